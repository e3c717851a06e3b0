import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { imageRequestOf } from '../../src/cli/image-request.ts';
import { UsageError } from '../../src/core/errors.ts';
import { noImageRequest } from '../../src/core/image-request.ts';

const silent = { write: () => undefined };

function request(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const given = readArguments(['scan', ...args]);
  if (given.command !== 'scan') throw new Error('it is no scan');
  return imageRequestOf(given, { folder: '/here', environment, stdout: silent, stderr: silent, today: '2026-01-01' });
}

test('without a flag no image is scanned; --images is `image-scan: true`', () => {
  expect(request([])).toEqual(noImageRequest);
  expect(request(['--images'])).toEqual({ ...noImageRequest, mode: 'true' });
});

test('each flag is what the input of its name is, and paths begin in the working directory', () => {
  const lines = [
    ...['--images', '--ignore-unfixed', 'false', '--platform', 'linux/arm64/v8', '--image-report', 'r.json = app:1'],
    ...['--trivy-path', 'bin/trivy', '--trivy-version', 'v0.73.0', '--trivy-sha256', 'A'.repeat(64)],
    ...['--trivy-db-repository', 'r.example/db:2', '--trivy-java-db-repository', 'r.example/java:1'],
    ...['--trivy-cache-dir', 'cache', '--trivy-server', 'https://trivy.example.com', '--trivy-server-token', 'given'],
  ];
  expect(request(lines, { TRIVY_TOKEN: 'kept' })).toEqual({
    ...{ mode: 'true', images: [], ignoreUnfixed: false, platform: 'linux/arm64/v8' },
    reports: [{ what: 'r.json', belongsTo: 'app:1' }],
    trivy: {
      ...{ path: resolve('/here/bin/trivy'), version: '0.73.0', sha256: 'a'.repeat(64), mirror: '' },
      ...{ dbRepositories: ['r.example/db:2'], javaDbRepositories: ['r.example/java:1'] },
      ...{ cacheDir: resolve('/here/cache'), server: 'https://trivy.example.com', serverToken: 'given' },
    },
  });
});

test('the token of a server may come from the environment, where no list of processes shows it', () => {
  expect(request(['--images'], { TRIVY_TOKEN: 'kept' }).trivy.serverToken).toBe('kept');
});

test.each([
  ['platform', 'linux', 'a platform such as linux/amd64'],
  ['trivy-version', 'latest', 'a version such as 0.74.0'],
  ['trivy-sha256', 'a'.repeat(63), 'a SHA-256: 64 hexadecimal digits'],
  ['trivy-server', 'trivy.example.com', 'an address such as https://trivy.example.com'],
])('--%s is refused where it cannot be meant: %s', (flag, value, meant) => {
  expect(() => request([`--${flag}`, value])).toThrow(new UsageError(`\`--${flag}\`: \`${value}\` is not ${meant}.`));
});
