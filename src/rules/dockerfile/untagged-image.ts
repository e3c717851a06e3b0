import { quoted, source } from '../../core/text.ts';
import { isBuilders } from '../base-arguments.ts';
import type { DockerfileRule } from '../kinds.ts';
import { pulledImages } from '../pulled-images.ts';

export const untaggedImage: DockerfileRule = {
  id: 'dockerfile/untagged-image',
  title: 'Image without a tag',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Without a tag the build takes whatever `latest` is that day, so nobody can reproduce a build or tell what it contained.',
  fix: 'Name a version, ideally with its digest: `name:1.2.3@sha256:…`.',
  details:
    'The images of `COPY --from` and `RUN --mount=from=` are checked as well. A digest is enough by itself, a registry’s port is no tag, and arguments count with their defaults. If an argument has no default, nothing is reported unless the name follows it: `${REGISTRY}/ubuntu`.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  covers: [
    'hadolint:DL3006',
    'trivy:DS-0001',
    'kics:9efb0b2d-89c9-41a3-91ca-dcc0aec911fd',
    'checkov:CKV_DOCKER_7',
    'semgrep:missing-image-version',
    'owasp-node:§1',
  ],
  // A bare name after `--from` is not a stage either, and that has to be decided first; so has the name of an argument.
  foldsInto: ['dockerfile/undefined-stage', 'dockerfile/unset-base-argument'],
  fixable: false,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'no tag, only the registry’s port',
        code: source`
          FROM --platform=$BUILDPLATFORM [|registry.example.com:5000/tools/go|] AS build
          RUN go build -o /app .

          FROM [|debian|]
          COPY --from=build /app /app
        `,
      },
      {
        name: 'no stage of that name',
        code: source`
          FROM debian:13-slim
          COPY --from=[|nginx|] /etc/nginx/mime.types /etc/
        `,
      },
      {
        name: 'a tool copied from an image',
        code: source`
          FROM python:3.13-slim
          COPY --from=[|ghcr.io/astral-sh/uv|] /uv /bin/
        `,
      },
    ],
    good: [
      {
        name: 'a tag, a digest, an earlier stage',
        code: source`
          ARG VERSION=3.22
          FROM alpine:\${VERSION} AS base
          FROM busybox@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7 AS tools
          FROM base
          COPY --from=tools /bin/busybox /bin/
        `,
      },
      {
        name: 'a misspelt stage name',
        code: source`
          FROM golang:1.26 AS builder
          FROM debian:13-slim
          COPY --from=bulider /app /app
        `,
      },
      {
        name: 'a name that Compose supplies as an additional context',
        code: source`
          FROM base
          USER 1000
        `,
        files: {
          'compose.yaml': source`
            services:
              web:
                build:
                  context: .
                  additional_contexts:
                    base: docker-image://debian:13
          `,
        },
      },
    ],
  },

  *check(document, project) {
    for (const { reference, span, how } of pulledImages(document, project)) {
      if (reference.tag !== '' || reference.digest !== '') continue;
      const message = `${how} names ${quoted(reference.name)} without a tag, which means \`latest\`.`;
      yield { span, subject: reference.name, message };
    }
    const declared = new Set(document.globalArgs.flatMap(({ pairs }) => pairs.map(({ name }) => name.text)));
    for (const { base, image } of document.stages) {
      if (base.kind !== 'unresolved') continue;
      const isEmpty =
        image.variables.length > 0 && !image.variables.some((name) => declared.has(name) || isBuilders(name));
      const name = untagged.exec(image.raw)?.[0] ?? (isEmpty ? beforeVariable.exec(image.raw)?.[1] : undefined);
      if (name === undefined) continue;
      const message = `FROM names ${quoted(name)} without a tag, which means \`latest\`.`;
      yield { span: image.span, subject: name, message, confidence: 'medium' };
    }
  },
};

/** `ubuntu` of `${REGISTRY}/ubuntu`: there is no tag, whatever the registry is. */
const untagged = /(?<=[}\w]\/)[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/;

/** `alpine` of `alpine$TAG`, which is the whole name if the argument is empty. */
const beforeVariable = /^([a-z0-9]+(?:[._-]+[a-z0-9]+)*)\$\{?\w+\}?$/;
