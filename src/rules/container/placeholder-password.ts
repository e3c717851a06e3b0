import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { isPlaceholder } from '../knowledge/secret-values.ts';
import { at } from '../places.ts';

export const placeholderPassword: ContainerRule = {
  id: 'container/placeholder-password',
  title: 'Placeholder that works as a password',
  severity: 'low',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Unless it is replaced, the service starts with a password that everyone can read here and that attackers try first.',
  fix: 'Use a variable without a default, so that Compose stops if it is not set: `${DB_PASSWORD:?}`.',
  details:
    'Covers passwords, and keys that a service signs sessions with, that are set to `changeme`, `your-password` and the like, also by a variable’s default (`${DB_PASSWORD:-changeme}`). They work, unlike a placeholder for a token that another service issues, which is not reported. Each file gets one finding. Files named as an example, a sample or a template are not reported, and neither are placeholders in angle brackets, which a tool is meant to fill in.\n\nWell-known passwords (`postgres`, `admin`) and real ones are reported by `container/secret-in-environment`.',
  references: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71'],
  fixable: false,
  gathered: { by: 'file' },
  examples: {
    bad: [
      {
        name: 'as a default',
        code: source`
          services:
            db:
              image: postgres:17.6
              environment:
                POSTGRES_USER: app
                POSTGRES_PASSWORD: [|\${DB_PASSWORD:-changeme}|]
        `,
      },
      {
        name: 'as a literal value',
        code: source`
          services:
            web:
              image: example/web:1.2
              environment:
                - JWT_SECRET=[|your-secret-key|]
        `,
      },
    ],
    good: [
      {
        name: 'no default, and placeholders for tokens of other services',
        code: source`
          services:
            web:
              image: example/web:1.2
              environment:
                DB_PASSWORD: \${DB_PASSWORD:?}
                API_TOKEN: \${API_TOKEN:-changeme}
                SMTP_PASSWORD: your-mail-password
                OAUTH_CLIENT_SECRET: your-client-secret
                ADMIN_PASSWORD: <password>
        `,
      },
      {
        name: 'an example',
        path: 'compose.example.yaml',
        code: source`
          services:
            db:
              image: postgres:17.6
              environment:
                POSTGRES_PASSWORD: changeme
        `,
      },
    ],
  },

  *check({ name: container, environment }) {
    for (const variable of environment) {
      const { name, text, raw, path, passedThrough } = variable;
      if (passedThrough || text === undefined || !isLive(text) || !isOwnPassword(name)) continue;
      if (/example|sample|template/i.test(path)) continue;
      const isDefault = raw !== text;
      const how = isDefault ? 'defaults to' : 'is set to';
      yield {
        ...at(variable),
        subject: name,
        ...(isDefault ? {} : { confidence: 'low' }),
        message: `${quoted(name)} of ${quoted(container)} ${how} ${quoted(text)}.`,
      };
    }
  },
};

/**
 * A text that asks to be replaced, but works as a password until it is; `example` is the one in the documentation of
 * Docker's own images: https://hub.docker.com/_/postgres
 */
function isLive(text: string): boolean {
  return (
    isPlaceholder(text) &&
    /change[_-]?(?:me|this|it)|replace[_-]?(?:me|this)|place[_-]?holder|^(?:your|insert|put|fill|enter)[_ -]|^example$/i.test(
      text,
    ) &&
    !/^[<{[%]/.test(text)
  );
}

/** A password that this service or another one of the project checks, or a key that it signs with. */
function isOwnPassword(name: string): boolean {
  const word = name.toUpperCase();
  if (elsewhere.test(word)) return false;
  return /(?:PASSWORD|PASSWD|PASSPHRASE|(?:^|_)(?:PASS|PWD))$/.test(word) || signing.test(word);
}

const signing =
  /(?:^|_)(?:SECRET|SECRET_KEY(?:_BASE)?|(?:APP|AUTH|COOKIE|ENCRYPTION|HMAC|JWT|SESSION|SIGNING|TOKEN)_?(?:SECRET|KEY|SECRET_KEY))$/;

/** Words for accounts at another provider. */
const elsewhere =
  /(?:^|_)(?:API|AWS|AZURE|BUCKET|CLIENT|DISCORD|EMAIL|GCP|GITHUB|GITLAB|GOOGLE|LDAP|MAIL|OAUTH\d?|OIDC|OPENAI|PAYPAL|S3|SLACK|SMTP|STRIPE|TELEGRAM|TWILIO|WEBHOOK)(?:_|$)/;
