import { wordList } from '../../core/text.ts';

/**
 * Whether a variable's name says that it holds a secret. `likely`: by a word that means nothing else (`PASSWORD`).
 * `maybe`: by one with other meanings (`KEY`, `AUTH`). Words are parts between underscores, dashes, dots and case
 * changes.
 */
export type SecretName = 'likely' | 'maybe' | 'no';

/** Words, and ends of words (`PGPASSWORD`, `githubtoken`), that name a secret. */
const likely =
  /(?:(?:db|sql|pg|root|admin|user)pass|password|passwd|passphrase|passcode|pword|secret|token|apikey|credentials?|privatekey|secretkey|accesskey|masterkey)$/;
const likelyWords = new Set(['pass', 'pwd', 'pw', 'secrets', 'pat', 'requirepass', 'masterauth']);
/** Before `key`, they mean a secret one. */
const keyKinds = new Set(
  wordList(`
  access account api app auth client deploy encryption hmac jwt license master private rsa secret service session
  shared signing ssh storage webhook
`),
);
const maybeWords = new Set(['key', 'keys', 'auth', 'credential', 'cred', 'creds', 'cert', 'dsn', 'jwt']);

/**
 * Words for properties of a secret rather than the secret itself: its location, lifetime or name. BuildKit excuses
 * public, file and version: https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
 */
const public_ = new Set(['public', 'pub', 'file', 'version', 'path', 'fingerprint']);
const aspects = new Set(
  wordList(`
  age alg algorithm arn backend class count dir directory disabled enabled endpoint encoder encryption env expiration
  expires expiry format header host hostname issuer length hint interval label lifetime limit location manager max
  method min mode module name plugin pattern policy port prompt prefix provider realm regex ref required reset ring
  server service size stdin store suffix timeout ttl type uri url user username users validity complexity hasher
  iterations rounds scheme strength
`),
);
/** A lifetime, in the unit of the last word: `TOKEN_EXPIRES_IN`, `SESSION_TIMEOUT_SECONDS`. */
const times = new Set(['expire', 'expires', 'expiry', 'expiration', 'ttl', 'lifetime', 'timeout', 'duration']);
/** Keys that open nothing: signing keys named by their fingerprint, keys of caches and tables. */
const harmlessKeys = new Set(['gpg', 'pgp', 'cache', 'sort', 'primary', 'foreign', 'partition', 'host', 'apt', 'repo']);

/**
 * After `key`, they mean that the value is the key itself: `TLS_KEY_PEM`, `KEY_B64` (numbers after a word are ignored).
 */
const contents = new Set(['b', 'base', 'content', 'contents', 'data', 'material', 'pem', 'string', 'value']);
/** What nodes of Erlang and Elixir trust each other by: https://www.erlang.org/doc/system/distributed.html#security */
const cookie = /(?:^|_)(?:erlang|release)_cookie$/i;

const roles = new Set(['approle', 'role', 'vault']);

/** Every word that names a secret contains one of these, and most names contain none. */
const hints = /pass|pw|secret|token|key|cred|pat|auth|cert|dsn|jwt|cookie/;

/**
 * Names from which clients of one provider read the other half of a login: worth little alone, but leaked together with
 * the secret. From the clients' own documentation.
 */
const accounts = new Set(
  wordList(`
  AZURE_CLIENT_ID AZURE_USERNAME CF_USERNAME CI_DEPLOY_USER DOCKER_EMAIL DOCKER_USERNAME FACEBOOK_APP_ID
  GITLAB_USER_LOGIN HEROKU_API_USER HEROKU_EMAIL HEROKU_USER OS_USERNAME OKTA_AUTHN_GROUPID OKTA_CLIENT_ORGURL
  OKTA_OAUTH2_CLIENTID SAUCE_USERNAME SURGE_LOGIN MCLI_PUBLIC_API_KEY STRIPE_DEVICE_NAME TWILIO_ACCOUNT_SID
  VULTR_ACCESS
`),
);

/** Whether a variable is the account of a provider's login, which is no secret by itself. */
export function isAccountName(name: string): boolean {
  return accounts.has(name.toUpperCase());
}

export function secretName(name: string): SecretName {
  if (!hints.test(name.toLowerCase())) return 'no';
  // The shell's own variable for its working directory, and a tag in sudoers.
  if (/^(?:(?:OLD)?PWD|NOPASSWD)$/i.test(name)) return 'no';
  // A switch: `AWS_NO_CREDENTIALS`, `SCCACHE_S3_NO_CREDENTIALS`, `SKIP_AUTH`, `DISABLE_TOKEN`.
  if (/(?:^|_)(?:no|skip|disable|without)_(?:[a-z]+_)?[a-z]+$/i.test(name)) return 'no';
  // It tells clusters of etcd apart: https://etcd.io/docs/latest/op-guide/configuration/#clustering
  if (/(?:^|_)initial[-_]cluster[-_]token$/i.test(name)) return 'no';
  if (cookie.test(name)) return 'likely';
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.some((word) => public_.has(word) || times.has(word)) || aspects.has(last)) return 'no';
  // Vault's AppRole uses this name for its password: https://developer.hashicorp.com/vault/docs/auth/approle
  if (last === 'id' && before === 'secret' && words.some((word) => roles.has(word))) return 'likely';
  // The id of a key accompanies the key and leaks with it.
  if (last === 'id') return before === 'key' && words.at(-3) === 'access' ? 'likely' : 'no';
  if (words.some((word) => likely.test(word) || likelyWords.has(word))) return 'likely';
  if (words.some((word, index) => word === 'key' && keyKinds.has(words[index - 1] ?? ''))) return 'likely';
  if (before === 'key' && contents.has(last)) return harmlessKeys.has(words.at(-3) ?? '') ? 'no' : 'maybe';
  if (!maybeWords.has(last) && !words.includes('auth')) return 'no';
  return (last === 'key' || last === 'keys') && harmlessKeys.has(before) ? 'no' : 'maybe';
}

function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '');
}

/** `POSTGRES_USER`, `MYSQL_DATABASE`: variables whose value attackers also try as the password. */
export function namesAccount(name: string): boolean {
  return /(?:^|_)(?:user|username|login|db|dbname|database)$/i.test(name);
}
