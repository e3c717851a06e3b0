import { wordList } from '../../core/text.ts';
import { mayHoldSecret, type SecretForm, secretForms } from './secret-forms.ts';
import { entropyOf } from './secret-proof.ts';

/** A secret found in a text by its form. */
export interface FoundSecret {
  readonly kind: string;
  readonly nature: SecretForm['nature'];
  readonly start: number;
  readonly end: number;
  /** It is clearly a placeholder. */
  readonly placeholder: boolean;
  /** It has a wrong checksum, or encodes something invalid: it was made up. */
  readonly madeUp: boolean;
}

/** Every secret of a known form in `text`, in order; of two at one place, the first form counts. */
export function findSecrets(text: string): readonly FoundSecret[] {
  if (!mayHoldSecret(text)) return [];
  const found: FoundSecret[] = [];
  for (const { kind, nature, hint, form, proof } of secretForms) {
    if (!hint.test(text)) continue;
    for (const match of text.matchAll(form)) {
      const { secret = match[0] } = match.groups ?? {};
      // The same text may also occur earlier, such as in the user name: the last occurrence is meant.
      const start = match.index + match[0].lastIndexOf(secret);
      const isKey = kind === 'private key';
      const end = isKey ? endOfKey(text, start + secret.length) : start + secret.length;
      const placeholder = !isKey && (isPlaceholder(secret) || isSwitch(secret) || isEmptyToken(secret, nature));
      found.push({ kind, nature, start, end, placeholder, madeUp: proof?.(secret) === false });
    }
  }
  if (found.length < 2) return found;
  let last = 0;
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < last) return false;
      last = end;
      return true;
    });
}

/** `ghp_xxxxxxxx`, `AKIA0000`: one or two characters repeated. Only for tokens, not for private keys or hashes. */
function isEmptyToken(secret: string, nature: SecretForm['nature']): boolean {
  return nature === 'token' && secret.length >= 16 && entropyOf(secret.slice(-16)) < 1.5;
}

/**
 * Longer than any private key that people paste; bounded, so that a text with many key beginnings takes linear time.
 */
const longestKey = 4096;

/** The position after the key's `-----END … KEY-----`, or `from` if it has none. */
function endOfKey(text: string, from: number): number {
  const end = /-{4,5} ?END [A-Z0-9 ]{0,40}KEY(?: BLOCK)? ?-{4,5}/.exec(text.slice(from, from + longestKey));
  return end === null ? from : from + end.index + end[0].length;
}

/** Whether a value is clearly a placeholder: `changeme`, `<token>`, `your-api-key`, `xxxx`, `AKIA…EXAMPLE`. */
export function isPlaceholder(value: string): boolean {
  const word = value.toLowerCase();
  return (
    // Compose keeps the quotes of a list's `NAME=""`.
    /^(?:""|'')?$/.test(word) ||
    /^(?:x+|\*+|\.+|-+|0+|1+)$/.test(word) ||
    // Values that frameworks require at build time but never use: `SECRET_KEY=build manage.py collectstatic`.
    /^(?:build|build-?time|not-?(?:used|needed))$/.test(word) ||
    /^[<{[%_].*[>}\]%_]$|^%\w$/.test(word) ||
    /change[_-]?(?:me|this|it)|replace[_-]?(?:me|this|with)|place[_-]?holder|dummy|example|sample|redacted/.test(
      word,
    ) ||
    // `password for the admin user`: words that describe what belongs here.
    /^(?=.*\b(?:pass(?:word|phrase)?|secret|token|key)\b)[a-z]+(?: [a-z]+)+$/.test(word) ||
    /^(?:your|my|the|some|insert|put|fill|enter|fake|mock)[_ -]|^(?:todo|fixme|tbd|not[_-]?set|unset|unused|invalid)\b/.test(
      word,
    )
  );
}

/** Values that say yes, no or nothing: settings, whatever their name is. */
export function isSwitch(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|default|auto|\d)$/i.test(
    value,
  );
}

/** Passwords that attackers try first, and those short enough to try all of them. */
export function isWellKnown(value: string): boolean {
  // Compose keeps the quotes of a list's `NAME="value"`.
  const word = value.toLowerCase().replace(/^(["'])(.*)\1$/s, '$2');
  return wellKnown.has(word) || value.length < 4 || /^\d{4}$/.test(value) || isGuess(word);
}

/** `test2`, `Password1!`, `adminpass`, `docker_secret`: a word that attackers try, with a common addition. */
function isGuess(word: string): boolean {
  if (guess.test(word)) return true;
  const [, stem = ''] = /^([a-z]{4,})\d{1,4}!?$/.exec(plain(word)) ?? [];
  return wellKnown.has(stem) || wellKnown.has(plain(word));
}

/** `p@ssw0rd`: the letters that attackers read into signs. */
function plain(word: string): string {
  return word
    .replace(/@/g, 'a')
    .replace(/\$/g, 's')
    .replace(/(?<=[a-z])0(?=[a-z])/g, 'o');
}

const guess =
  /^(?:admin|app|db|dev|docker|elastic|grafana|local|mariadb|minio|mongo|my|mysql|postgres|rabbitmq|redis|root|test|user)[-_]?(?:pass|passwd|password|pw|secret)\d{0,4}$/;

const wellKnown = new Set([
  ...wordList(`
    admin guest mysql pass passw0rd password password123 postgres root secret test user 123 1234 12345 123456 12345678
    123456789 toor token app dev development testing ci admin123 demo letmein local mypassword passwd qwerty rootpass
    rootpassword supersecret welcome
  `),
  // Defaults of images and their tutorials.
  ...wordList(`
    airflow dbpassword django elastic grafana keycloak laravel mariadb minioadmin mongo neo4j nextcloud odoo postgrespw
    rabbitmq redis sonar wordpress
  `),
  // The key of Azure's storage emulator, the same for everybody: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='.toLowerCase(),
]);
