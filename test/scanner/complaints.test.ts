import { expect, test } from 'vitest';
import { failureOf, lastWords } from '../../src/trivy/failures.ts';

/** As Trivy 0.74 words a failure: one FATAL line of nested causes, then a list of them. */
function fatal(cause: string): string {
  return `2026-11-22T10:00:00Z\tFATAL\tFatal error\trun error: image scan error: scan error: unable to initialize a scan service: unable to initialize an image scan service: unable to find the specified image "docker.io/library/app:1" in ["remote"]: 1 error occurred:\n\t* remote error: ${cause}\n\n`;
}

test.each([
  ['rate-limited', 'GET https://index.docker.io/v2/x: TOOMANYREQUESTS: You have reached your pull rate limit.'],
  ['rate-limited', 'GET https://ghcr.io/v2/x: unexpected status code 429 Too Many Requests'],
  ['not-found', 'no child with platform linux/s390x in index docker.io/library/app:1'],
  ['not-found', 'GET https://index.docker.io/v2/x: MANIFEST_UNKNOWN: manifest unknown; unknown tag=1'],
  ['not-found', 'GET https://quay.io/v2/x: unexpected status code 404 Not Found'],
  ['unauthorized', 'GET https://index.docker.io/v2/x: UNAUTHORIZED: authentication required'],
  ['unauthorized', 'GET https://ghcr.io/token?scope=x: DENIED: requested access to the resource is denied'],
  ['unauthorized', 'GET https://ghcr.io/v2/x: unexpected status code 403 Forbidden'],
  ['unreachable', 'Get "https://registry.invalid/v2/": dial tcp: lookup registry.invalid: no such host'],
  ['unreachable', 'Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused'],
  ['unreachable', 'Get "https://10.0.0.1/v2/": dial tcp 10.0.0.1:443: i/o timeout'],
  [
    'unreachable',
    'Get "https://r.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  ['unreachable', 'GET https://quay.io/v2/x: unexpected status code 502 Bad Gateway'],
  ['unreachable', 'Get "https://r.example/v2/": net/http: TLS handshake timeout'],
  ['timeout', 'Get "https://r.example/v2/": context deadline exceeded'],
  ['failed', 'write /tmp/fanal-1: no space left on device'],
  ['unreachable', 'Get "https://ghcr.io/v2/": Forbidden'],
  ['unreachable', 'Get "https://ghcr.io/v2/": Bad Gateway'],
  ['failed', 'GET https://r.example/v2/x: error verifying size; got 2, want 430'],
  ['refused', 'Get "http://b.example/x": proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused'],
  [
    'refused',
    'Get "http://169.254.169.254/x": SSRF protection: redirect from "r.example" to private/link-local host denied',
  ],
  ['refused', 'invalid realm in www-authenticate: realm host "10.0.0.1" is a private or link-local address'],
  ['failed', 'GET https://r.example/v2/a/blobs/sha256:fc8e18: unexpected status code 404 Not Found'],
  ['failed', 'GET https://r.example/v2/a/blobs/sha256:fc8e18: BLOB_UNKNOWN: blob unknown to registry'],
  ['failed', 'something that nobody foresaw'],
])('%s: %s', (cause, text) => {
  expect(failureOf(fatal(text), 1).cause).toBe(cause);
});

test('a part that is missing is not told as a tag that is not there', () => {
  expect(failureOf(fatal('GET https://r.example/v2/a/blobs/sha256:fc8e18: BLOB_UNKNOWN: unknown'), 1).reason).toBe(
    'A layer of it is missing in its registry: push the image again, or contact its operator.',
  );
});

test('no complaint of one image says that no other will fare better', () => {
  const words = [
    '--skip-db-update cannot be specified on the first run',
    'the old DB schema',
    'open x/trivy.db: denied',
  ];
  expect(words.map((text) => failureOf(fatal(text), 1).cause)).toEqual(['failed', 'failed', 'failed']);
});

test('what nobody foresaw is quoted by its last cause', () => {
  expect(failureOf(fatal('something `odd`'), 1).reason).toBe(
    "Trivy failed (exit status 1); run again, and if it fails again, try `trivy image` by hand: `remote error: something 'odd'`.",
  );
  expect(lastWords('')).toBe('it gave no reason.');
  expect(lastWords(`x\n${'a'.repeat(1000)}z`)).toBe(`\`…${'a'.repeat(238)}z\`.`);
});
