import { type ImageReference, parseImageReference } from './image-reference.ts';

type Named = Pick<ImageReference, 'registry' | 'repository' | 'name'>;

/**
 * The name that Docker Hub has for an image, if its reference says that it is a copy from there: `python` for
 * `mirror.gcr.io/library/python`. Otherwise its own name. What is known of images is listed by these names.
 */
export function hubName({ registry, repository, name }: Named): string {
  if (registry === 'docker.io') return name;
  const [, cached] = cachePath.exec(`${registry}/${repository}`) ?? [];
  if (cached !== undefined) return parseImageReference(`docker.io/${cached}`)?.name ?? name;
  const [, above = '', official] = officialPath.exec(repository) ?? [];
  return official !== undefined && isCopied(above) ? official : name;
}

/**
 * Caches of all that is on Docker Hub, under its own path or a shorter one:
 * https://docs.cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images,
 * https://docs.gitlab.com/user/packages/dependency_proxy/, and proxies that keep the host's name as a folder.
 */
const cachePath = /(?:^mirror\.gcr\.io|\/dependency_proxy\/containers|\/(?:registry-1\.)?docker\.io)\/(.+)$/;

/** `library` is Docker Hub's namespace for official images alone; copies keep it. */
const officialPath = /^(?:(.+)\/)?library\/([^/]+)$/;

/**
 * Whether a folder above `library` belongs to a proxy: `docker` (https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html),
 * `docker-hub` of a pull-through cache, the proxy project of Harbor
 * (https://goharbor.io/docs/latest/administration/configure-proxy-cache), a remote repository. Elsewhere (`acme/library`)
 * it may be somebody's own.
 */
function isCopied(above: string): boolean {
  return above === '' || /docker|hub|proxy|cache|mirror|remote/.test(above);
}
