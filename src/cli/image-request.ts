import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { type ImageRequest, namedSource, noImageRequest, requestForms } from '../core/image-request.ts';
import { quoted } from '../core/text.ts';
import type { Given } from './arguments.ts';
import type { Surroundings } from './surroundings.ts';

/** What the flags request of the image scan. Throws `UsageError` for invalid values. */
export function imageRequestOf(given: Given, { folder, environment }: Surroundings): ImageRequest {
  const { trivy, platform } = noImageRequest;
  const file = (name: string): string => {
    const path = given.one(name);
    return path === undefined ? '' : resolve(folder, path);
  };
  return {
    mode: given.has('images') ? 'true' : 'false',
    images: [],
    reports: (given.many('image-report') ?? []).map(namedSource),
    ignoreUnfixed: given.one('ignore-unfixed') !== 'false',
    platform: checked(given, 'platform', requestForms.platform, 'a platform such as linux/amd64') ?? platform,
    trivy: {
      ...trivy,
      path: file('trivy-path'),
      version: (checked(given, 'trivy-version', requestForms.version, 'a version such as 0.74.0') ?? '').replace(
        /^v/,
        '',
      ),
      sha256:
        checked(given, 'trivy-sha256', requestForms.sha256, 'a SHA-256: 64 hexadecimal digits')?.toLowerCase() ?? '',
      dbRepositories: given.many('trivy-db-repository') ?? [],
      javaDbRepositories: given.many('trivy-java-db-repository') ?? [],
      cacheDir: file('trivy-cache-dir'),
      server: checked(given, 'trivy-server', /^https?:\/\/\S+$/, 'an address such as https://trivy.example.com') ?? '',
      serverToken: given.one('trivy-server-token') ?? environment['TRIVY_TOKEN'] ?? '',
    },
  };
}

function checked(given: Given, name: string, form: RegExp, meant: string): string | undefined {
  const value = given.one(name);
  if (value !== undefined && !form.test(value))
    throw new UsageError(`\`--${name}\`: ${quoted(value)} is not ${meant}.`);
  return value;
}
