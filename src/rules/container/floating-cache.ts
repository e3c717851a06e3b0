import { quoted, source } from '../../core/text.ts';
import { parseImageReference } from '../../documents/image-reference.ts';
import type { ContainerRule } from '../kinds.ts';
import { isFloatingTag } from '../knowledge/floating-tags.ts';
import { at } from '../places.ts';

export const floatingCache: ContainerRule = {
  id: 'container/floating-cache',
  title: 'Build cache from an image without a fixed version',
  severity: 'low',
  confidence: 'low',
  category: 'supply-chain',
  profile: 'all',
  why: 'The builder trusts the cached layers as the result of this Dockerfile, so whoever can push to the tag decides what is in the image.',
  fix: 'Give the cache a tag of its own that only builds of protected branches can push to.',
  details:
    'A cache changes with every build that writes it, so no digest is required, only a tag that is dedicated to it. The real protection is who may push to it.',
  references: ['https://docs.docker.com/reference/compose-file/build/#cache_from'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'no tag, and the tag that everybody pulls',
        code: source`
          services:
            web:
              build:
                context: .
                cache_from:
                  - [|example/web|]
                  - [|type=registry,ref=example/web:latest|]
        `,
      },
    ],
    good: [
      {
        name: 'a dedicated tag, caches that are not images, and one set by the shell',
        code: source`
          services:
            web:
              build:
                context: .
                cache_from:
                  - example/web:build-cache
                  - type=gha
                  - type=local,src=/cache
                  - \${CACHE_IMAGE}
        `,
      },
    ],
  },

  *check({ name, build }) {
    for (const cache of build?.options.cacheFrom ?? []) {
      const reference = cache.text === undefined ? undefined : parseImageReference(imageOf(cache.text));
      if (reference === undefined || reference.digest !== '') continue;
      const { tag } = reference;
      if (tag !== '' && !isFloatingTag(tag)) continue;
      const how = tag === '' ? 'without a tag' : `with the moving tag ${quoted(tag)}`;
      const message = `The build of ${quoted(name)} takes cached layers from ${quoted(reference.name)} ${how}.`;
      yield { ...at(cache), subject: reference.name, message };
    }
  },
};

/** `NAME`, or `type=registry,ref=NAME`; '' for caches of other kinds. */
function imageOf(cache: string): string {
  if (!cache.includes('=')) return cache;
  const options = new Map(
    cache.split(',').map((option) => [option.split('=', 1)[0], option.slice(option.indexOf('=') + 1)]),
  );
  return options.get('type') === 'registry' ? (options.get('ref') ?? '') : '';
}
