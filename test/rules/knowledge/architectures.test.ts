import { describe, expect, test } from 'vitest';
import { type ImageReference, parseImageReference } from '../../../src/documents/image-reference.ts';
import { isOfOneArchitecture, knownAs } from '../../../src/documents/official-images.ts';
import { isWindowsImage } from '../../../src/documents/windows-images.ts';
import { endOfLife } from '../../../src/rules/end-of-life.ts';
import { baseFamily } from '../../../src/rules/knowledge/base-families.ts';
import { defaultUser } from '../../../src/rules/knowledge/base-images.ts';
import { pipefailShell } from '../../../src/rules/knowledge/base-shells.ts';
import { setsVariable } from '../../../src/rules/knowledge/image-variables.ts';

function image(text: string): ImageReference {
  const reference = parseImageReference(text);
  if (reference === undefined) throw new Error(text);
  return reference;
}

describe('an official image in its build for one architecture', () => {
  test.each([
    ['arm64v8/alpine:3.23', 'alpine', true],
    ['docker.io/amd64/debian:13', 'debian', true],
    ['mirror.gcr.io/i386/debian:13', 'debian', true],
    ['gitlab.example.com/acme/dependency_proxy/containers/arm32v7/python:3.14', 'python', true],
    ['arm64v8/team/alpine', 'arm64v8/team/alpine', false],
    ['quay.io/arm64v8/alpine', 'quay.io/arm64v8/alpine', false],
    ['example/alpine', 'example/alpine', false],
    ['debian:13', 'debian', false],
  ])('%s is known as %s', (text, name, ofOne) => {
    expect([knownAs(image(text)), isOfOneArchitecture(image(text))]).toEqual([name, ofOne]);
  });

  test('has the package manager of its distribution', () => {
    expect(baseFamily(image('arm64v8/alpine:3.23'))).toBe('Alpine');
    expect(baseFamily(image('amd64/debian:13'))).toBe('Debian and Ubuntu');
    expect(baseFamily(image('arm32v7/python:3.14-alpine'))).toBe('Alpine');
    expect(baseFamily(image('quay.io/arm64v8/alpine:3.23'))).toBeUndefined();
  });

  test('has its shell', () => {
    expect(pipefailShell(image('arm64v8/alpine:3.23'))).toBe('["/bin/ash", "-eo", "pipefail", "-c"]');
    expect(pipefailShell(image('s390x/ubuntu:24.04'))).toBe('["/bin/bash", "-o", "pipefail", "-c"]');
  });

  test('has its user and variables', () => {
    expect(defaultUser(image('arm64v8/node:24-slim'))).toBe('root');
    expect(setsVariable(image('mirror.gcr.io/arm64v8/debian:13'), 'GOPATH')).toBe(false);
  });

  test('on a release of Debian that is over is past its end of life, also where only its tag names that release', () => {
    expect(endOfLife(image('arm32v7/wordpress:php8.4-buster'), '2026-03-01')).toEqual({
      message:
        '`arm32v7/wordpress:php8.4-buster` is built on `buster`, which has had no security fixes since 2024-06-30.',
      tag: undefined,
    });
  });

  test('is offered no tag: the architecture may have been given up', () => {
    const ended = ['arm64v8/python:3.9', 'mirror.gcr.io/arm64v8/python:3.9'].map((text) => {
      return endOfLife(image(text), '2026-03-01');
    });
    expect(ended).toEqual([
      { message: '`arm64v8/python 3.9` has had no security fixes since 2025-10-31.', tag: undefined },
      { message: '`mirror.gcr.io/arm64v8/python 3.9` has had no security fixes since 2025-10-31.', tag: undefined },
    ]);
  });

  test('is one for Windows below winamd64, whatever its tag says', () => {
    expect(isWindowsImage(image('winamd64/golang:1.26'), '')).toBe(true);
    expect(defaultUser(image('winamd64/golang:1.26'))).toBe('windows');
    expect(pipefailShell(image('winamd64/golang:1.26'))).toBeUndefined();
    expect(baseFamily(image('winamd64/golang:1.26'))).toBeUndefined();
  });
});
