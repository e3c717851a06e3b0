import { quoted, source } from '../../core/text.ts';
import type { Project } from '../../documents/project.ts';
import { type BuildContext, buildContexts, inFolder } from '../build-contexts.ts';
import { copiesContext } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';
import { secretFileOf } from '../knowledge/secret-files.ts';

export const unfilteredContext: DockerfileRule = {
  id: 'dockerfile/unfiltered-context',
  title: 'Secrets copied along with the whole context',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can pull the image can read a secret file that nobody meant to ship.',
  fix: 'List the file in `.dockerignore`, or copy only what the program needs.',
  details:
    'Reported if `COPY .` takes the whole context and the commit holds a file whose name marks it as a secret (`.env`, private keys, credentials) that no `.dockerignore` excludes. Only the context’s own folder is searched. Keys are `high`; in a stage that does not ship the severity is `low`, because only the build cache keeps the file.',
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'dockle:DKL-LI-0003', 'cis:4.10', 'owasp-node:§8', 'owasp-node:§9'],
  fixable: false,
  foldsInto: ['dockerfile/secret-file'],
  examples: {
    bad: [
      {
        name: 'an environment file, without an ignore file',
        code: source`
          FROM node:24-slim
          WORKDIR /app
          COPY --chown=node [|.|] .
        `,
        files: { '.env': 'DB_PASSWORD=x\n' },
      },
      {
        name: 'an ignore file that misses one file',
        code: source`
          FROM node:24-slim
          ADD [[|"./"|], "/app/"]
        `,
        path: 'web/Dockerfile',
        files: { 'web/.dockerignore': 'node_modules\n.git\n', 'web/id_ed25519': 'x\n' },
      },
    ],
    good: [
      {
        name: 'excluded from the context',
        code: source`
          FROM node:24-slim
          COPY . /app/
        `,
        files: { '.dockerignore': '**/.env*\n*.pem\n', '.env': 'DB_PASSWORD=x\n', 'server.pem': 'x\n' },
      },
      {
        name: 'copied selectively, or only a template in the context',
        code: source`
          FROM node:24-slim AS build
          COPY . /app/
          FROM node:24-slim
          COPY src /app/
          COPY --from=build . /app/
        `,
        files: { '.env.example': 'DB_PASSWORD=\n' },
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    let found: ReadonlySet<string> | undefined;
    for (const instruction of document.instructions) {
      const whole = copiesContext(instruction);
      if (whole === undefined) continue;
      found ??= new Set(buildContexts(document, project).flatMap((context) => secretsIn(context, project)));
      const names = found;
      const shown = [...names].map((name) => quoted(name));
      const last = shown.pop();
      if (last === undefined) continue;
      const listed = shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
      const isKey = [...names].some((name) => secretFileOf(name)?.certainty === 'key');
      const ships = instruction.stage !== undefined && shipped.has(instruction.stage);
      yield {
        span: whole.span,
        severity: ships ? (isKey ? 'high' : 'medium') : 'low',
        subject: 'context',
        message: `${instruction.keyword} also copies ${listed}, which no \`.dockerignore\` excludes.`,
      };
    }
  },
};

/** Names of secret files of tools in a project's own folder. */
const candidates = [
  '.env',
  '.env.local',
  '.env.dev',
  '.env.development',
  '.env.staging',
  '.env.prod',
  '.env.production',
  '.git-credentials',
  '.netrc',
  '.pypirc',
  '.htpasswd',
  '.pgpass',
  '.dockercfg',
  '.aws/credentials',
  '.docker/config.json',
  '.ssh/id_rsa',
  '.ssh/id_ed25519',
  'id_rsa',
  'id_dsa',
  'id_ecdsa',
  'id_ed25519',
  'credentials.json',
  'service-account.json',
  'serviceAccountKey.json',
  'secrets.yaml',
  'secrets.yml',
  'secrets.json',
  'secrets.env',
  'server.key',
  'private.key',
  'tls.key',
  'kubeconfig',
  'terraform.tfstate',
];

function secretsIn({ folder, ignore }: BuildContext, project: Project): readonly string[] {
  return candidates.filter((name) => project.exists(inFolder(folder, name)) && !ignore?.ignores(name));
}
