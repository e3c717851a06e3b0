/** A secret found in a text by its form. */
export interface FoundSecret {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** It plainly stands for a secret to be filled in. */
  readonly placeholder: boolean;
}

interface Format {
  readonly kind: string;
  /** Global. A group named `secret`, where there is one, is the secret itself. */
  readonly form: RegExp;
}

/**
 * Forms that providers gave their secrets so that scanners find them, mostly as
 * https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns lists them.
 * Each begins with fixed characters and repeats one class at a time, so that matching is linear.
 */
const formats: readonly Format[] = [
  { kind: 'AWS access key', form: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: 'GitHub token', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g },
  { kind: 'GitLab token', form: /\bgl(?:pat|dt|rt|ptt|soat|cbt)-[A-Za-z0-9_-]{20,64}/g },
  { kind: 'Slack token', form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}/g },
  { kind: 'Slack webhook', form: /https:\/\/hooks\.slack\.com\/services\/(?<secret>T\w{6,12}\/B\w{6,12}\/\w{20,30})/g },
  { kind: 'Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{16,128}\b/g },
  { kind: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'PyPI token', form: /\bpypi-AgE[A-Za-z0-9_-]{50,500}/g },
  { kind: 'Google API key', form: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  { kind: 'OpenAI key', form: /\bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}/g },
  { kind: 'Anthropic key', form: /\bsk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{60,200}/g },
  { kind: 'SendGrid key', form: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g },
  { kind: 'DigitalOcean token', form: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { kind: 'Docker Hub token', form: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}/g },
  { kind: 'Hugging Face token', form: /\bhf_[A-Za-z0-9]{34,40}\b/g },
  { kind: 'Telegram bot token', form: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g },
  { kind: 'JSON Web Token', form: /\beyJ[A-Za-z0-9_-]{10,300}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g },
  { kind: 'private key', form: /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g },
  {
    kind: 'password in a URL',
    form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"`$<>{}]{0,100}:(?<secret>[^\s/@:'"`$<>{}\\]{1,200})@[\w.-]/gi,
  },
  {
    kind: 'Azure storage key',
    form: /\bAccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g,
  },
];

/** Every secret of a known form in `text`, in order of place. */
export function findSecrets(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { kind, form } of formats) {
    for (const match of text.matchAll(form)) {
      const { secret = match[0] } = match.groups ?? {};
      const start = match.index + match[0].lastIndexOf(secret);
      const isKey = kind === 'private key';
      const end = isKey ? endOfKey(text, start + secret.length) : start + secret.length;
      found.push({ kind, start, end, placeholder: !isKey && isPlaceholder(secret) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Longer than any private key that people paste; bounded, so that a text full of beginnings costs no more than its length. */
const longestKey = 4096;

/** Behind the key's `-----END … KEY-----`, or `from` where it has none. */
function endOfKey(text: string, from: number): number {
  const end = /-----END [A-Z ]{0,40}KEY(?: BLOCK)?-----/.exec(text.slice(from, from + longestKey));
  return end === null ? from : from + end.index + end[0].length;
}

/**
 * Whether a value plainly stands for one to be filled in: `changeme`, `<token>`, `your-api-key`, `xxxx`, `AKIA…EXAMPLE`.
 */
export function isPlaceholder(value: string): boolean {
  const word = value.toLowerCase();
  return (
    word === '' ||
    /^(?:x+|\*+|\.+|-+|0+|1+)$/.test(word) ||
    // What frameworks ask for at build time and never use: `SECRET_KEY=build manage.py collectstatic`.
    /^(?:build|build-?time|not-?(?:used|needed))$/.test(word) ||
    /^[<{[%_].*[>}\]%_]$/.test(word) ||
    /change[_-]?(?:me|this|it)|replace[_-]?(?:me|this|with)|place[_-]?holder|dummy|example|sample|redacted/.test(
      word,
    ) ||
    /^(?:your|my|the|some|insert|put|fill|enter|fake|mock)[_ -]|^(?:todo|fixme|tbd|not[_-]?set|unset|unused)\b/.test(
      word,
    )
  );
}

/** Values that say yes or no, or nothing: settings, whatever their name. */
export function isSwitch(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|default|auto|\d{1,3})$/i.test(
    value,
  );
}

/** Passwords that everybody tries first. */
export function isWellKnown(value: string): boolean {
  return wellKnown.has(value.toLowerCase());
}

const wellKnown = new Set(
  [
    'admin',
    'guest',
    'mysql',
    'pass',
    'passw0rd',
    'password',
    'password123',
    'postgres',
    'root',
    'secret',
    'test',
    'user',
  ].concat([
    '123',
    '1234',
    '12345',
    '123456',
    '12345678',
    'toor',
    'token',
    'app',
    'dev',
    'development',
    'testing',
    'ci',
  ]),
);
