import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/image-scan.ts';
import { publicRegistries } from '../../src/core/options.ts';
import { isScannedWithoutTls, type Registry, registryNamed, tokenServiceOf } from '../../src/registry/hosts.ts';

function origin(name: string, list: readonly string[]): string {
  const answer = registryNamed(name, list);
  return answer.kind === 'ok' ? answer.value.origin : answer.cause;
}

function registry(name: string): Registry {
  const answer = registryNamed(name, [name]);
  if (answer.kind === 'failed') throw new Error(answer.reason);
  return answer.value;
}

describe('a registry', () => {
  test.each<[string, readonly string[], string]>([
    ['docker.io', publicRegistries, 'https://registry-1.docker.io'],
    ['index.docker.io', ['index.docker.io'], 'https://registry-1.docker.io'],
    ['registry-1.docker.io', publicRegistries, 'refused'],
    ['GHCR.io', publicRegistries, 'https://ghcr.io'],
    ['europe-docker.pkg.dev', publicRegistries, 'https://europe-docker.pkg.dev'],
    ['pkg.dev', publicRegistries, 'refused'],
    ['evil.example', publicRegistries, 'refused'],
    ['ghcr.io.evil.example', publicRegistries, 'refused'],
    ['ghcr.io:8443', publicRegistries, 'refused'],
    ['r.example:8443', ['r.example:8443'], 'https://r.example:8443'],
    ['r.example:443', ['r.example:443'], 'https://r.example'],
    ['a.r.example:8443', ['*.r.example:8443'], 'refused'],
    ['10.0.0.5', ['*'], 'refused'],
    ['10.0.0.5', ['*.0.0.5'], 'refused'],
    ['10.0.0.5:5000', ['10.0.0.5:5000'], 'https://10.0.0.5:5000'],
    ['[fd00::1]:5000', ['[fd00::1]:5000'], 'https://[fd00::1]:5000'],
    ['registry', ['registry'], 'https://registry'],
    ['registry', ['*.registry'], 'refused'],
    ['localhost', publicRegistries, 'refused'],
    ['localhost:5000', ['localhost'], 'refused'],
    ['localhost:5000', ['localhost:5000'], 'http://localhost:5000'],
    ['127.0.0.1:5000', ['127.0.0.1:5000'], 'http://127.0.0.1:5000'],
    ['127.8.9.10', ['127.8.9.10'], 'http://127.8.9.10'],
    ['[::1]:5000', ['[::1]:5000'], 'http://[::1]:5000'],
    ['127.1:5000', ['127.1:5000'], 'refused'],
    ['0x7f.0.0.1:5000', ['0x7f.0.0.1:5000'], 'refused'],
    ['localhost.evil.example', ['localhost.evil.example'], 'https://localhost.evil.example'],
    ['r.example/x', ['r.example/x'], 'refused'],
    ['user@r.example', ['user@r.example'], 'refused'],
  ])('%s on the list %j is asked at %s', (name, list, at) => {
    expect(origin(name, list)).toBe(at);
  });

  test('off the list is refused with the line to add', () => {
    expect(registryNamed('evil.example', publicRegistries)).toEqual({
      kind: 'failed',
      cause: 'refused',
      reason:
        '`evil.example` is not an allowed registry; to allow it, add the line `evil.example` to `allowed-registries`.',
    });
  });

  test('that the scanner would ask without TLS is known', () => {
    const names = ['10.1.2.3:5000', '172.16.0.1', '172.32.0.1', '192.168.1.1', 'r.localhost:5000', 'localhost:5000'];
    expect(names.filter((name) => isScannedWithoutTls(registry(name)))).toEqual([
      '10.1.2.3:5000',
      '172.16.0.1',
      '192.168.1.1',
      'r.localhost:5000',
    ]);
  });
});

describe('a token service', () => {
  const services = new Map([
    ['r.example', 'auth.example'],
    ['r.example:8443', 'auth.example:9443'],
    ['localhost:5000', 'localhost:6000'],
  ]);
  const verdict = (answer: Answer<URL>) => (answer.kind === 'ok' ? 'asked' : answer.cause);

  test.each<[string, string, string, string]>([
    // registry, realm, with credentials, without
    ['docker.io', 'https://auth.docker.io/token', 'asked', 'asked'],
    ['index.docker.io', 'https://auth.docker.io/token', 'asked', 'asked'],
    ['registry.gitlab.com', 'https://gitlab.com/jwt/auth', 'asked', 'asked'],
    ['ghcr.io', 'https://ghcr.io/token', 'asked', 'asked'],
    ['ghcr.io', 'https://GHCR.IO:443/token', 'asked', 'asked'],
    ['ghcr.io', 'https://ghcr.io:8443/token', 'refused', 'asked'],
    ['ghcr.io', 'https://auth.docker.io/token', 'refused', 'asked'],
    ['ghcr.io', 'https://ghcr.io.evil.example/token', 'refused', 'asked'],
    ['r.example', 'https://auth.example/token', 'asked', 'asked'],
    ['r.example:8443', 'https://auth.example:9443/token', 'asked', 'asked'],
    ['r.example:8443', 'https://auth.example/token', 'refused', 'asked'],
    ['r.example', 'http://auth.example/token', 'refused', 'refused'],
    ['ghcr.io', 'http://ghcr.io/token', 'refused', 'refused'],
    ['ghcr.io', 'https://169.254.169.254/token', 'refused', 'refused'],
    ['ghcr.io', 'https://0xa9fea9fe/token', 'refused', 'refused'],
    ['ghcr.io', 'https://[::1]/token', 'refused', 'refused'],
    ['ghcr.io', 'https://localhost/token', 'refused', 'refused'],
    ['ghcr.io', 'https://ghcr.io@evil.example/token', 'failed', 'failed'],
    ['ghcr.io', 'file:///etc/passwd', 'refused', 'refused'],
    ['ghcr.io', '/token', 'failed', 'failed'],
    ['ghcr.io', '', 'failed', 'failed'],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000/token', 'asked', 'asked'],
    ['127.0.0.1:5000', 'http://127.0.0.1:6000/token', 'refused', 'refused'],
    ['127.0.0.1:5000', 'http://localhost:6000/token', 'refused', 'asked'],
    ['127.0.0.1:5000', 'http://intranet.example/token', 'refused', 'refused'],
    ['localhost:5000', 'http://localhost:6000/token', 'asked', 'asked'],
  ])('of %s at %s is %s with credentials, %s without', (name, realm, withCredentials, without) => {
    const named = registry(name);
    expect([true, false].map((has) => verdict(tokenServiceOf(named, realm, has, services)))).toEqual([
      withCredentials,
      without,
    ]);
  });

  test('elsewhere is refused with the line to add', () => {
    expect(tokenServiceOf(registry('r.example:5000'), 'https://evil.example:1/x?y=z', true, new Map())).toEqual({
      kind: 'failed',
      cause: 'refused',
      reason:
        'The registry `r.example:5000` gets its tokens from `evil.example:1`, which is not known to belong to it, so no credentials were sent; to trust it, add the line `"r.example:5000": "evil.example:1"` to `images.token-services` in the config.',
    });
  });
});
