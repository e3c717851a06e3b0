import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { unknownPublisher as judge } from '../publisher.ts';
import { pulledImages } from '../pulled-images.ts';

export const unknownPublisher: DockerfileRule = {
  id: 'dockerfile/unknown-publisher',
  title: 'Image from an unknown publisher',
  severity: 'info',
  confidence: 'low',
  category: 'supply-chain',
  profile: 'all',
  why: 'Anyone can open a namespace on Docker Hub, and whoever owns this one decides what the image is built on.',
  fix: 'Check who publishes it, prefer an official image or the maker’s own if there is one, and pin it by digest.',
  details:
    'Known are Docker Official Images, and the Docker Hub namespaces that makers of widely used software name in their own documentation (`src/rules/knowledge/publishers.ts` lists each with its source). Docker’s badges for verified publishers and sponsored open source cannot be read without asking Docker Hub. Namespaces that a Compose file of the project gives to images that it builds are the project’s own. Other registries are left to `dockerfile/unlisted-registry`.',
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
