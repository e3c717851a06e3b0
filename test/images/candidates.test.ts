import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../src/documents/image-reference.ts';
import { candidates } from '../../src/images/candidates.ts';
import type { Lifecycles } from '../../src/images/lifecycles.ts';
import { distributionReleaseOf, productOf } from '../../src/rules/knowledge/lifecycles.ts';
import { growth, linear } from '../growth.ts';

const lifecycles: Lifecycles = { productOf, distributionOf: distributionReleaseOf };

function offered(image: string, tags: string, today = '2026-03-01'): readonly string[] {
  const reference = parseImageReference(image);
  if (reference === undefined) throw new Error(`${image} is no reference.`);
  return candidates(reference, tags.split(' '), { today, lifecycles });
}

const python =
  'latest slim alpine 3 3.9 3.9.1 3.9.2 3.9.10 3.9-slim 3.9.1-slim 3.9.20-slim 3.9.1-slim-buster 3.9.9-slim-buster 3.9.25-slim-bookworm 3.13 3.13.2 3.14 3.14.2 3.14-slim 3.14.2-slim 3.14.2-slim-bookworm 3.14.2-slim-trixie 3.14-alpine 3.14-alpine3.22 3.14-alpine3.23 3.14.2-alpine3.23 3.9.1-alpine3.12 3.9.18-alpine3.19 3.15.0rc1 3.15-rc 3.15 3.14.2-windowsservercore 3.14.9-amd64 sha-1234567';

describe('the newest patch, then the newest that is supported', () => {
  test.each([
    ['python:3.9.1', ['3.9.10', '3.14.2']],
    ['python:3.9', ['3.14', '3.14-slim']],
    ['python:3.9.1-slim', ['3.9.20-slim', '3.14.2-slim']],
    ['python:3.9-slim', ['3.14-slim']],
    ['python:3.14.2-slim-bookworm', ['3.14.2-slim-trixie']],
    ['python:3.14', ['3.14-slim']],
    ['python:3.14-slim', []],
    ['mirror.gcr.io/library/python:3.9', ['3.14', '3.14-slim']],
    ['python:3.9-alpine', ['3.14-alpine']],
    ['python:3.14-alpine3.22', ['3.14-alpine3.23']],
  ])('%s', (image, expected) => {
    expect(offered(image, python)).toEqual(expected);
  });

  test('on the same distribution, whose release advances where it has ended', () => {
    expect(offered('python:3.9.1-slim-buster', python)).toEqual(['3.9.25-slim-bookworm', '3.14.2-slim-trixie']);
    expect(offered('python:3.9.1-slim-buster', python, '2021-03-01')[0]).toBe('3.9.9-slim-buster');
    expect(offered('python:3.9.1-alpine3.12', python)).toEqual(['3.9.18-alpine3.19', '3.14.2-alpine3.23']);
  });

  test('never on an older release of the distribution, whatever the version', () => {
    const tags =
      '1.2.4-alpine3.19 1.2.5-alpine3.18 1.3.0-alpine3.9 1.3.0-alpine3.18 1.2.4-slim-bookworm 1.2.9-slim-bullseye';
    expect(offered('example/tool:1.2.3-alpine3.19', tags)).toEqual(['1.2.4-alpine3.19']);
    expect(offered('example/tool:1.2.3-bookworm', tags)).toEqual(['1.2.4-slim-bookworm']);
  });

  test('by day, where a tag names the day it was built', () => {
    const tags = '12 12-20240101 12-20240301 12-20240401-slim 12.1 12.1-20240501 13-20240302 14 bookworm-20240401-slim';
    expect(offered('example/os:12-20240101', tags)).toEqual(['12-20240301', '13-20240302']);
    expect(offered('debian:bookworm-20240101-slim', tags)).toEqual(['bookworm-20240401-slim']);
  });

  test('by build, where a number of its own counts them', () => {
    const tags = '21.0.1_12-jre 21.0.2_13-jre 21.0.2_14-jre 21.0.3_9-jdk 21.0.2.99-jre 21-jre 25_36-jre';
    expect(offered('example/java:21.0.1_12-jre', tags)).toEqual(['21.0.2_14-jre']);
    expect(offered('example/java:21.0.2_13-jre', tags)).toEqual(['21.0.2_14-jre']);
  });

  test('by number, not by letter', () => {
    expect(offered('example/tool:1.2.3', '1.2.9 1.2.10 1.10.0 1.9.0')).toEqual(['1.2.10', '1.10.0']);
  });

  test('a concrete one for a tag that moves', () => {
    expect(offered('python', python)).toEqual(['3.14.2', '3.14.2-slim']);
    expect(offered('python:latest', python)).toEqual(['3.14.2', '3.14.2-slim']);
    expect(offered('python:3', python)).toEqual(['3.14.2', '3.14.2-slim']);
    expect(offered('python:slim', python)).toEqual(['3.14.2-slim']);
    expect(offered('example/tool:2', '2 2.1 2.1.4 3 3.0.1')).toEqual(['2.1.4', '3.0.1']);
    expect(offered('example/tool:nightly', '2.1.4')).toEqual([]);
  });

  test('releases of Node are majors, and those without long support are left out', () => {
    const node = '18 18.20.8 18.19.0 20 22 22.1.0 24 24.3.0 25 25.1.0 24-slim';
    expect(offered('node:18', node)).toEqual(['24', '24-slim']);
    expect(offered('node:18.19.0', node)).toEqual(['18.20.8', '24.3.0']);
    expect(offered('node:25', node)).toEqual([]);
  });

  test('distributions by their code names or numbers, as written', () => {
    const debian = 'buster bookworm bookworm-slim trixie trixie-slim sid sid-slim 12 12.11 13 13.1';
    expect(offered('debian:buster', debian)).toEqual(['trixie', 'trixie-slim']);
    expect(offered('debian:bookworm-slim', debian)).toEqual(['trixie-slim']);
    expect(offered('debian:12.4', debian)).toEqual(['12.11', '13.1']);
    expect(offered('ubuntu:20.04', '20.04 22.04 24.04 25.10 26.04 noble')).toEqual(['24.04']);
    expect(offered('ubuntu:jammy-20240101', 'jammy jammy-20240201 noble-20240301 noble')).toEqual([
      'jammy-20240201',
      'noble-20240301',
    ]);
  });
});

describe('an image that keeps data stays on its major', () => {
  test.each([
    ['postgres:14.5', '14.5 14.19 15.1 18.0', ['14.19']],
    ['postgres:14.5-alpine', '14.19 14.19-alpine 18.0-alpine', ['14.19-alpine']],
    ['postgres:9.5.1', '9.5.25 9.6.24 14.19.0', ['9.5.25']],
    ['redis:6.0.5', '6.0.20 6.2.14 7.0.1 8.6.0', ['6.0.20', '6.2.14']],
    ['mysql:5.7.1', '5.7.44 8.0.30 8.4.0', ['5.7.44']],
    ['bitnami/postgresql:14.1.0', '14.2.0 15.0.0', ['14.2.0']],
    [
      'rabbitmq:3.12.0-management',
      '3.12.14-management 3.13.7-management 4.1.0-management',
      ['3.12.14-management', '3.13.7-management'],
    ],
  ])('%s', (image, tags, expected) => {
    expect(offered(image, tags)).toEqual(expected);
  });
});

test('the spelling of versions stays', () => {
  expect(offered('traefik:v3.1', 'v3.1 v3.5 3.6 v3.5.1')).toEqual(['v3.5']);
});

test('nothing is known of what only a digest names', () => {
  expect(offered(`python@sha256:${'a'.repeat(64)}`, python)).toEqual([]);
});

test('tags in bad faith cost no more than they are many', async () => {
  const tags = (length: number) =>
    Array.from({ length }, (_, index) => `3.9.${index}-a${index}${'-1'.repeat(6)}`).join(' ');
  const offer = (all: string) => expect(offered('python:3.9', all)).toEqual([]);
  expect(await growth(50_000, tags, offer)).toBeLessThan(linear);
});
