import type { Location } from '../../core/location.ts';
import { masked, quoted, source, withArticle } from '../../core/text.ts';
import type { Container, EnvironmentVariable } from '../../documents/container.ts';
import { linesOf } from '../../documents/lines.ts';
import type { Project } from '../../documents/project.ts';
import type { ContainerRule } from '../kinds.ts';
import { secretAssignment } from '../knowledge/secret-assignment.ts';
import { namesAccount } from '../knowledge/secret-names.ts';
import { at } from '../places.ts';
import { spanOfSecret } from '../span-of-secret.ts';

export const secretInEnvironment: ContainerRule = {
  id: 'container/secret-in-environment',
  title: 'Secret in a service’s environment',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can read the repository can use the secret, and in the environment it also shows in `docker inspect`, in crash reports and to every child process.',
  fix: 'Revoke it, and pass its replacement as a `secrets:` file or from outside: `NAME: ${NAME:?}`.',
  details:
    'Secrets are recognised by the formats that providers give their tokens, by passwords in URLs, and by literal values whose name says that they are secret, including build arguments and a variable’s default (`${PASSWORD:-hunter2}`). A well-known default password, or one that equals the name of its account or database, has a lower severity: it protects a development setup at best. Names that end in `_FILE`, switches and placeholders are not reported. The secret itself is never shown in full.',
  references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'cis:4.10', 'owasp:RULE #12'],
  fixable: false,
  gathered: { by: 'secret', cause: 'secret' },
  examples: {
    bad: [
      {
        name: 'in a mapping, in a list, as a default',
        code: source`
          services:
            db:
              image: postgres:17.6
              environment:
                POSTGRES_PASSWORD: [|Tr0ub4dor_3|]
            web:
              image: example/web:1.2
              environment:
                - DATABASE_URL=[|postgres://app:c0rrect-h0rse@db/app|]
                - SESSION_SECRET=[|\${SESSION_SECRET:-9f86d081884c7d65}|]
        `,
      },
    ],
    good: [
      {
        name: 'a file, a variable, a placeholder',
        code: source`
          services:
            db:
              image: postgres:17.6
              environment:
                POSTGRES_PASSWORD_FILE: /run/secrets/password
                POSTGRES_HOST_AUTH_METHOD: scram-sha-256
                REPLICATION_PASSWORD: \${REPLICATION_PASSWORD:?}
                ADMIN_PASSWORD: changeme
                API_TOKEN:
        `,
      },
    ],
  },

  *check(container, project) {
    const variables = [...container.environment, ...(container.build?.args ?? [])];
    const accounts = new Set(
      variables.flatMap(({ name, text }) => (namesAccount(name) ? [text?.toLowerCase() ?? ''] : [])),
    );
    for (const variable of variables) {
      if (variable.text === undefined || variable.passedThrough) continue;
      const found = secretAssignment(variable.name, variable.text, accounts);
      if (found === undefined) continue;
      const { severity, confidence, kind, secret } = found;
      const what = kind === '' ? 'a secret' : withArticle(kind);
      yield {
        ...(secret.includes('\n') ? inBlock(secret, variable, project) : at(variable)),
        secret: true,
        subject: variable.name,
        severity,
        confidence,
        message: `${quoted(variable.name)} of ${ownerOf(container, variable)} is set to ${what} here: ${quoted(masked(secret))}.`,
      };
    }
  },
};

/** The start of a secret of several lines in its YAML block. */
function inBlock(secret: string, { path, span }: Location, project: Project): Location {
  const document = project.document(path);
  return { path, span: document === undefined ? span : spanOfSecret(secret, span, linesOf(document)) };
}

function ownerOf({ name, build }: Container, variable: EnvironmentVariable): string {
  return build?.args.includes(variable) ? `the build of ${quoted(name)}` : quoted(name);
}
