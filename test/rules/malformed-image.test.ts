import { describe, expect, test } from 'vitest';
import { malformedImage } from '../../src/rules/malformed-image.ts';

describe('a name that no registry takes', () => {
  test.each([
    [
      'traefik@1.7.0',
      'traefik:1.7.0',
      '`traefik@1.7.0` is no name of an image, for `@1.7.0` is no digest: `traefik:1.7.0` is probably meant.',
    ],
    [
      'node@v24',
      'node:v24',
      '`node@v24` is no name of an image, for `@v24` is no digest: `node:v24` is probably meant.',
    ],
    ['node:24@1', undefined, '`node:24@1` is no name of an image, for `@1` is no digest.'],
    ['debian@sha256', undefined, '`debian@sha256` is no name of an image, for `@sha256` is no digest.'],
    ['debian@sha256:abc', undefined, '`debian@sha256:abc` is no name of an image, for `@sha256:abc` is no digest.'],
    [
      'Ubuntu:22.04',
      'ubuntu:22.04',
      '`Ubuntu:22.04` is no name of an image, for capitals stand in it: `ubuntu:22.04` is probably meant.',
    ],
    [
      'ghcr.io/Acme/Web',
      'ghcr.io/acme/web',
      '`ghcr.io/Acme/Web` is no name of an image, for capitals stand in it: `ghcr.io/acme/web` is probably meant.',
    ],
    ['redis:', undefined, '`redis:` is no name of an image, for nothing follows its colon.'],
    [
      'https://ghcr.io/a/b:1',
      'ghcr.io/a/b:1',
      '`https://ghcr.io/a/b:1` is no name of an image, for it begins with `https://`: `ghcr.io/a/b:1` is probably meant.',
    ],
    ['redis 7', undefined, '`redis 7` is no name of an image, for blanks stand in it.'],
    ['a//b', undefined, '`a//b` is no name of an image, for it holds what no name may hold.'],
    ['a:b:c', undefined, '`a:b:c` is no name of an image, for it holds what no name may hold.'],
  ])('%s', (text, meant, message) => {
    expect(malformedImage(text)).toEqual({ message, meant });
  });
});

test.each([
  'redis',
  'redis:7-RC1',
  'localhost:5000/a/b:1',
  `redis@sha256:${'a'.repeat(64)}`,
  'a'.repeat(64),
  '',
  'IMAGE_NAME',
  'IMAGE:TAG',
  '{{ image }}',
  '<image>:1',
  'redis:@TAG@',
  '__IMAGE__',
  'example/%NAME%:1',
])('%s is left alone', (text) => {
  expect(malformedImage(text)).toBeUndefined();
});
