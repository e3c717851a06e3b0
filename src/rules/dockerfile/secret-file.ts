import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import { copiedFiles } from '../copied-files.ts';
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
    'Files are recognised by their usual names. Private keys and credentials are `high`, files that mostly hold secrets (`.env`, `.kube`) `medium`, and those that often hold none (`.npmrc`, `.git`, `*.pem`) `low`. Public keys, examples and templates are not reported.',
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
        name: 'mounted for one command',
        code: source`
          FROM node:24-slim
          RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const pointed = pointedTo(instruction);
      if (pointed !== undefined) yield pointed;
      for (const { text = '', span } of copiedFiles(instruction)?.sources ?? []) {
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

/** A variable gives the path of credentials, and this COPY puts a file there. */
function pointedTo(instruction: Instruction): Violation | undefined {
  const copied = copiedFiles(instruction);
  const destination = copied?.destination.text;
  if (copied === undefined || destination === undefined || copied.from !== undefined) return undefined;
  const workdir = instruction.stage?.end.workdir?.value.text;
  const target = located(destination, workdir);
  for (const variable of pointers) {
    const path = instruction.stage?.end.env.get(variable)?.value.text;
    if (path === undefined || path === '') continue;
    const found = copied.sources.find(({ text }) => text !== undefined && lands(text, target, located(path, workdir)));
    // A file that looks like a secret by its own name is reported as one.
    if (found === undefined || secretFileOf(found.text ?? '') !== undefined) continue;
    const message = `${quoted(found.raw)} brings the credentials that ${quoted(variable)} points to.`;
    return { span: found.span, subject: variable, severity: 'medium', confidence: 'low', message };
  }
  return undefined;
}

/** From the root, or from `.` if the working directory is unknown. */
function located(path: string, workdir: string | undefined): string {
  if (path.startsWith('/')) return path;
  const base = workdir?.startsWith('/') ? workdir : '.';
  const rest = path.replace(/^(?:\.(?:\/+|$))+/, '');
  return rest === '' ? base : `${base}/${rest}`;
}

/** Whether copying the source to the destination writes the path: under its own name, or with the whole context. */
function lands(source: string, destination: string, path: string): boolean {
  if (destination === path) return true;
  const folder = destination.replace(/(?<!\/)\/+$/, '');
  if (!path.startsWith(`${folder}/`)) return false;
  const rest = path.slice(folder.length + 1);
  const name = source.slice(source.lastIndexOf('/') + 1);
  return name === rest || /^(?:\.|\*|)$/.test(name);
}

/** Variables that tell clients where their credentials are. */
const pointers = [
  'GOOGLE_APPLICATION_CREDENTIALS',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CONFIG_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'KUBECONFIG',
] as const;
