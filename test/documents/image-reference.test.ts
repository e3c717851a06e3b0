import { describe, expect, test } from 'vitest';
import { formatReference, parseImageReference } from '../../src/documents/image-reference.ts';

const sha = 'a'.repeat(64);

describe('a reference is taken apart as Docker does', () => {
  test.each([
    ['python', 'docker.io', 'library/python', '', '', 'python'],
    ['python:3.12-slim', 'docker.io', 'library/python', '3.12-slim', '', 'python'],
    ['org/app:1', 'docker.io', 'org/app', '1', '', 'org/app'],
    ['docker.io/python', 'docker.io', 'library/python', '', '', 'python'],
    ['docker.io/library/python:3', 'docker.io', 'library/python', '3', '', 'python'],
    ['index.docker.io/org/app', 'docker.io', 'org/app', '', '', 'org/app'],
    ['registry.docker.com/library/ruby:3.4', 'docker.io', 'library/ruby', '3.4', '', 'ruby'],
    ['localhost/app', 'localhost', 'app', '', '', 'localhost/app'],
    ['localhost:5000/app', 'localhost:5000', 'app', '', '', 'localhost:5000/app'],
    [
      'registry.example.com:5000/a/b/c:x',
      'registry.example.com:5000',
      'a/b/c',
      'x',
      '',
      'registry.example.com:5000/a/b/c',
    ],
    ['[2001:db8::1]:5000/app:1', '[2001:db8::1]:5000', 'app', '1', '', '[2001:db8::1]:5000/app'],
    ['Registry/app', 'Registry', 'app', '', '', 'Registry/app'],
    ['localhost:5000', 'docker.io', 'library/localhost', '5000', '', 'localhost'],
    [`app@sha256:${sha}`, 'docker.io', 'library/app', '', `sha256:${sha}`, 'app'],
    [`ghcr.io/o/a:1@sha256:${sha}`, 'ghcr.io', 'o/a', '1', `sha256:${sha}`, 'ghcr.io/o/a'],
    ['docker.io/a.b/app', 'docker.io', 'a.b/app', '', '', 'docker.io/a.b/app'],
    [`docker.io/${sha}`, 'docker.io', `library/${sha}`, '', '', `docker.io/library/${sha}`],
    ['a__b/c-d.e--f', 'docker.io', 'a__b/c-d.e--f', '', '', 'a__b/c-d.e--f'],
  ])('%s', (raw, registry, repository, tag, digest, name) => {
    expect(parseImageReference(raw)).toEqual({ raw, registry, repository, tag, digest, name });
  });
});

test.each([
  '',
  ':1',
  'app:',
  'app@',
  'App',
  'org/App',
  'a:b:c',
  'app@sha256:abc',
  'a..b',
  'a___b',
  '-a',
  'a/',
  '/a',
  'a//b',
  'a b',
  '$X',
  'app:$X',
  'host_name.com/a',
  '-host.com/a',
  'host.com:port/a',
  `app:${'x'.repeat(129)}`,
  'a'.repeat(256),
  sha,
  'https://example.com/a',
])('%j is no reference', (raw) => {
  expect(parseImageReference(raw)).toBeUndefined();
});

test('a reference is written in its short form', () => {
  const reference = parseImageReference(`docker.io/library/python:3.12@sha256:${sha}`);
  expect(reference && formatReference(reference)).toBe(`python:3.12@sha256:${sha}`);
});
