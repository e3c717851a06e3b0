/** What kind of file it is, if the name says so. */
export interface SecretFile {
  readonly kind: string;
  /** `key`: nothing but a secret. `config`: a file that mostly holds one. `maybe`: often a public part only. */
  readonly certainty: 'key' | 'config' | 'maybe';
}

interface Pattern extends SecretFile {
  /** Matched with the last part of the path, in lower case. */
  readonly name: RegExp;
}

const key = (kind: string, name: RegExp): Pattern => ({ kind, certainty: 'key', name });
const config = (kind: string, name: RegExp): Pattern => ({ kind, certainty: 'config', name });
const maybe = (kind: string, name: RegExp): Pattern => ({ kind, certainty: 'maybe', name });

/** Places that each tool's own documentation gives for its credentials. */
const patterns: readonly Pattern[] = [
  key('a private SSH key', /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_\w+)?$/),
  key('a folder of SSH keys', /^\.ssh$/),
  key('a folder of GnuPG keys', /^\.gnupg$/),
  key('a private key', /\.(?:key|ppk)$/),
  key('a key store', /\.(?:p12|pfx|jks|keystore|kdbx)$/),
  key('credentials of AWS', /^\.aws$/),
  key('credentials of Git', /^\.git-credentials$/),
  key('credentials of hosts', /^[._]netrc$/),
  key('a service account', /^service[_-]?account[\w.-]*\.json$/),
  key(
    'credentials',
    /^(?:[\w.-]*[_-]credentials|credentials\.(?:json|ya?ml|csv|txt|ini))$|^[\w.-]*[_-]credentials\.(?:json|ya?ml|csv|txt|ini)$/,
  ),
  config(
    'a file of environment variables',
    /^(?:[\w-]+)?\.env(?:\.(?!example|sample|template|dist|defaults?|schema|test|ci)[\w-]+)?$/,
  ),
  config('the configuration of Kubernetes access', /^(?:\.kube|kubeconfig(?:\.ya?ml)?)$/),
  config('the configuration of registry access', /^\.dockerc(?:fg|onfigjson)$/),
  config('the configuration of package uploads', /^\.pypirc$/),
  config('a password file', /^\.(?:htpasswd|pgpass|my\.cnf)$/),
  config('a file of secrets', /^secrets?\.(?:ya?ml|json|toml|env|txt|ini|properties)$/),
  config('the state of Terraform', /\.tfstate(?:\.backup)?$/),
  maybe('the configuration of npm', /^\.npmrc$/),
  maybe('the history of the repository', /^\.git$/),
  maybe('a certificate or key', /\.pem$/),
  // More source folders than AWS CLI files have this name.
  maybe('credentials', /^credentials$/),
];

/** All of them in one pattern, because most names match none. */
const anyPattern = new RegExp(patterns.map(({ name }) => name.source).join('|'));

/** Parts of a name that mark the public half of a key, or a file made for a test. */
const harmless =
  /\.pub$|(?:^|[._-])(?:ca|cert|certs|chain|fullchain|bundle|public|pub|example|sample|dummy|test|snakeoil|cacert)(?:[._-]|$)/;

/** The secret that a path of COPY or ADD names by its last part, if it does. */
export function secretFileOf(path: string): SecretFile | undefined {
  // A file that is published at an address is not a secret of the project.
  if (path.includes('://')) return undefined;
  const name = path.replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() ?? '';
  const isDockerConfig = /(?:^|\/)\.docker(?:\/config\.json)?\/?$/.test(path);
  if (isDockerConfig) return { kind: 'the configuration of registry access', certainty: 'config' };
  if (/(?:^|\/)\.aws\/credentials$/.test(path)) return { kind: 'credentials of AWS', certainty: 'key' };
  const pattern = anyPattern.test(name) ? patterns.find((candidate) => candidate.name.test(name)) : undefined;
  if (pattern === undefined || (name !== '.env' && harmless.test(name))) return undefined;
  // Keys that a project generated for its own tests.
  return /(?:^|\/)(?:tests?|testdata|fixtures?|examples?|samples?)\//i.test(path)
    ? { ...pattern, certainty: 'maybe' }
    : pattern;
}
