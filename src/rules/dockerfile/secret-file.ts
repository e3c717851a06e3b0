import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Pair, Stage } from '../../documents/dockerfile/model.ts';
import type { Value } from '../../documents/value.ts';
import { type CopiedFiles, copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';
import { type SecretFile, secretFileOf } from '../knowledge/secret-files.ts';

export const secretFile: DockerfileRule = {
  id: 'dockerfile/secret-file',
  title: 'Secret file copied into the image',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can pull the image can read the file, even if a later instruction deletes it.',
  fix: 'Mount it for the one command that needs it, `RUN --mount=type=secret,id=…` or `--mount=type=ssh`, and list it in `.dockerignore`.',
  details:
    'Files are recognised by their usual names. Private keys and credentials are `high`, files that mostly hold secrets (`.env`, `.kube`) `medium`, and those that often hold none (`.npmrc`, `.git`, `*.pem`) `low`. Public keys, examples and templates are not reported. A variable that tells a client where its credentials are (`GOOGLE_APPLICATION_CREDENTIALS`) is reported if a COPY seems to put them there.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'cis:4.10', 'owasp-node:§8', 'owasp-node:§9'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a deploy key, and a developer’s environment file',
        code: source`
          FROM node:24-slim
          COPY [|.ssh/id_ed25519|] /root/.ssh/
          COPY --chown=node package.json [|.env|] ./
        `,
      },
      {
        name: 'credentials of the cloud',
        code: source`
          FROM python:3.13-slim
          ADD [[|"config/service-account.json"|], "/app/"]
        `,
      },
      {
        name: 'a file that a variable points to',
        code: source`
          FROM python:3.13-slim
          COPY config /app/config
          ENV [|GOOGLE_APPLICATION_CREDENTIALS=/app/config/google.json|]
        `,
      },
    ],
    good: [
      {
        name: 'public keys and templates',
        code: source`
          FROM node:24-slim
          COPY id_ed25519.pub .env.example certs/ca.pem /app/
        `,
      },
      {
        name: 'a path that no COPY fills',
        code: source`
          FROM python:3.13-slim
          COPY app.py /app/
          ENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/google.json
        `,
      },
      {
        name: 'mounted for one command',
        code: source`
          FROM node:24-slim
          RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
        `,
      },
    ],
  },

  *check({ instructions, stages }) {
    const told = new Set<Pair>();
    for (const stage of stages) yield* pointedTo(stage, told);
    for (const instruction of instructions) {
      const copied = copiedFiles(instruction);
      const named = copied === undefined ? undefined : pointerIn(copied);
      if (copied !== undefined && named !== undefined) {
        const message = `${quoted(copied.destination.raw)} is where clients look for credentials.`;
        yield { span: copied.destination.span, subject: named, severity: 'medium', confidence: 'low', message };
      }
      for (const { text = '', span } of copied?.sources ?? []) {
        const file = secretFileOf(text);
        if (file === undefined) continue;
        const severity = severities[file.certainty];
        const confidence = file.certainty === 'maybe' ? 'low' : 'medium';
        const message = `${quoted(text)} looks like ${file.kind}.`;
        yield { span, subject: text, severity, confidence, message };
      }
    }
  },
};

const severities = { key: 'high', config: 'medium', maybe: 'low' } as const satisfies Record<
  SecretFile['certainty'],
  string
>;

/** Variables that give the path of credentials, where a COPY of the stage puts a file there. */
function* pointedTo(stage: Stage, told: Set<Pair>): Iterable<Violation> {
  const workdir = stage.end.workdir?.value.text;
  for (const variable of pointers) {
    const pair = pairOf(stage, variable);
    const path = pair?.value?.text;
    if (pair === undefined || path === undefined || path === '' || told.has(pair)) continue;
    const copied = copiedTo(stage, located(path, workdir), workdir);
    // A file that looks like a secret by its own name is reported as one.
    if (copied === undefined || secretFileOf(copied.text ?? '') !== undefined) continue;
    told.add(pair);
    const message = `${quoted(variable)} points to credentials that ${quoted(copied.raw)} brings into the image.`;
    const related = [{ span: copied.span, message: 'Copied here.' }];
    yield { span: pair.span, subject: variable, severity: 'medium', confidence: 'low', message, related };
  }
}

/** Where the stage gets a variable from: an ENV, also of a stage below, or an ARG of its own. */
function pairOf({ end, instructions }: Stage, variable: string): Pair | undefined {
  const isIt = ({ name }: Pair) => name.text === variable;
  const setting = end.env.get(variable)?.instruction.pairs.find(isIt);
  if (setting !== undefined) return setting;
  return instructions.flatMap(({ keyword, pairs }) => (keyword === 'ARG' ? pairs : [])).findLast(isIt);
}

/** The source of the COPY that writes the path. */
function copiedTo({ instructions }: Stage, path: string, workdir: string | undefined): Value | undefined {
  for (const instruction of instructions) {
    const copied = copiedFiles(instruction);
    const destination = copied?.destination.text;
    if (copied === undefined || destination === undefined || copied.from !== undefined) continue;
    if (pointerIn(copied) !== undefined) continue;
    const target = located(destination, workdir);
    const found = copied.sources.find(({ text }) => text !== undefined && lands(text, target, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `COPY config $AWS_CONFIG_FILE` */
function pointerIn({ destination, from }: CopiedFiles): string | undefined {
  if (from !== undefined) return undefined;
  return pointers.find((variable) => destination.raw === `$${variable}` || destination.raw === `\${${variable}}`);
}

/** From the root, or from `.` if the working directory is unknown. */
function located(path: string, workdir: string | undefined): string {
  if (path.startsWith('/')) return path;
  const base = workdir?.startsWith('/') ? workdir : '.';
  const rest = path.replace(/^(?:\.(?:\/+|$))+/, '');
  return rest === '' ? base : `${base}/${rest}`;
}

/**
 * Whether copying the source to the destination writes the path: under its own name, with the whole context, or with
 * what looks like a folder, whose content lands in the destination.
 */
function lands(source: string, destination: string, path: string): boolean {
  if (destination === path) return true;
  const folder = destination.replace(/(?<!\/)\/+$/, '');
  if (!path.startsWith(`${folder}/`)) return false;
  const rest = path.slice(folder.length + 1);
  const name = source.slice(source.lastIndexOf('/') + 1);
  return name === rest || /^(?:\*|[^.]*|\.)$/.test(name);
}

/** Variables that tell clients where their credentials are. */
const pointers = [
  'GOOGLE_APPLICATION_CREDENTIALS',
  // https://huggingface.co/docs/huggingface_hub/en/package_reference/environment_variables#hftokenpath
  'HF_TOKEN_PATH',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CONFIG_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'KUBECONFIG',
] as const;
