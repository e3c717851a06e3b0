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
  why: 'If nobody replaces it, the service starts with a password that everyone can read here and that attackers try first.',
  fix: 'Give it no value, so that Compose stops where it is missing: `${DB_PASSWORD:?}`.',
  details:
    'Reported are passwords, and the keys by which a service signs sessions, that are set to `changeme`, `your-password` and the like, also by a variable’s default (`${DB_PASSWORD:-changeme}`). They work, unlike a placeholder for a token that another service issues, which is not reported. The passwords of one file are reported once. Files that are called an example, a sample or a template are left alone, and so is a placeholder in angle brackets, which something fills in.\n\nWell-known passwords (`postgres`, `admin`) and real ones are reported by `container/secret-in-environment`.',
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
        name: 'written out',
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
        name: 'no default, and placeholders for what others issue',
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
      const how = isDefault ? 'unless somebody sets it' : 'here';
      yield {
        ...at(variable),
        subject: name,
        ...(isDefault ? {} : { confidence: 'low' }),
        message: `${quoted(name)} of ${quoted(container)} is ${quoted(text)} ${how}.`,
      };
    }
  },
};

/** Words that ask to be replaced, and work as a password as long as nobody does. */
function isLive(text: string): boolean {
  return (
    isPlaceholder(text) &&
    /change[_-]?(?:me|this|it)|replace[_-]?(?:me|this)|place[_-]?holder|^(?:your|insert|put|fill|enter)[_ -]/i.test(
      text,
    ) &&
    !/^[<{[%]/.test(text)
  );
}

/** What the service itself, or one beside it, compares with: a password, or the key by which it signs. */
function isOwnPassword(name: string): boolean {
  const word = name.toUpperCase();
  if (elsewhere.test(word)) return false;
  return /(?:PASSWORD|PASSWD|PASSPHRASE|(?:^|_)(?:PASS|PWD))$/.test(word) || signing.test(word);
}

const signing =
  /(?:^|_)(?:SECRET|SECRET_KEY(?:_BASE)?|(?:APP|AUTH|COOKIE|ENCRYPTION|HMAC|JWT|SESSION|SIGNING|TOKEN)_?(?:SECRET|KEY|SECRET_KEY))$/;

/** Accounts that somebody else keeps. */
const elsewhere =
  /(?:^|_)(?:API|AWS|AZURE|BUCKET|CLIENT|DISCORD|EMAIL|GCP|GITHUB|GITLAB|GOOGLE|LDAP|MAIL|OAUTH\d?|OIDC|OPENAI|PAYPAL|S3|SLACK|SMTP|STRIPE|TELEGRAM|TWILIO|WEBHOOK)(?:_|$)/;
