import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const missingDigest: ContainerRule = {
  id: 'container/missing-digest',
  title: 'Image not pinned by digest',
  severity: 'info',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'The image’s owner, or someone who took over the account, can push other content to the same tag; a digest always means the same content.',
  fix: 'Append the digest, `name:1.2.3@sha256:…`, and let Dependabot or Renovate keep it up to date.',
  details:
    'An image that is built here is not pulled, and not reported. The finding is folded into the one on an image without a fixed version. Another image in the same service is the same finding. Where images are scanned, the digest that the tag had at that time is suggested.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  covers: [],
  fixable: false,
  foldsInto: ['container/floating-image', 'container/end-of-life-image'],
  gathered: { by: 'file' },
  examples: {
    bad: [
      {
        name: 'a tag without a digest',
        code: source`
          services:
            cache:
              image: [|redis:8.2.1|]
        `,
      },
    ],
    good: [
      {
        name: 'a digest, or an image that is built here',
        code: source`
          services:
            search:
              image: search:3@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7
            web:
              build: .
              image: example/web:1.2
        `,
      },
    ],
  },

  *check({ name, image, reference, build, builtElsewhere, fixes }, _project, { images }) {
    if (image === undefined || reference === undefined || reference.digest !== '') return;
    if (build !== undefined || builtElsewhere) return;
    const digest = images?.(reference)?.digest ?? '';
    const text = `${reference.raw}${reference.tag === '' ? ':latest' : ''}@${digest}`;
    yield {
      ...at(image),
      // A replaced image is no less pinned than the previous one: nothing got worse.
      subject: 'image',
      message: `${quoted(name)} pulls ${quoted(image.raw)} by its tag alone.`,
      edits: digest === '' || image.variables.length > 0 ? [] : fixes.replace(image, text),
    };
  },
};
