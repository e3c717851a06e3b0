import { count, masked, quoted, source, withArticle } from '../../core/text.ts';
import type { ComposeRule } from '../kinds.ts';
import { gravest } from '../knowledge/gravest.ts';
import { type SecretLine, secretLines } from '../knowledge/secret-lines.ts';
import { at } from '../places.ts';

export const committedEnvFile: ComposeRule = {
  id: 'compose/committed-env-file',
  title: 'Environment file with secrets in the repository',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Everybody who can read the repository, now or later, has the secrets, and taking the file away leaves them in the history.',
  fix: 'Revoke them, take the file out of the repository with an entry in `.gitignore`, and commit a `.env.example` without values.',
  details:
    'Each `env_file` that is part of the commit is read. Values are judged as in `container/secret-in-environment`: placeholders, switches and variables are left alone, and passwords that everybody tries first are `medium`.',
  references: ['https://docs.docker.com/compose/how-tos/environment-variables/best-practices/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a password beside the Compose file',
        code: source`
          services:
            db:
              image: postgres:17.6
              env_file:
                - [|./db.env|]
        `,
        files: {
          'db.env': source`
            POSTGRES_USER=shop
            POSTGRES_PASSWORD="Tr0ub4dor_3"
          `,
        },
      },
    ],
    good: [
      {
        name: 'not committed, or without secrets',
        code: source`
          services:
            db:
              image: postgres:17.6
              env_file: [db.env, .env]
        `,
        files: {
          'db.env': source`
            # POSTGRES_PASSWORD=Tr0ub4dor_3
            POSTGRES_USER=shop
            POSTGRES_PASSWORD=changeme
            ADMIN_PASSWORD=\${ADMIN_PASSWORD}
          `,
        },
      },
    ],
  },

  *check(document, project) {
    // Services share files; one is read once.
    const read = new Map<string, readonly SecretLine[]>();
    for (const { envFiles } of project.containersOf(document)) {
      for (const file of envFiles) {
        const path = project.pathOf(file) ?? '';
        const found = read.get(path) ?? secretLines(project.text(path) ?? '');
        read.set(path, found);
        const worst = gravest(found);
        if (worst === undefined) continue;
        const { severity, confidence, kind, secret, name, line } = worst;
        const what = name === '' ? withArticle(kind) : quoted(name);
        const more = found.length === 1 ? '' : ` and ${count(found.length - 1, 'other secret')}`;
        yield {
          ...at(file),
          subject: path,
          severity,
          confidence,
          message: `${quoted(path)} is committed with ${what} (${quoted(masked(secret))})${more}.`,
          related: [{ path, span: lineSpan(line), message: 'The secret stands here.' }],
        };
      }
    }
  },
};

function lineSpan(line: number) {
  return { start: { line, column: 1 }, end: { line, column: 1 } };
}
