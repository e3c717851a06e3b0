import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Flag, Instruction } from '../../documents/dockerfile/model.ts';
import type { Command, Word } from '../../documents/shell/model.ts';
import { type BuildCommand, buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';
import { secretName } from '../knowledge/secret-names.ts';

export const persistedSecret: DockerfileRule = {
  id: 'dockerfile/persisted-secret',
  title: 'Build secret written into the image',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'A secret that was meant for the build alone stays in a layer or in the environment of the image, for everyone who can pull it.',
  fix: 'Read the secret from `--mount=type=secret` in the one command that needs it, and write it nowhere.',
  details:
    'Four patterns are reported: an ENV that takes its value from a secret ARG; a command that copies a secret mount to a file; one that writes a secret ARG, or a mounted secret (`$(cat /run/secrets/npm)`, or its variable), to a file (`.npmrc`, an SSH key); and one that stores it as a setting (`npm config set`, `git config`). A file or setting that the same RUN deletes again is not reported, nor is one on a mount or in `/dev`. In a stage that does not ship the severity is `medium`, because only the build cache keeps the secret.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'cis:4.10', 'owasp-node:§8', 'owasp-node:§10'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'an argument that becomes part of the environment',
        code: source`
          FROM node:24-slim
          ARG NPM_TOKEN
          ENV [|npm_config__auth=\${NPM_TOKEN}|]
        `,
      },
      {
        name: 'written to a file',
        code: source`
          FROM node:24-slim
          ARG NPM_TOKEN
          ARG SSH_PRIVATE_KEY
          RUN mkdir -p /root/.ssh && [|echo "$SSH_PRIVATE_KEY"|] > /root/.ssh/id_ed25519
          RUN [|printf '//npm.example.com/:_authToken=%s' "\${NPM_TOKEN}"|] >> .npmrc && npm ci
        `,
      },
      {
        name: 'a mount that is copied',
        code: source`
          FROM python:3.13-slim
          RUN --mount=type=secret,id=pip [|cp /run/secrets/pip /etc/pip.conf|]
          RUN --mount=type=secret,id=netrc,target=/tmp/netrc [|cat /tmp/netrc|] > /root/.netrc
        `,
      },
    ],
    good: [
      {
        name: 'used but not kept, deleted in the same RUN, or not a secret',
        code: source`
          FROM node:24-slim
          ARG NPM_TOKEN
          ARG VERSION
          ENV APP_VERSION=$VERSION
          RUN --mount=type=secret,id=npm,env=TOKEN npm ci --//npm.example.com/:_authToken="$TOKEN" > install.log
          RUN echo "//npm.example.com/:_authToken=$NPM_TOKEN" > .npmrc && npm ci && rm -f .npmrc
          RUN --mount=type=secret,id=pip cat /run/secrets/pip > /dev/null
          RUN echo "$VERSION" > /version
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    const graver = ({ stage }: Instruction) => (stage !== undefined && shipped.has(stage) ? 'high' : 'medium');
    const args = secretArguments(document.instructions);
    if (args.size === 0 && !document.instructions.some(({ flags }) => flags.some(mountsSecret))) return;
    for (const instruction of document.instructions) {
      if (instruction.keyword !== 'ENV') continue;
      for (const { name, value, span } of instruction.pairs) {
        const secret = value?.variables.find((variable) => args.has(variable));
        if (secret === undefined) continue;
        const label = name.text ?? name.raw;
        const message = `${quoted(label)} keeps the secret ${quoted(secret)} in the environment of the image.`;
        yield { span, subject: label, severity: graver(instruction), message };
      }
    }
    const commands = buildCommands(document);
    const removed = removedFiles(commands);
    const secrets = new Map<Instruction, Secrets>();
    for (const { instruction } of commands) {
      if (!secrets.has(instruction)) secrets.set(instruction, secretsOf(instruction, args));
    }
    const given = givenSecrets(commands, secrets);
    for (const { command, instruction } of commands) {
      const known = secrets.get(instruction);
      if (known === undefined) continue;
      const kept = keeps(command, { ...known, given: given.get(command) }, removed.get(instruction));
      if (kept) yield { span: command.span, severity: graver(instruction), ...kept };
    }
  },
};

function mountsSecret({ options }: Flag): boolean {
  return options.get('type')?.text === 'secret';
}

function secretArguments(instructions: readonly Instruction[]): ReadonlySet<string> {
  const pairs = instructions.flatMap(({ keyword, pairs }) => (keyword === 'ARG' ? pairs : []));
  return new Set(pairs.map(({ name }) => name.text ?? '').filter((name) => secretName(name) === 'likely'));
}

interface Secrets {
  readonly hasVariable: (name: string) => boolean;
  readonly files: ReadonlySet<string>;
}

/** The arguments, and the mounted secrets of the instruction: as a file, or as a variable. */
function secretsOf({ flags }: Instruction, args: ReadonlySet<string>): Secrets {
  const mounts = flags.filter(mountsSecret);
  const variables = new Set(mounts.flatMap(({ options }) => options.get('env')?.text ?? []));
  const files = mounts.flatMap(({ options }) => {
    const target = options.get('target')?.text;
    const id = options.get('id')?.text;
    if (target !== undefined) return [target];
    return id === undefined || options.has('env') ? [] : [`/run/secrets/${id}`];
  });
  return { hasVariable: (name) => args.has(name) || variables.has(name), files: new Set(files) };
}

/** Which commands are given the content of a mounted secret: `$(cat /run/secrets/npm)`, also by a variable. */
function givenSecrets(
  commands: readonly BuildCommand[],
  secrets: ReadonlyMap<Instruction, Secrets>,
): ReadonlyMap<Command, string> {
  const given = new Map<Command, string>();
  for (const { command, instruction } of commands) {
    const { substitution, words, redirects } = command;
    const files = secrets.get(instruction)?.files;
    if (substitution === undefined || files === undefined || files.size === 0) continue;
    const inputs = redirects.flatMap(({ operator, target }) => (operator === '<' && target ? target : []));
    const file = [...words, ...inputs].find(({ display }) => files.has(display))?.display;
    if (file === undefined) continue;
    for (const user of [substitution.command ?? [], substitution.uses.map((use) => use.command)].flat()) {
      given.set(user, file);
    }
  }
  return given;
}

function keeps(
  command: Command,
  secrets: Secrets & { readonly given: string | undefined },
  removed: ReadonlySet<string> = new Set(),
): Pick<Violation, 'message' | 'subject'> | undefined {
  if (copiers.has(command.name)) {
    const [from, to] = command.words.filter(({ display }) => !display.startsWith('-')).slice(-2);
    if (from === undefined || to === undefined || !secrets.files.has(from.display) || isFleeting(to.display, removed))
      return undefined;
    return { subject: from.display, message: `The secret ${quoted(from.display)} is copied to ${quoted(to.display)}.` };
  }
  const settings = settingsOf(command);
  if (settings !== undefined) {
    const secret =
      secrets.given ?? command.words.map((word) => named(word, secrets)).find((name) => name !== undefined);
    if (secret === undefined || [...removed].some((path) => path.endsWith(settings))) return undefined;
    return { subject: secret, message: `The secret ${quoted(secret)} is written to ${quoted(settings)}.` };
  }
  if (!writers.has(command.name)) return undefined;
  const target = command.redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target?.display;
  const secret = secrets.given ?? command.words.map((word) => named(word, secrets)).find((name) => name !== undefined);
  if (target === undefined || secret === undefined || isFleeting(target, removed)) return undefined;
  return { subject: secret, message: `The secret ${quoted(secret)} is written to ${quoted(target)}.` };
}

/** Settings files of programs, by their own manuals. */
const settingsFiles: ReadonlyMap<string, string> = new Map([
  ['npm', '.npmrc'],
  ['pnpm', '.npmrc'],
  ['yarn', '.yarnrc.yml'],
  ['git', '.gitconfig'],
  ['pip', 'pip.conf'],
  ['pip3', 'pip.conf'],
  ['composer', 'auth.json'],
  ['poetry', 'auth.toml'],
  ['bundle', '.bundle/config'],
]);

/** The file that `npm config set …` writes to. */
function settingsOf({ name, words }: Command): string | undefined {
  return words[0]?.text === 'config' || (name === 'npm' && words[0]?.text === 'set')
    ? settingsFiles.get(name)
    : undefined;
}

const copiers = new Set(['cp', 'mv', 'install', 'ln']);
const writers = new Set(['echo', 'printf', 'cat', 'base64']);

function named({ raw, display }: Word, { hasVariable, files }: Secrets): string | undefined {
  if (files.has(display)) return display;
  if (raw.startsWith("'")) return undefined;
  return raw
    .match(/\$\{?\w+/g)
    ?.map((name) => name.replace(/^\$\{?/, ''))
    .find((name) => hasVariable(name));
}

function isFleeting(path: string, removed: ReadonlySet<string>): boolean {
  return removed.has(path) || /^(?:\/dev|\/run\/secrets)\//.test(path);
}

/** The files that each RUN deletes by name. */
function removedFiles(commands: readonly BuildCommand[]): ReadonlyMap<Instruction, ReadonlySet<string>> {
  const removed = new Map<Instruction, Set<string>>();
  for (const { command, instruction } of commands) {
    const settings = command.words.some(({ text }) => /^(?:delete|rm|unset|--unset(?:-all)?)$/.test(text ?? ''))
      ? settingsOf(command)
      : undefined;
    if (command.name !== 'rm' && command.name !== 'shred' && settings === undefined) continue;
    const names = removed.get(instruction) ?? new Set();
    for (const { display } of command.words) names.add(display);
    if (settings !== undefined) names.add(settings);
    removed.set(instruction, names);
  }
  return removed;
}
