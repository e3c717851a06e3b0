import { expect, test } from 'vitest';
import { publicRegistries } from '../../src/core/options.ts';
import { allowsRegistry } from '../../src/core/registries.ts';

test.each(['docker.io', 'GHCR.io', 'europe-docker.pkg.dev', 'dhi.io'])('%s is public', (host) => {
  expect(allowsRegistry(publicRegistries, host)).toBe(true);
});

test.each([
  'pkg.dev',
  'evilpkg.dev',
  'docker.io.example.com',
  'docker.io:5000',
  'a.pkg.dev:443',
  '.pkg.dev',
  'user@a.pkg.dev',
  'evil.example/.pkg.dev',
  'a..pkg.dev',
  '[::1].pkg.dev',
  '10.0.0.7',
  'localhost',
])('%s is not', (host) => {
  expect(allowsRegistry(publicRegistries, host)).toBe(false);
});

test('ports, addresses and names without a dot are allowed just as they are listed', () => {
  const list = ['localhost:5000', '[::1]:5000', '10.0.0.7', '*.example.com'];
  for (const host of ['localhost:5000', '[::1]:5000', '10.0.0.7', 'a.b.example.com']) {
    expect(allowsRegistry(list, host)).toBe(true);
  }
  for (const host of ['localhost', '10.0.0.7:443', 'a.example.com:8443', 'example.com']) {
    expect(allowsRegistry(list, host)).toBe(false);
  }
});
