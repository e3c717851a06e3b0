import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';
import { offList } from '../unlisted-registry.ts';

export const unlistedRegistry: ContainerRule = {
  id: 'container/unlisted-registry',
  title: 'Image from a registry that is not on the list',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever runs that registry decides what runs here, and images from it are not scanned.',
  fix: 'Use an image from a listed registry, or add this one to `allowed-registries`.',
  details:
    'The list holds the public registries unless `allowed-registries` replaces it; then a registry outside it is `high`. For a service that is built here, `image` only names the result, so it is not reported.',
  references: ['https://docs.docker.com/reference/compose-file/services/#image'],
  covers: ['hadolint:DL3026', 'cis:4.2', 'owasp:RULE #13'],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'a private host, a port, an IP address',
        code: source`
          services:
            web:
              image: [|registry.example.com/web:1.2|]
            worker:
              image: [|"quay.io:8443/example/worker:1.2"|]
            cache:
              image: [|10.0.0.7/cache:1|]
        `,
      },
    ],
    good: [
      {
        name: 'public registries, and a name for what is built here',
        code: source`
          services:
            web:
              image: ghcr.io/example/web:1.2
            db:
              image: postgres:18
            worker:
              build: .
              image: registry.example.com/worker:1.2
        `,
      },
    ],
  },

  *check({ image, reference, build, builtElsewhere }, _project, policy) {
    if (image === undefined || reference === undefined || build !== undefined || builtElsewhere) return;
    const off = offList(reference, policy);
    if (off) yield { ...at(image), ...off };
  },
};
