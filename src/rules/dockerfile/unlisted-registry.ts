import { source } from '../../core/text.ts';
import { parseImageReference } from '../../documents/image-reference.ts';
import type { DockerfileRule } from '../kinds.ts';
import { pulledImages } from '../pulled-images.ts';
import { offList } from '../unlisted-registry.ts';

export const unlistedRegistry: DockerfileRule = {
  id: 'dockerfile/unlisted-registry',
  title: 'Image from a registry that is not on the list',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever runs that registry decides what this image is built from, and images from it are not scanned.',
  fix: 'Use an image from a listed registry, or add this one to `allowed-registries`.',
  details:
    'The list holds the public registries unless `allowed-registries` replaces it; then a registry outside it is `high`. Images of FROM, `COPY --from`, `RUN --mount=from=` and `# syntax=` are checked. Ports, IP addresses and names without a dot must be listed exactly as they are written; `*.example.com` means every host below.',
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  covers: ['hadolint:DL3026', 'cis:4.2', 'owasp:RULE #13'],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'a base, a tool, the frontend',
        code: source`
          # syntax=[|registry.example.com/dockerfile:1|]
          FROM [|registry.example.com/base:4.2|]
          COPY --from=[|localhost:5000/tools:1.4|] /bin/tool /bin/
        `,
      },
    ],
    good: [
      {
        name: 'public registries, stages and scratch',
        code: source`
          FROM golang:1.26 AS build
          FROM europe-docker.pkg.dev/project/images/base:4.2 AS base
          COPY --from=build /out /out
          FROM scratch
          COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/
        `,
      },
    ],
  },

  *check(document, project, policy) {
    const { syntax } = document.directives;
    const frontend = syntax?.text === undefined ? undefined : parseImageReference(syntax.text);
    const pulled = [...pulledImages(document, project)];
    if (frontend && syntax)
      pulled.unshift({ reference: frontend, span: syntax.span, raw: syntax.raw, milder: {}, how: 'syntax' });
    for (const { reference, span } of pulled) {
      const off = offList(reference, policy);
      if (off) yield { span, ...off };
    }
  },
};
