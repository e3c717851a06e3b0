import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { isFloatingTag } from '../knowledge/floating-tags.ts';
import { at } from '../places.ts';

export const floatingImage: ContainerRule = {
  id: 'container/floating-image',
  title: 'Image without a fixed version',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever pushes to that tag next decides what runs here, and nobody can tell afterwards what ran before.',
  fix: 'Name a version, ideally with its digest: `name:1.2.3@sha256:…`.',
  details:
    'A digest is enough by itself. For a service with `build`, `image` names the result rather than something to pull, so it is not reported; nor is a service that runs what another service of the file builds.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  covers: ['dclint:service-image-require-explicit-tag', 'cis:5.28'],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'no tag, and a moving tag',
        code: source`
          services:
            cache:
              image: [|redis|]
            search:
              image: [|registry.example.com:5000/search:latest|]
        `,
      },
      {
        name: 'in a variant of a Compose file',
        path: 'compose.prod.yaml',
        code: source`
          services:
            cache:
              image: [|redis:latest|]
        `,
        files: { 'compose.yaml': 'services:\n  cache:\n    image: redis:8.2.1\n' },
      },
      {
        name: 'with variables',
        code: source`
          services:
            cache:
              image: [|redis:\${REDIS_TAG:-latest}|]
            search:
              image: [|\${REGISTRY}/search:latest|]
            mail:
              image: [|\${REGISTRY}:5000/mail|]
        `,
      },
    ],
    good: [
      {
        name: 'a version, a digest, images that are built here or set by variables',
        code: source`
          services:
            cache:
              image: redis:8.2.1
            search:
              image: search@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7
            web:
              build: .
              image: example/web:latest
            worker:
              image: \${REGISTRY}/worker:\${TAG}
        `,
      },
      {
        name: 'what another service builds',
        code: source`
          services:
            web:
              build: .
              image: example/web
            worker:
              image: example/web:latest
              command: work
        `,
      },
      {
        name: 'in a variant of a Compose file that builds the image',
        path: 'compose.prod.yaml',
        code: source`
          services:
            web:
              image: example/web:latest
        `,
        files: { 'compose.yaml': 'services:\n  web:\n    build: .\n' },
      },
    ],
  },

  *check({ name, image, reference, tag, build, builtElsewhere }) {
    if (image === undefined || tag === undefined || build !== undefined || builtElsewhere) return;
    if ((reference?.digest ?? '') !== '' || (tag !== '' && !isFloatingTag(tag))) return;
    const how = tag === '' ? 'without a tag, which means `latest`' : `with the moving tag ${quoted(tag)}`;
    const pulled = reference?.name ?? image.raw;
    yield { ...at(image), subject: pulled, message: `${quoted(name)} pulls ${quoted(pulled)} ${how}.` };
  },
};
