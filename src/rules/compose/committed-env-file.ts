import { compareSpans } from '../../core/location.ts';
import { count, masked, quoted, source, withArticle } from '../../core/text.ts';
import type { Setting } from '../../documents/container.ts';
import type { ComposeRule } from '../kinds.ts';
import { gravest } from '../knowledge/gravest.ts';
import { secretLines } from '../knowledge/secret-lines.ts';
import { at } from '../places.ts';

export const committedEnvFile: ComposeRule = {
  id: 'compose/committed-env-file',
  title: 'Environment file with secrets in the repository',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can read the repository, now or later, can use the secrets, and deleting the file leaves them in the Git history.',
  fix: 'Revoke them, remove the file from the repository and add it to `.gitignore`, and commit a `.env.example` without values.',
  details:
    'Each `env_file` that is part of the commit is read. Values are judged as in `container/secret-in-environment`: placeholders, switches and variables are not reported, and well-known default passwords are `medium`.',
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
      {
        name: 'one file for two services, reported once',
        code: source`
          services:
            db:
              image: postgres:17.6
              env_file:
                - path: [|./db.env|]
                  required: false
            backup:
              image: example/backup:5
              env_file: db.env
        `,
        files: { 'db.env': 'POSTGRES_PASSWORD=Tr0ub4dor_3\n' },
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
    const uses = project.containersOf(document).flatMap(({ envFiles }) => envFiles);
    // Services share files: each file is one root cause, reported where it is first named.
    for (const [path, [first, ...others]] of Map.groupBy(uses, (file) => project.pathOf(file) ?? '')) {
      const found = secretLines(project.text(path) ?? '');
      const worst = gravest(found);
      if (first === undefined || worst === undefined) continue;
      const { severity, confidence, kind, secret, name, line } = worst;
      const what = name === '' ? withArticle(kind) : quoted(name);
      const more = found.length === 1 ? '' : ` and ${count(found.length - 1, 'other secret')}`;
      const again = others.slice(0, mostOthers).filter((other) => !samePlace(other, first));
      yield {
        ...at(first),
        subject: path,
        severity,
        confidence,
        message: `${quoted(path)} is committed with ${what} (${quoted(masked(secret))})${more}.`,
        related: [
          { path, span: lineSpan(line), message: 'The secret is here.' },
          ...again.map((other) => ({ ...at(other), message: 'The file is used here as well.' })),
        ],
      };
    }
  },
};

/** The number of services that are named besides the first one; a file may have very many. */
const mostOthers = 20;

/** One place that several services share through a fragment. */
function samePlace(a: Setting, b: Setting): boolean {
  return a.path === b.path && compareSpans(a.span, b.span) === 0;
}

function lineSpan(line: number) {
  return { start: { line, column: 1 }, end: { line, column: 1 } };
}
