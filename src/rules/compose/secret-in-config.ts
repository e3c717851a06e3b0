import { count, masked, quoted, source } from '../../core/text.ts';
import { linesOf } from '../../documents/lines.ts';
import type { ComposeRule } from '../kinds.ts';
import { gravest } from '../knowledge/gravest.ts';
import { secretLines } from '../knowledge/secret-lines.ts';
import { spanOfSecret } from '../span-of-secret.ts';

export const secretInConfig: ComposeRule = {
  id: 'compose/secret-in-config',
  title: 'Secret in an inline config',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can read the repository can use the secret, and so can every user in the container, because the mounted file is readable by all of them.',
  fix: 'Revoke it, and pass its replacement through a variable, `${NAME:?}`, or a secret whose file is not committed.',
  references: ['https://docs.docker.com/reference/compose-file/configs/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a connection string with its password',
        code: source`
          services:
            web:
              image: example/web:1.2
              configs: [app]
          configs:
            app:
              content: |
                debug = false
                database = "postgres://app:[|c0rrect-h0rse|]@db/app"
        `,
      },
    ],
    good: [
      {
        name: 'set from outside',
        code: source`
          services:
            web:
              image: example/web:1.2
              configs: [app]
          configs:
            app:
              content: |
                debug = false
                password = "\${DB_PASSWORD:?}"
        `,
      },
    ],
  },

  *check(document) {
    const lines = linesOf(document);
    for (const { key, node } of document.configs) {
      const content = node.kind === 'map' ? node.entry('content') : undefined;
      if (content?.node.kind !== 'scalar') continue;
      const found = secretLines(content.node.raw);
      const worst = gravest(found);
      if (worst === undefined) continue;
      const { severity, confidence, secret } = worst;
      const more = found.length === 1 ? '' : ` and ${count(found.length - 1, 'other secret')}`;
      yield {
        span: spanOfSecret(secret, content.node.span, lines),
        path: content.node.path,
        secret: true,
        subject: key,
        severity,
        confidence,
        message: `The config ${quoted(key)} holds ${quoted(masked(secret))}${more}.`,
      };
    }
  },
};
