import { type Answer, failure } from '../core/image-scan.ts';
import { allowsRegistry } from '../core/registries.ts';
import { quoted } from '../core/text.ts';

/** An allowed registry. */
export interface Registry {
  /** Its name in references, in lower case: `docker.io`, `localhost:5000`. */
  readonly name: string;
  /** The address of its API: `https://registry-1.docker.io`. */
  readonly origin: string;
  /** The host of `origin`, with its port if that is not the scheme's default. */
  readonly host: string;
  /** On this machine; only these are contacted without TLS. */
  readonly isLoopback: boolean;
}

/**
 * Docker Hub's names; its API is at the last one:
 * https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md
 */
export const hubNames = ['docker.io', 'index.docker.io', 'registry-1.docker.io'] as const;

/** Token services that belong to a registry although they are on another host. */
const knownTokenServices: ReadonlyMap<string, string> = new Map([
  ...hubNames.map((name) => [name, 'auth.docker.io'] as const),
  ['registry.gitlab.com', 'gitlab.com'],
]);

export function isHub(name: string): boolean {
  return hubNames.some((hub) => hub === name);
}

/**
 * The registry of that name if the list allows it; called before every request. The address that a listed name resolves
 * to is not checked: a host of a private network was listed on purpose, and behind a proxy only the proxy resolves it.
 */
export function registryNamed(named: string, allowed: readonly string[]): Answer<Registry> {
  const name = named.toLowerCase();
  if (!allowsRegistry(allowed, name) || (needsOwnEntry(name) && !isListed(allowed, name))) {
    return failure(
      'refused',
      `${quoted(named)} is not an allowed registry; to allow it, add the line ${quoted(named)} to \`allowed-registries\`.`,
    );
  }
  const isLoopback = isLoopbackHost(hostname(name));
  const url = URL.parse(`${isLoopback ? 'http' : 'https'}://${isHub(name) ? 'registry-1.docker.io' : name}`);
  // A URL normalises unusual addresses such as `0x7f.1`; then the list named another host.
  const isAsWritten = url?.hostname === hostname(isHub(name) ? 'registry-1.docker.io' : name);
  if (!isAsWritten || url.pathname !== '/') {
    return failure('refused', `${quoted(named)} is not a plain host name; write its name, or its address in full.`);
  }
  return { kind: 'ok', value: { name, origin: url.origin, host: url.host, isLoopback } };
}

/** A wildcard never covers addresses, ports or names of one label. */
function needsOwnEntry(name: string): boolean {
  return name.includes(':') || !name.includes('.') || isAddress(hostname(name));
}

function isListed(allowed: readonly string[], name: string): boolean {
  return allowed.some((entry) => entry.trim().toLowerCase() === name);
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** By the last label, as in https://url.spec.whatwg.org/#ends-in-a-number-checker. */
function isAddress(name: string): boolean {
  return name.startsWith('[') || /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/.test(name);
}

function isLoopbackHost(name: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(name);
}

/**
 * Whether the scanner would also try such a registry without TLS: private IPv4 addresses and names below `.localhost`,
 * says `Scheme` in go-containerregistry's pkg/name/registry.go (v0.21.9).
 */
export function isScannedWithoutTls({ name, isLoopback }: Registry): boolean {
  const host = hostname(name);
  return (
    !isLoopback && (/^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.[\d.]+$/.test(host) || host.endsWith('.localhost'))
  );
}

/**
 * Why a redirect of a registry is not followed. IP addresses are refused, as the most direct way into a private network;
 * only a registry on this machine may redirect to addresses of this machine.
 */
export function whyNotFollowed(registry: Registry, target: URL): string | undefined {
  const isOnLoopback = isLoopbackHost(target.hostname);
  if (target.origin === registry.origin) return undefined;
  if (target.protocol !== 'https:' && !(target.protocol === 'http:' && registry.isLoopback && isOnLoopback)) {
    return 'which is not HTTPS';
  }
  if (registry.isLoopback && isOnLoopback) return undefined;
  if (isOnLoopback || isAddress(target.hostname)) return 'which is an IP address, not a name';
  return undefined;
}

/**
 * The token service that a registry names, if it may be contacted. With credentials: only if it is known to belong to the
 * registry. Without: wherever a redirect may go, except IP addresses that are not the registry's own.
 */
export function tokenServiceOf(
  registry: Registry,
  realm: string,
  hasCredentials: boolean,
  tokenServices: ReadonlyMap<string, string>,
): Answer<URL> {
  const url = URL.parse(realm);
  if (url === null || url.username !== '' || url.password !== '') {
    return failure(
      'failed',
      `The registry ${quoted(registry.name)} names no valid token service (${quoted(realm)}); contact its operator.`,
    );
  }
  const isOwn = url.origin === registry.origin;
  const isKnown = isOwn || servicesOf(registry, tokenServices).some((host) => hostOf(url.protocol, host) === url.host);
  if (hasCredentials && !isKnown) {
    const line = `${JSON.stringify(registry.name)}: ${JSON.stringify(url.host)}`;
    return failure(
      'refused',
      `The registry ${quoted(registry.name)} gets its tokens from ${quoted(url.host)}, which is not known to belong to it, so no credentials were sent; to trust it, add the line ${quoted(line, 300)} to \`images.token-services\` in the config.`,
    );
  }
  const isForeignAddress = isAddress(url.hostname) && !isKnown;
  const why = isForeignAddress ? 'which is an IP address, not a name' : whyNotFollowed(registry, url);
  if (why !== undefined && !(isKnown && url.protocol === 'https:')) {
    return failure(
      'refused',
      `The registry ${quoted(registry.name)} gets its tokens from ${quoted(url.origin)}, ${why}, so it was not contacted; ask its operator for a token service with a host name and HTTPS.`,
    );
  }
  return { kind: 'ok', value: url };
}

function servicesOf({ name }: Registry, tokenServices: ReadonlyMap<string, string>): readonly string[] {
  const own = Array.from(tokenServices).filter(([registry]) => registry.trim().toLowerCase() === name);
  const known = knownTokenServices.get(name);
  return [...own.map(([, service]) => service.trim().toLowerCase()), ...(known === undefined ? [] : [known])];
}

/** A host without its scheme's default port. */
function hostOf(protocol: string, host: string): string | undefined {
  return URL.parse(`${protocol}//${host}`)?.host;
}
