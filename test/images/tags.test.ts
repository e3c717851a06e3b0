import { describe, expect, test } from 'vitest';
import { parseTag } from '../../src/images/tags.ts';

const parsed = (tag: string) => parseTag(tag, (part) => part === 'bookworm');

describe('a released version', () => {
  test.each([
    ['3', [3], []],
    ['3.9', [3, 9], []],
    ['3.9.18', [3, 9, 18], []],
    ['1.2.3.4', [1, 2, 3, 4], []],
    ['v3.1', [3, 1], []],
    ['3.12-slim-bookworm', [3, 12], ['slim', 'bookworm']],
    ['3.12-alpine3.20', [3, 12], ['alpine3.20']],
    ['8.4-fpm-alpine', [8, 4], ['fpm', 'alpine']],
    ['21-jre', [21], ['jre']],
    ['4-management', [4], ['management']],
    ['bookworm-slim', [], ['slim']],
    ['6.4-php8.2-apache', [6, 4], ['php8.2', 'apache']],
    ['3.9-eclipse-temurin-17', [3, 9], ['eclipse', 'temurin', '17']],
  ])('%s', (tag, numbers, variant) => {
    expect([parsed(tag)?.numbers, parsed(tag)?.variant]).toEqual([numbers, variant]);
  });

  test.each([
    ['24.04-20250101', '20250101'],
    ['bookworm-20250113-slim', '20250113'],
    ['1.2-2025-01-13', '20250113'],
  ])('%s is dated', (tag, date) => {
    expect(parsed(tag)?.date).toBe(date);
  });
});

test.each([
  '3.14.0a1',
  '3.14.0b2',
  '3.14.0rc1',
  '3.14-rc',
  '3.14.0-rc.1',
  '2.0-beta',
  '2.0.0-beta.3',
  '2.0-alpha1',
  '2.0-dev',
  '2.0-SNAPSHOT',
  '2.0-preview',
  '2.0-pre1',
  '25-ea',
  '24-nightly',
  '24-nightly-slim',
  'edge',
  'canary',
  'latest',
  'unstable-slim',
  '3.12-windowsservercore-ltsc2022',
  '8.0-nanoserver-1809',
  'ltsc2022',
  '3.12-amd64',
  '3.12-arm64v8',
  '3.12-slim-arm32v7',
  'linux-amd64',
  '20250101',
  'sha-1a2b3c4',
  '1a2b3c4d5e6f',
  '1.2-1a2b3c4d5e6f',
  `sha256-${'a'.repeat(64)}.sig`,
  'main',
  'pr-12',
  '3.12-',
  'trixie',
])('%s is none that is offered', (tag) => {
  expect(parsed(tag)).toBeUndefined();
});
