import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';
import { unknownPublisher as judge } from '../publisher.ts';

export const unknownPublisher: ContainerRule = {
  id: 'container/unknown-publisher',
  title: 'Image from an unknown publisher',
  severity: 'info',
  confidence: 'low',
  category: 'supply-chain',
  profile: 'all',
  why: 'Anyone can open a namespace on Docker Hub, and whoever owns this one decides what runs here.',
  fix: 'Check who publishes it, prefer an official image or the maker’s own if there is one, and pin it by digest.',
  details:
    'The known publishers are those of `dockerfile/unknown-publisher`, and the namespaces that the project gives to images that it builds itself.',
  references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  covers: ['cis:4.2', 'owasp:RULE #13'],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'an unknown publisher’s build of a server',
        code: source`
          services:
            mail:
              image: [|somebody/postfix:3.10|]
        `,
      },
    ],
    good: [
      {
        name: 'official, the maker’s own, one that was given up, another registry, and the project’s own',
        code: source`
          services:
            db:
              image: postgres:18
            metrics:
              image: prom/prometheus:v3.5.0
            files:
              image: minio/minio:RELEASE.2025-04-22T22-12-26Z
            proxy:
              image: ghcr.io/somebody/proxy:1.2
            web:
              build: .
              image: acme/web:1.2
            worker:
              image: acme/worker:1.2
        `,
      },
    ],
  },

  *check({ image, reference, build, builtElsewhere }, project) {
    if (image === undefined || reference === undefined || build !== undefined || builtElsewhere) return;
    const unknown = judge(reference, project);
    if (unknown) yield { ...at(image), ...unknown };
  },
};
