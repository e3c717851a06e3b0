import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { unknownPublisher as judge } from '../publisher.ts';
import { pulledImages } from '../pulled-images.ts';

export const unknownPublisher: DockerfileRule = {
  id: 'dockerfile/unknown-publisher',
  title: 'Image of a publisher that nobody vouches for',
  severity: 'info',
  confidence: 'low',
  category: 'supply-chain',
  profile: 'all',
  why: 'Anybody may open a namespace on Docker Hub, and whoever has this one decides what the image is built on.',
  fix: 'Look at who publishes it, take an official image or the maker’s own where there is one, and pin it by digest.',
  details:
    'Known are Docker Official Images, and namespaces of Docker Hub that the makers of widely used software name in their own documentation (the table is in `src/rules/knowledge/publishers.ts`, each with its page). Docker’s badges for verified publishers and sponsored open source cannot be read without asking Docker Hub. Namespaces under which a Compose file of the project names what it builds are its own. Other registries are for `dockerfile/unlisted-registry`.',
  references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  covers: ['cis:4.2', 'owasp:RULE #13'],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'somebody’s build of a language',
        code: source`
          FROM [|somebody/python:3.14|] AS build
          FROM debian:13-slim
          COPY --from=[|somebody/tools:1.2|] /bin/tool /bin/
        `,
      },
    ],
    good: [
      {
        name: 'official, the maker’s own, another registry, and our own',
        code: source`
          FROM python:3.14-slim AS build
          FROM arm64v8/debian:13-slim AS arm
          FROM nginxinc/nginx-unprivileged:1.30 AS web
          FROM ghcr.io/somebody/python:3.14 AS other
          FROM acme/base:4.2
        `,
        files: { 'compose.yaml': 'services:\n  web:\n    build: .\n    image: acme/web\n' },
      },
    ],
  },

  *check(document, project) {
    for (const { reference, span } of pulledImages(document, project)) {
      const unknown = judge(reference, project);
      if (unknown) yield { span, ...unknown };
    }
  },
};
