/** An image's name, by the distribution grammar. A registry's port is not a tag. */
export interface ImageReference {
  /** As written. */
  readonly raw: string;
  /** The host with its port; `docker.io` if none is written. */
  readonly registry: string;
  /** `library/python`, `org/app`. */
  readonly repository: string;
  /** '' if none is written. */
  readonly tag: string;
  /** `sha256:…`, or '' if none is written. */
  readonly digest: string;
  /** As short as a person writes it, without tag and digest: `python`, `ghcr.io/org/app`. */
  readonly name: string;
}

const defaultRegistry = 'docker.io';
/** Other names under which Docker Hub answers; Rails used to generate Dockerfiles that pull from the last. */
const hubAliases = new Set([
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'registry.docker.com',
]);
const label = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const address = /^\[[0-9a-fA-F:]+\]$/;
const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** The id of an image on some machine. */
const isId = /^[a-f0-9]{64}$/;
/** Names are at most 255 characters; no digest in use is longer than SHA-512's. */
const longest = 1024;

/**
 * Reads a reference by the grammar of
 * https://github.com/distribution/reference/blob/main/reference.go, normalised as Docker does: a name without a host is
 * on docker.io, and one without a slash is an official image. `undefined` for text that is not a reference.
 */
export function parseImageReference(raw: string): ImageReference | undefined {
  if (raw.length > longest || isId.test(raw)) return undefined;
  const at = raw.indexOf('@');
  const named = at === -1 ? raw : raw.slice(0, at);
  const digest = at === -1 ? '' : raw.slice(at + 1);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const path = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? '' : named.slice(colon + 1);
  if ((at !== -1 && !digestForm.test(digest)) || (colon !== -1 && !tagForm.test(tag))) return undefined;

  const { host, rest } = splitHost(path);
  if (host !== undefined && !isHost(host)) return undefined;
  if (!rest.split('/').every((part) => component.test(part))) return undefined;
  const registry = host === undefined || hubAliases.has(host.toLowerCase()) ? defaultRegistry : host;
  const official = registry === defaultRegistry && !rest.includes('/');
  const repository = official ? `library/${rest}` : rest;
  if (registry.length + 1 + repository.length > 255) return undefined;
  return { raw, registry, repository, tag, digest, name: shortName(registry, repository) };
}

/** The reference in its short form, tag and digest included: `python:3.12`, `ghcr.io/org/app@sha256:…`. */
export function formatReference({ name, tag, digest }: Pick<ImageReference, 'name' | 'tag' | 'digest'>): string {
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}

/** The first part is a host if it cannot be part of a name on Docker Hub. */
function splitHost(path: string): { readonly host: string | undefined; readonly rest: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, slash);
  const isRegistry = slash !== -1 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  return isRegistry ? { host: first, rest: path.slice(slash + 1) } : { host: undefined, rest: path };
}

function isHost(host: string): boolean {
  const [, name = host] = /^(.*?)(?::\d+)?$/.exec(host) ?? [];
  return address.test(name) || name.split('.').every((part) => label.test(part));
}

function shortName(registry: string, repository: string): string {
  if (registry !== defaultRegistry) return `${registry}/${repository}`;
  const [, official] = /^library\/([^/]+)$/.exec(repository) ?? [];
  const short = official ?? repository;
  // Without the host it would be another image: `docker.io/foo.bar/app` is not on the host `foo.bar`.
  return splitHost(short).host === undefined && !isId.test(short) ? short : `${registry}/${repository}`;
}
