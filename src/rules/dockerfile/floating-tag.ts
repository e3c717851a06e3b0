import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { isFloatingTag } from '../knowledge/floating-tags.ts';
import { pulledImages } from '../pulled-images.ts';

export const floatingTag: DockerfileRule = {
  id: 'dockerfile/floating-tag',
  title: 'Image by a moving tag',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever pushes to that tag next decides what this image is built on, and two builds of one commit can differ.',
  fix: 'Name a version, ideally with its digest: `name:1.2.3@sha256:…`.',
  details:
    'Tags such as `latest`, `stable`, `lts`, `edge` or `nightly` are meant to move, also with a suffix (`lts-alpine`). A tag with a digest is not reported. Version tags, however short, are left to `dockerfile/missing-digest`.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  covers: [
    'hadolint:DL3007',
    'trivy:DS-0001',
    'kics:f45ea400-6bbe-4501-9fc7-1c3d75c32067',
    'checkov:CKV_DOCKER_7',
    'semgrep:avoid-latest-version',
    'owasp-node:§1',
  ],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'literal, and from an argument’s default',
        code: source`
          ARG NODE=lts-alpine
          FROM [|golang:latest|] AS build
          FROM [|node:\${NODE}|]
        `,
      },
      {
        name: 'a tool mounted from an image',
        code: source`
          FROM python:3.13-slim
          RUN --mount=from=[|ghcr.io/astral-sh/uv:latest|],source=/uv,target=/bin/uv uv sync --locked
        `,
      },
    ],
    good: [
      {
        name: 'a version, and a tag pinned by a digest',
        code: source`
          FROM golang:1.26 AS build
          FROM busybox:latest@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7
        `,
      },
    ],
  },

  *check(document, project) {
    for (const { reference, span, how, milder } of pulledImages(document, project)) {
      if (reference.digest !== '' || !isFloatingTag(reference.tag)) continue;
      const message = `${how} uses ${quoted(reference.name)} with the moving tag ${quoted(reference.tag)}.`;
      yield { span, subject: reference.name, message, ...milder };
    }
  },
};
