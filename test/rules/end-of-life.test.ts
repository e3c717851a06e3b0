import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../src/documents/image-reference.ts';
import { endOfLife } from '../../src/rules/end-of-life.ts';

function told(image: string, today = '2026-03-01') {
  const reference = parseImageReference(image);
  return reference && endOfLife(reference, today);
}

describe('the tag to take instead', () => {
  test.each([
    ['python:3.9', '3.14-slim'],
    ['python:3.9.18-slim-buster', '3.14-slim'],
    ['python:3.8-alpine3.15', '3.14-alpine'],
    ['php:7.4-fpm-alpine', '8.5-fpm-alpine'],
    ['node:17', '24-slim'],
    ['debian:stretch', '13-slim'],
    ['ubuntu:20.04', '24.04'],
    ['alpine:3.18.4', '3.23'],
    ['golang:1.21-alpine', '1.26-alpine'],
    ['mcr.microsoft.com/dotnet/aspnet:6.0-alpine', '10.0-alpine'],
    ['eclipse-temurin:19-jre', '25-jre'],
    ['python:3.13-slim-buster', '3.13-slim'],
    ['node:24-alpine3.16', '24-alpine'],
  ])('%s: %s', (image, tag) => {
    expect(told(image)?.tag).toBe(tag);
  });

  test.each([
    ['a database keeps its files', 'postgres:11'],
    ['a variant that may be gone', 'python:3.7-windowsservercore-1809'],
    ['a digest', `python:3.9@sha256:${'a'.repeat(64)}`],
    ['another image', 'openjdk:11'],
  ])('is not offered for %s', (_, image) => {
    const ended = told(image);
    expect(ended?.message).toMatch(/no longer maintained|no security fixes since/);
    expect(ended?.tag).toBeUndefined();
  });
});

test('the last day is still a day of support', () => {
  expect(told('python:3.9', '2025-10-31')).toBeUndefined();
  expect(told('python:3.9', '2025-11-01')?.message).toBe(
    '`python 3.9` has had no security fixes since 2025-10-31; `3.14-slim` gets them.',
  );
});

test('a version is advised only once it is there and supported for long', () => {
  expect(told('node:16', '2026-11-01')?.tag).toBe('26-slim');
  expect(told('node:16', '2026-10-01')?.tag).toBe('24-slim');
  expect(told('ubuntu:18.04', '2026-05-01')?.tag).toBe('26.04');
});

test.each([
  'python:3',
  'python',
  'node:lts',
  'example/node:12',
  'ghcr.io/example/python:3.6-buster',
  'nginx:9.9',
  'alpine:edge',
])('nothing is said of %s', (image) => {
  expect(told(image)).toBeUndefined();
});
