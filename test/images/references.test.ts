import { describe, expect, test } from 'vitest';
import { imageUses } from '../../src/images/references.ts';
import { snapshotOf } from '../rules/run.ts';
import { shortly, source, usesIn } from './uses.ts';

async function told(files: Readonly<Record<string, string>>, buildStages = false): Promise<readonly string[]> {
  return (await usesIn(files, buildStages)).map(shortly);
}

const stages = source`
  FROM golang:1.26 AS build
  COPY --from=ghcr.io/example/tool:1 /tool /tool
  RUN make

  FROM scratch AS empty

  FROM debian:13-slim AS Base
  RUN --mount=type=bind,from=ghcr.io/example/mounted:2,target=/m true

  FROM base
  COPY --from=build /app /app
  COPY --from=busybox:1.37 /bin/sh /bin/sh
  COPY --from=nginx /etc/nginx /etc/nginx
  COPY --from=nobody-knows /a /a
`;

describe('a Dockerfile', () => {
  test('ships the root of its last stage, and what that chain copies and mounts', async () => {
    expect(await told({ Dockerfile: stages })).toEqual([
      'Dockerfile:7 FROM stage:base debian:13-slim',
      'Dockerfile:8 RUN --mount stage:base ghcr.io/example/mounted:2',
      'Dockerfile:12 COPY --from stage:final busybox:1.37',
      'Dockerfile:13 COPY --from stage:final nginx',
      'Dockerfile:14 COPY --from stage:final nobody-knows',
    ]);
  });

  test('takes what a service brings along for a name from there, not from a registry', async () => {
    const files = {
      Dockerfile:
        'FROM base\nCOPY --from=tools /a /a\nCOPY --from=nginx /n /n\nCOPY --from=ghcr.io/example/tool:1 /b /b\n',
      'compose.yaml': source`
        services:
          web:
            build:
              context: .
              additional_contexts:
                base: docker-image://alpine:3.22
                tools: ./tools
                nginx: ./nginx
      `,
    };
    expect(await told(files)).toEqual([
      'Dockerfile:4 COPY --from stage:final ghcr.io/example/tool:1',
      'compose.yaml:6 FROM services/web/context:base alpine:3.22',
    ]);
  });

  test('without FROM pulls nothing', async () => {
    expect(await told({ Dockerfile: 'RUN make\n' })).toEqual([]);
  });

  test('pulls a bare name that is no stage, but not what is almost one, a number or a context', async () => {
    const Dockerfile = [
      ...['FROM golang:1.26 AS builder', 'FROM debian:13-slim AS go', 'COPY --from=nginx /a /a'],
      ...['RUN --mount=type=bind,from=uv,target=/m true', 'COPY --from=bulider /app /app', 'COPY --from=7 /b /b'],
      ...['COPY --from=scratch /c /c', 'COPY --from=Redis /d /d', 'COPY --from=tools /e /e', 'COPY --from=later /f /f'],
      ...['FROM go AS later', ''],
    ];
    const compose =
      'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        tools: ./tools\n';
    expect(await told({ Dockerfile: Dockerfile.join('\n'), 'compose.yaml': compose })).toEqual([
      'Dockerfile:2 FROM stage:go debian:13-slim',
      'Dockerfile:3 COPY --from stage:go nginx',
      'Dockerfile:4 RUN --mount stage:go uv',
    ]);
  });

  test('has its build stages told on demand', async () => {
    expect(await told({ Dockerfile: stages }, true)).toEqual([
      'Dockerfile:1 FROM stage:build golang:1.26',
      'Dockerfile:2 COPY --from stage:build ghcr.io/example/tool:1',
      'Dockerfile:7 FROM stage:base debian:13-slim',
      'Dockerfile:8 RUN --mount stage:base ghcr.io/example/mounted:2',
      'Dockerfile:12 COPY --from stage:final busybox:1.37',
      'Dockerfile:13 COPY --from stage:final nginx',
      'Dockerfile:14 COPY --from stage:final nobody-knows',
    ]);
  });

  test('ships the stage that Compose builds as well', async () => {
    const compose = 'services:\n  api:\n    build:\n      context: .\n      target: build\n';
    expect(await told({ Dockerfile: stages, 'compose.yaml': compose })).toEqual([
      'Dockerfile:1 FROM stage:build golang:1.26',
      'Dockerfile:2 COPY --from stage:build ghcr.io/example/tool:1',
      'Dockerfile:7 FROM stage:base debian:13-slim',
      'Dockerfile:8 RUN --mount stage:base ghcr.io/example/mounted:2',
      'Dockerfile:12 COPY --from stage:final busybox:1.37',
      'Dockerfile:13 COPY --from stage:final nginx',
      'Dockerfile:14 COPY --from stage:final nobody-knows',
    ]);
  });

  test('names the platform that it writes, and none that a variable gives', async () => {
    expect(await told({ Dockerfile: 'FROM --platform=linux/arm64 python:3.14\n' })).toEqual([
      'Dockerfile:1 FROM stage:final python:3.14 for linux/arm64',
    ]);
    expect(await told({ Dockerfile: 'FROM --platform=$TARGETPLATFORM python:3.14\n' })).toEqual([
      'Dockerfile:1 FROM stage:final python:3.14',
    ]);
  });

  test('runs the triggers of the stage below, not its own', async () => {
    const text = source`
      FROM debian:13 AS base
      ONBUILD COPY --from=busybox:1.36 /bin/sh /bin/sh
      FROM base
      ONBUILD COPY --from=busybox:1.37 /bin/sh /bin/sh
    `;
    expect(await told({ Dockerfile: text })).toEqual([
      'Dockerfile:1 FROM stage:base debian:13',
      'Dockerfile:2 COPY --from stage:base busybox:1.36',
    ]);
  });
});

const byArgument = source`
  ARG PYTHON=3.13
  ARG TAG=$PYTHON-slim
  FROM python:\${TAG} AS app
`;

describe('arguments', () => {
  test('count with their defaults, which are named', async () => {
    const [use, ...more] = await usesIn({ Dockerfile: byArgument });
    expect(more).toEqual([]);
    expect(use && shortly(use)).toBe('Dockerfile:3 FROM stage:app python:3.13-slim');
    expect(use?.related).toEqual([
      {
        path: 'Dockerfile',
        span: { start: { line: 2, column: 5 }, end: { line: 2, column: 21 } },
        message: 'The default of `TAG` is set here.',
      },
      {
        path: 'Dockerfile',
        span: { start: { line: 1, column: 5 }, end: { line: 1, column: 16 } },
        message: 'The default of `PYTHON` is set here.',
      },
    ]);
  });

  test('of Compose make other images on the same line, each once', async () => {
    const compose = source`
      services:
        old:
          build:
            context: .
            args:
              PYTHON: "3.9"
        same:
          build:
            context: .
            args: [PYTHON=3.9]
        default:
          build:
            context: .
            args: [PYTHON=3.13]
        passed:
          build:
            context: .
            args: [PYTHON]
        shell:
          build:
            context: .
            args: ["TAG=\${TAG}"]
    `;
    const uses = await usesIn({ Dockerfile: byArgument, 'compose.yaml': compose });
    expect(uses.map(shortly)).toEqual([
      'Dockerfile:3 FROM stage:app python:3.13-slim',
      'Dockerfile:3 FROM stage:app python:3.9-slim as services/old',
      'Dockerfile:3 FROM stage:app ? python:${TAG} as services/shell',
    ]);
    expect(uses[1]?.related.map(({ path, span, message }) => [path, span.start.line, message])).toEqual([
      ['Dockerfile', 2, 'The default of `TAG` is set here.'],
      ['compose.yaml', 6, '`old` is built with this `PYTHON`.'],
    ]);
  });

  test('without a default are settled by Compose, and left unresolved by nobody else', async () => {
    const Dockerfile = 'ARG TAG\nFROM redis:$TAG\n';
    expect(await told({ Dockerfile })).toEqual(['Dockerfile:2 FROM stage:final ? redis:$TAG']);
    const compose = 'services:\n  cache:\n    build:\n      context: .\n      args:\n        TAG: 8.2\n';
    expect(await told({ Dockerfile, 'compose.yaml': compose })).toEqual([
      'Dockerfile:2 FROM stage:final redis:8.2 as services/cache',
    ]);
  });

  test('may name another stage', async () => {
    const Dockerfile = 'ARG BASE=debian:13\nFROM alpine:3.23 AS small\nFROM $BASE\n';
    const compose = 'services:\n  app:\n    build:\n      context: .\n      args: [BASE=small]\n';
    expect(await told({ Dockerfile, 'compose.yaml': compose })).toEqual([
      'Dockerfile:2 FROM stage:small alpine:3.23',
      'Dockerfile:3 FROM stage:final debian:13',
    ]);
  });
});

describe('a Compose file', () => {
  test('pulls the images of services that build nothing', async () => {
    const compose = source`
      services:
        cache:
          image: redis:\${REDIS:-8.2}
          platform: linux/arm64
        db:
          image: postgres:$PG
        web:
          build: .
          image: example/web:1
    `;
    expect(await told({ 'compose.yaml': compose })).toEqual([
      'compose.yaml:3 image services/cache redis:8.2 for linux/arm64',
      'compose.yaml:6 image services/db ? postgres:$PG',
    ]);
  });

  test('holds Dockerfiles of its own, one stage of which ships', async () => {
    const compose = source`
      services:
        web:
          build:
            dockerfile_inline: |
              FROM golang:1.26 AS build
              FROM alpine:3.22
    `;
    const uses = await usesIn({ 'compose.yaml': compose });
    expect(uses.map(shortly)).toEqual(['compose.yaml:6 FROM services/web/stage:final alpine:3.22']);
    expect(uses[0]?.span).toEqual({ start: { line: 6, column: 14 }, end: { line: 6, column: 25 } });
    expect(uses[0]?.route.scope).toBe('services/web');
  });

  test('is told once with its override file', async () => {
    expect(
      await told({
        'compose.yaml': 'services:\n  web:\n    build: .\n  cache:\n    image: redis:6\n',
        'compose.override.yaml': 'services:\n  web:\n    image: example/web:2\n  cache:\n    image: redis:8\n',
      }),
    ).toEqual(['compose.override.yaml:5 image services/cache redis:8']);
  });
});

test('what is read only as context is not told of', async () => {
  const { project } = await snapshotOf({ Dockerfile: 'FROM alpine:3.22\n' });
  expect(imageUses({ project, reviewed: new Set() }, { buildStages: false })).toEqual([]);
});
