import type { ImageReference } from '../documents/image-reference.ts';

/** An image with a resolved name. */
export interface NamedImage {
  readonly reference: Pick<ImageReference, 'registry' | 'repository' | 'tag' | 'digest'>;
  readonly platform: string;
}

/**
 * Equal for the same content: registry, repository, digest (or tag if there is none), and platform. No tag means
 * `latest`.
 */
export function imageKey({ reference: { registry, repository, tag, digest }, platform }: NamedImage): string {
  const version = digest === '' ? `:${tag === '' ? 'latest' : tag}` : `@${digest}`;
  return `${registry}/${repository}${version}${platform === '' ? '' : ` ${platform}`}`;
}
