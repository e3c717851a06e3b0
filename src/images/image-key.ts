import type { ImageReference } from '../documents/image-reference.ts';

/** An image of a name that is known. */
export interface NamedImage {
  readonly reference: Pick<ImageReference, 'registry' | 'repository' | 'tag' | 'digest'>;
  readonly platform: string;
}

/** Equal for what is the same content: registry, repository, digest or else tag, and platform. No tag means `latest`. */
export function imageKey({ reference: { registry, repository, tag, digest }, platform }: NamedImage): string {
  const version = digest === '' ? `:${tag === '' ? 'latest' : tag}` : `@${digest}`;
  return `${registry}/${repository}${version}${platform === '' ? '' : ` ${platform}`}`;
}
