import { type Failure, type FailureCause, failure } from '../core/image-scan.ts';
import { clip, printable } from '../core/text.ts';

/** There is no Trivy, or none that may be used. */
export function unavailable(reason: string): Failure {
  return failure('unavailable', reason);
}

/** A kind of error message, and the reason that is reported for the image. The first match wins. */
interface Complaint {
  readonly says: RegExp;
  readonly cause: FailureCause;
  readonly reason: string;
}

const dockerLogin = 'if it is private, log in before this step (docker/login-action)';

/** The error of a request that was sent to `nowhere` of child-environment.ts, and its meaning. */
export const metNowhere = /proxyconnect tcp: dial tcp 127\.0\.0\.1:1:/;
export const plainHttp = 'it uses plain HTTP, which is allowed on loopback only';

/**
 * The wording of go-containerregistry, Go's network packages and Trivy; codes come from the distribution specification.
 */
const complaints: readonly Complaint[] = [
  {
    says: metNowhere,
    cause: 'refused',
    reason: `Its registry redirects to another host, and ${plainHttp}: contact its operator.`,
  },
  {
    says: /unable to open .* as an? (?:Docker image|OCI Image)/i,
    cause: 'failed',
    reason: 'It is neither a `docker save` archive nor an OCI layout: check the path.',
  },
  {
    says: /TOOMANYREQUESTS|toomanyrequests|429 Too Many Requests/,
    cause: 'rate-limited',
    reason: `The registry allows no more requests for now: run again later, or log in before this step (docker/login-action).`,
  },
  {
    says: /SSRF protection: /,
    cause: 'refused',
    reason:
      'Its registry redirects to an address in a private network, which Trivy does not follow: contact its operator.',
  },
  {
    says: /invalid realm in www-authenticate: /,
    cause: 'refused',
    reason:
      'Its registry names a token service that Trivy does not contact: the token service needs a host name and HTTPS.',
  },
  {
    // The image exists, but one of its layers does not.
    says: /\/blobs\/sha256:\w+: (?:BLOB_UNKNOWN|unexpected status code 404)/,
    cause: 'failed',
    reason: 'A layer of it is missing in its registry: push the image again, or contact its operator.',
  },
  {
    says: /no child with platform/,
    cause: 'not-found',
    reason: 'The image does not exist for the requested platform: set `platform` to one that it supports.',
  },
  {
    says: /MANIFEST_UNKNOWN|NAME_UNKNOWN|manifest unknown|404 Not Found/i,
    cause: 'not-found',
    reason: 'Its registry has no such image or tag: check the name and the tag.',
  },
  {
    says: /UNAUTHORIZED|DENIED|unauthorized|401 |403 Forbidden/,
    cause: 'unauthorized',
    reason: `Its registry denies access to it: check the name; ${dockerLogin}.`,
  },
  {
    says: /no such host|server misbehaving|Temporary failure in name resolution/i,
    cause: 'unreachable',
    reason: 'The host name of its registry was not found: check the name, and whether this machine can reach it.',
  },
  {
    says: /x509|certificate|tls: /i,
    cause: 'unreachable',
    reason: 'The certificate of its registry is not trusted here: for one of your own, set SSL_CERT_FILE.',
  },
  {
    // If a proxy refuses to connect, Go reports only the status: `ReadResponse` in net/http's dialConn.
    says: /"https:[^"\s]*": (?:Forbidden|Bad Gateway|Service Unavailable|Gateway Timeout|Proxy Authentication Required)/,
    cause: 'unreachable',
    reason: 'A proxy blocks the connection to its registry: allow that host in the proxy, or run again later.',
  },
  {
    says: /connection refused|connection reset|i\/o timeout|TLS handshake timeout|network is unreachable|no route to host|proxyconnect|unexpected EOF|: EOF|actively refused/i,
    cause: 'unreachable',
    reason: 'Its registry does not answer: run again later, or check whether this machine can reach it.',
  },
  {
    says: /\b50[0-4] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected status code 5\d\d/i,
    cause: 'unreachable',
    reason: 'Its registry answers with a server error: run again later.',
  },
  {
    says: /no space left on device|not enough space/i,
    cause: 'failed',
    reason: 'The disk is full: free some space before this step, or use a larger runner.',
  },
  {
    says: /error verifying (?:size|sha256 checksum)|does not match (?:requested digest|expected size)|unexpected end of JSON input|gzip: invalid|flate: corrupt|archive\/tar: invalid/,
    cause: 'failed',
    reason:
      'The data from its registry is incomplete or does not match its digest: run again, or push the image again.',
  },
  {
    says: /DB schema|specified on the first run|vulnerability DB initialize|trivy\.db/,
    // Not `unavailable`: a registry may send such words, and other images are still scanned.
    cause: 'failed',
    reason:
      'The vulnerability database in the cache cannot be used: delete the folder `trivy-cache-dir`, so that it is downloaded again.',
  },
  {
    says: /context deadline exceeded/,
    cause: 'timeout',
    reason: 'The scan timed out: raise `images.timeout` in the config, or run again later.',
  },
];

/** Why a scan failed, from Trivy's standard error. */
export function failureOf(stderr: string, code: number): Failure {
  const text = stderr.slice(-16_384);
  if (code === -1 && text.trim() === '')
    return failure('failed', 'Trivy was killed, perhaps because memory ran out: use a larger runner.');
  const known = complaints.find(({ says }) => says.test(text));
  if (known) return failure(known.cause, known.reason);
  return failure(
    'failed',
    `Trivy failed (exit status ${code}); run again, and if it fails again, try \`trivy image\` by hand: ${lastWords(text)}`,
  );
}

/** The last cause that a program names, as one printable line; it may quote a registry. */
export function lastWords(stderr: string): string {
  const line = stderr
    .trim()
    .split(/\r?\n/)
    .map((each) => printable(each).trim())
    .filter((each) => each !== '' && !/^\d+ errors? occurred/.test(each))
    .at(-1);
  if (line === undefined) return 'it gave no reason.';
  // A proxy's address may contain a password.
  const bare = line.replace(/^.*FATAL\s+|^\* /, '').replace(/:\/\/[^/@\s]*@/g, '://');
  return `\`${clip(bare.length > 240 ? `…${bare.slice(-239)}` : bare, 240).replaceAll('`', "'")}\`.`;
}
