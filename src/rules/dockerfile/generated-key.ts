import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { Command } from '../../documents/shell/model.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const generatedKey: DockerfileRule = {
  id: 'dockerfile/generated-key',
  title: 'Private key generated in the build',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Every container of the image has the same private key, and anyone who can pull the image has it too and can impersonate the server or user that it identifies.',
  fix: 'Generate the key when the container starts, or mount it there as a secret.',
  details:
    'Reported in stages that ship, for `openssl req -keyout`, `genrsa`, `genpkey`, `ecparam -genkey`, `ssh-keygen` and `keytool -genkeypair`. A key that the same RUN deletes again, that goes to a mount or that is only printed is not reported.',
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a certificate and the keys of an SSH server',
        code: source`
          FROM debian:13-slim
          RUN [|openssl req -x509 -nodes -newkey rsa:2048 -subj /CN=app -keyout /etc/ssl/private/app.key -out /etc/ssl/certs/app.pem|]
          RUN [|ssh-keygen -A|]
          USER 10001
        `,
      },
    ],
    good: [
      {
        name: 'in a stage that does not ship, deleted again, or no private key',
        code: source`
          FROM debian:13-slim AS build
          RUN openssl genrsa -out /test.key 2048 && make test

          FROM debian:13-slim
          COPY --from=build /app /app
          RUN openssl genrsa -out /tmp/sign.key 2048 && sign /app /tmp/sign.key && rm /tmp/sign.key
          RUN openssl x509 -in /app/ca.pem -noout && ssh-keygen -lf /app/host.pub && openssl rand -hex 8 > /app/id
          USER 10001
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    const commands = buildCommands(document);
    for (const { command, instruction } of commands) {
      const key = generated(command);
      if (key === undefined || instruction.stage === undefined || !shipped.has(instruction.stage)) continue;
      const deleted = commands.some((other) => other.instruction === instruction && deletes(other.command, key));
      if (deleted || isElsewhere(key, instruction)) continue;
      const where = key === '' ? '' : ` to ${quoted(key)}`;
      const message = `${quoted(command.name)} writes a private key${where}, which anyone who can pull the image gets.`;
      yield { span: command.span, subject: key || command.name, message };
    }
  },
};

/** The file to which a command writes a new private key; '' if it is not named, `undefined` if it writes none. */
function generated(command: Command): string | undefined {
  const first = command.words[0]?.text ?? '';
  switch (command.name) {
    case 'openssl':
      if (first === 'req') return operandOf(command, '-keyout');
      if (first === 'ecparam' && !has(command, /^-genkey$/)) return undefined;
      return /^(?:genrsa|genpkey|gendsa|ecparam)$/.test(first)
        ? (operandOf(command, '-out') ?? written(command))
        : undefined;
    case 'ssh-keygen':
      // Options that read, convert, sign or clean up: https://man.openbsd.org/ssh-keygen
      if (has(command, /^-[a-zA-Z]*[BDFHKLMQRYceilpsy]/)) return undefined;
      return operandOf(command, '-f') ?? '';
    case 'keytool':
      return has(command, /^-genkey(?:pair)?$/) ? (operandOf(command, '-keystore') ?? '') : undefined;
    default:
      return undefined;
  }
}

function has({ words }: Command, option: RegExp): boolean {
  return words.some(({ text }) => option.test(text ?? ''));
}

function operandOf({ words }: Command, option: string): string | undefined {
  const at = words.findIndex(({ text }) => text === option);
  return at === -1 ? undefined : words[at + 1]?.display;
}

/** The default output; nothing is kept if it is only printed. */
function written({ redirects }: Command): string | undefined {
  return redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target?.display;
}

function deletes({ name, words }: Command, key: string): boolean {
  return (name === 'rm' || name === 'shred') && key !== '' && words.some(({ display }) => isWithin(key, display));
}

function isElsewhere(key: string, { flags }: Instruction): boolean {
  if (/^\/dev\//.test(key)) return true;
  const mounts = flags.flatMap(({ options }) => options.get('target')?.text ?? []);
  return mounts.some((mount) => isWithin(key, mount));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/\/\*?$/, '')}/`);
}
