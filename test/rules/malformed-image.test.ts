import { describe, expect, test } from 'vitest';
import { malformedImage } from '../../src/rules/malformed-image.ts';

describe('a name that no registry takes', () => {
  test.each([
    [
      'traefik@1.7.0',
      'traefik:1.7.0',
      '`traefik@1.7.0` is not a valid image name: `@1.7.0` is not a digest; did you mean `traefik:1.7.0`?',
    ],
    ['node@v24', 'node:v24', '`node@v24` is not a valid image name: `@v24` is not a digest; did you mean `node:v24`?'],
    ['node:24@1', undefined, '`node:24@1` is not a valid image name: `@1` is not a digest.'],
    ['debian@sha256', undefined, '`debian@sha256` is not a valid image name: `@sha256` is not a digest.'],
    ['debian@sha256:abc', undefined, '`debian@sha256:abc` is not a valid image name: `@sha256:abc` is not a digest.'],
    [
      'Ubuntu:22.04',
      'ubuntu:22.04',
      '`Ubuntu:22.04` is not a valid image name: it contains capitals; did you mean `ubuntu:22.04`?',
    ],
    [
      'ghcr.io/Acme/Web',
      'ghcr.io/acme/web',
      '`ghcr.io/Acme/Web` is not a valid image name: it contains capitals; did you mean `ghcr.io/acme/web`?',
    ],
    ['redis:', undefined, '`redis:` is not a valid image name: nothing follows its colon.'],
    [
      'https://ghcr.io/a/b:1',
      'ghcr.io/a/b:1',
      '`https://ghcr.io/a/b:1` is not a valid image name: it begins with `https://`; did you mean `ghcr.io/a/b:1`?',
    ],
    ['redis 7', undefined, '`redis 7` is not a valid image name: it contains spaces.'],
    ['a//b', undefined, '`a//b` is not a valid image name: it contains characters that a name cannot have.'],
    ['a:b:c', undefined, '`a:b:c` is not a valid image name: it contains characters that a name cannot have.'],
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
