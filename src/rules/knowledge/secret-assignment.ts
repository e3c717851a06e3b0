import type { Confidence, Severity } from '../../core/severity.ts';
import { secretName } from './secret-names.ts';
import { entropyOf } from './secret-proof.ts';
import { type FoundSecret, findSecrets, isPlaceholder, isSwitch, isWellKnown } from './secret-values.ts';

/** What the literal value of a name reveals. */
export interface SecretAssignment {
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** `GitHub token`, if the form says so; '' if only the name does. */
  readonly kind: string;
  /** The part of the value that is the secret. */
  readonly secret: string;
}

const nobody: ReadonlySet<string> = new Set();

/**
 * A password that attackers try first protects a development setup at best: nobody has to steal it, and nothing has to
 * be revoked.
 */
const guessed = { severity: 'low', confidence: 'low' } as const;

/**
 * Judges `name=text` by the form of the value first (providers give their tokens one), then by the name. `undefined` if
 * it is not a secret, is a placeholder, or only says where a secret is. `beside` are the names, in lower case, of the
 * accounts that the secret may belong to: attackers try each of them as the password.
 */
export function secretAssignment(
  name: string,
  text: string,
  beside: ReadonlySet<string> = nobody,
): SecretAssignment | undefined {
  const [found] = findSecrets(text);
  if (found !== undefined) {
    const { kind, nature, start, end } = found;
    const secret = text.slice(start, end);
    const isLogin = nature === 'password' && text.slice(0, start).endsWith(`/${secret}:`);
    const verdict = isLogin && !found.placeholder ? guessed : secretVerdict(found, secret);
    return verdict && { ...verdict, kind, secret };
  }
  const verdict = secretName(name);
  if (verdict === 'no' || !looksReal(text) || (verdict === 'maybe' && !looksRandom(text))) return undefined;
  return isWellKnown(text) || beside.has(text.toLowerCase())
    ? { ...guessed, kind: '', secret: text }
    : { severity: 'high', confidence: verdict === 'likely' ? 'medium' : 'low', kind: '', secret: text };
}

/**
 * The severity of a secret of a known form; `undefined` for a placeholder. It is lower for secrets that protect a
 * development setup at best, or that have to be guessed first. A wrong checksum lowers the confidence.
 */
export function secretVerdict(
  { nature, placeholder, madeUp }: FoundSecret,
  secret: string,
): Pick<SecretAssignment, 'severity' | 'confidence'> | undefined {
  if (placeholder) return undefined;
  if (nature === 'hash') return { severity: 'medium', confidence: 'medium' };
  if (isWellKnown(secret)) return guessed;
  return { severity: 'high', confidence: madeUp ? 'low' : 'high' };
}

/** Not a placeholder, switch, path, file or address. A key of AWS may begin with a slash, but has a fixed length. */
function looksReal(text: string): boolean {
  if (/^[A-Za-z0-9+/]{40}$/.test(text) && entropyOf(text) > 4.5) return true;
  return !(
    isPlaceholder(text) ||
    // Compose keeps quotes in a list: `- ALLOW_EMPTY_PASSWORD="true"`.
    isSwitch(text.replace(/^(["'])(.*)\1$/s, '$2')) ||
    isFileName(text) ||
    // PostHog's project tokens are public and sent to every browser: https://posthog.com/docs/api
    /^phc_\w+$/.test(text) ||
    /^(?:~?\/|\.{1,2}\/|[A-Za-z]:\\|[a-z]+:\/\/|\$)/.test(text)
  );
}

/** `.htpasswd`, `secrets/token.txt`: the path of a secret without a leading `./`. */
function isFileName(text: string): boolean {
  return (
    /^\.(?:env|htpasswd|netrc|npmrc|passwd|pgpass|pypirc|vault[_-]pass)[\w.-]*$/i.test(text) ||
    /^[\w./-]+\.(?:txt|json|ya?ml|toml|ini|cfg|conf|env|properties|pem|key|pub|crt|cert|p12|pfx|jks|htpasswd)$/i.test(
      text,
    ) ||
    /^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(text)
  );
}

/** Letters and digits without a word in them: a key that was generated. */
function looksRandom(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && /^[\w+/=.-]+$/.test(text);
}
