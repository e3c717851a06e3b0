import type { Failure, FailureCause } from '../core/image-scan.ts';
import { clip, printable } from '../core/text.ts';

export function failure(cause: FailureCause, reason: string): Failure {
  return { kind: 'failed', cause, reason };
}

/** There is no Trivy, or none that may be used. */
export function unavailable(reason: string): Failure {
  return failure('unavailable', reason);
}

/** A kind of complaint, and what is said of an image that met it. First match wins. */
interface Complaint {
  readonly says: RegExp;
  readonly cause: FailureCause;
  readonly reason: string;
}

const dockerLogin = 'log in before this step (docker/login-action), where it is private';

/** The complaint of a request that met `nowhere` of child-environment.ts, and what that means. */
export const metNowhere = /proxyconnect tcp: dial tcp 127\.0\.0\.1:1:/;
export const plainHttp = 'it is offered over HTTP without TLS, which is spoken with this machine itself only';

/** As go-containerregistry, Go's network and Trivy word them; the codes are of the distribution specification. */
const complaints: readonly Complaint[] = [
  {
    says: metNowhere,
    cause: 'refused',
    reason: `Its registry sends elsewhere for it, and ${plainHttp}: ask whoever runs the registry.`,
  },
  {
    says: /unable to open .* as an? (?:Docker image|OCI Image)/i,
    cause: 'failed',
    reason: 'It is neither what `docker save` writes nor an OCI layout: check the path.',
  },
  {
    says: /TOOMANYREQUESTS|toomanyrequests|429 Too Many Requests/,
    cause: 'rate-limited',
    reason: `The registry takes no more requests from here for now: run again later, or log in before this step (docker/login-action).`,
  },
  {
    says: /SSRF protection: /,
    cause: 'refused',
    reason:
      'Its registry sends to an address of a private network for it, which Trivy does not follow: ask whoever runs the registry.',
  },
  {
    says: /invalid realm in www-authenticate: /,
    cause: 'refused',
    reason:
      'Its registry sends for a token to an address that Trivy does not ask: have it name its token service by a name, over HTTPS.',
  },
  {
    // The image is known, and one of its parts is not.
    says: /\/blobs\/sha256:\w+: (?:BLOB_UNKNOWN|unexpected status code 404)/,
    cause: 'failed',
    reason: 'A part of it is missing in its registry: push the image anew, or ask whoever runs the registry.',
  },
  {
    says: /no child with platform/,
    cause: 'not-found',
    reason: 'The image has no variant for the platform that was asked for: set `platform` to one that it has.',
  },
  {
    says: /MANIFEST_UNKNOWN|NAME_UNKNOWN|manifest unknown|404 Not Found/i,
    cause: 'not-found',
    reason: 'Its registry knows no such image or tag: check the name and the tag.',
  },
  {
    says: /UNAUTHORIZED|DENIED|unauthorized|401 |403 Forbidden/,
    cause: 'unauthorized',
    reason: `Its registry refuses to hand it out: check the name, and ${dockerLogin}.`,
  },
  {
    says: /no such host|server misbehaving|Temporary failure in name resolution/i,
    cause: 'unreachable',
    reason: 'No host of that name was found: check the name of the registry, and whether this runner may reach it.',
  },
  {
    says: /x509|certificate|tls: /i,
    cause: 'unreachable',
    reason: 'Its registry shows no certificate that is trusted here: set SSL_CERT_FILE for one of your own.',
  },
  {
    // Go says of a proxy's refusal to connect just its status: `ReadResponse` in net/http's dialConn.
    says: /"https:[^"\s]*": (?:Forbidden|Bad Gateway|Service Unavailable|Gateway Timeout|Proxy Authentication Required)/,
    cause: 'unreachable',
    reason: 'A proxy does not let this runner reach its registry: allow that host there, or run again later.',
  },
  {
    says: /connection refused|connection reset|i\/o timeout|TLS handshake timeout|network is unreachable|no route to host|proxyconnect|unexpected EOF|: EOF|actively refused/i,
    cause: 'unreachable',
    reason: 'Its registry does not answer: run again later, or check whether this runner may reach it.',
  },
  {
    says: /\b50[0-4] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected status code 5\d\d/i,
    cause: 'unreachable',
    reason: 'Its registry answers with an error of its own: run again later.',
  },
  {
    says: /no space left on device|not enough space/i,
    cause: 'failed',
    reason: 'The disk is full: free some space before this step, or use a larger runner.',
  },
  {
    says: /error verifying (?:size|sha256 checksum)|does not match (?:requested digest|expected size)|unexpected end of JSON input|gzip: invalid|flate: corrupt|archive\/tar: invalid/,
    cause: 'failed',
    reason: 'What its registry sent is not what the image should hold, or was cut short: run again, or push it anew.',
  },
  {
    says: /DB schema|specified on the first run|vulnerability DB initialize|trivy\.db/,
    // Not `unavailable`: a registry may write such words, and other images are still looked at.
    cause: 'failed',
    reason:
      'The vulnerability database in the cache cannot be used: remove `trivy-cache-dir`, so that it is fetched anew.',
  },
  {
    says: /context deadline exceeded/,
    cause: 'timeout',
    reason: 'It took too long: raise `images.timeout` in the config, or run again later.',
  },
];

/** What became of an image, by what Trivy said of it on standard error. */
export function failureOf(stderr: string, code: number): Failure {
  const text = stderr.slice(-16_384);
  if (code === -1 && text.trim() === '')
    return failure('failed', 'Trivy was ended from outside, perhaps for want of memory: use a larger runner.');
  const known = complaints.find(({ says }) => says.test(text));
  if (known) return failure(known.cause, known.reason);
  return failure(
    'failed',
    `Trivy gave up (exit status ${code}); run again, and if it stays, try \`trivy image\` on it by hand: ${lastWords(text)}`,
  );
}

/** The last cause that a program names, as one line that may be shown; it may quote what a registry said. */
export function lastWords(stderr: string): string {
  const line = stderr
    .trim()
    .split(/\r?\n/)
    .map((each) => printable(each).trim())
    .filter((each) => each !== '' && !/^\d+ errors? occurred/.test(each))
    .at(-1);
  if (line === undefined) return 'it did not say why.';
  // A proxy's address may hold a password.
  const bare = line.replace(/^.*FATAL\s+|^\* /, '').replace(/:\/\/[^/@\s]*@/g, '://');
  return `\`${clip(bare.length > 240 ? `…${bare.slice(-239)}` : bare, 240).replaceAll('`', "'")}\`.`;
}
