/**
 * Checks that some secrets allow: the last characters of a token are computed from the others, or its content can be
 * decoded. A secret that fails was made up.
 */
export type Proof = (secret: string) => boolean;

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Six digits of base 62 at the end are the CRC-32 of the thirty before them:
 * https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/ and, for npm,
 * https://github.blog/2021-09-23-announcing-npms-new-access-token-format/. Tokens of another length have other rules.
 */
export const endsWithBase62Crc: Proof = (secret) => {
  const body = secret.slice(secret.indexOf('_') + 1);
  return body.length !== 36 || toBase62(crc32(body.slice(0, 30))).padStart(6, '0') === body.slice(30);
};

/**
 * Eight hexadecimal digits after the last `_` are the CRC-32 of everything before it, lowest byte first:
 * https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go
 */
export const endsWithHexCrc: Proof = (secret) => {
  const at = secret.lastIndexOf('_');
  const checksum = crc32(secret.slice(0, at)).toString(16).padStart(8, '0');
  return checksum.replace(/(..)(..)(..)(..)/, '$4$3$2$1') === secret.slice(at + 1).toLowerCase();
};

/** Key ids of AWS are base 32, which has no 0, 1, 8 and 9: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export const isBase32: Proof = (secret) => /^[A-Z2-7]+$/.test(secret.slice(4));

/** The first part of a JSON Web Token is JSON that names an algorithm: https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1 */
export const hasJoseHeader: Proof = (secret) => /"alg"\s*:/.test(fromBase64(secret.split('.', 1)[0] ?? ''));

/** `user:password` in base 64: https://www.rfc-editor.org/rfc/rfc7617 */
export const isBasicCredentials: Proof = (secret) => /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(fromBase64(secret));

/** Entropy in bits per character: 0 for `xxxx`, near 4 for hexadecimal digits. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function toBase62(number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) digits = (base62[rest % 62] ?? '') + digits;
  return digits;
}

/** https://www.rfc-editor.org/rfc/rfc1952#section-8, bit by bit, because tokens are short and few. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Decodes the standard or the URL-safe alphabet; '' if the text is invalid. */
function fromBase64(text: string): string {
  try {
    return atob(text.slice(0, 1024).replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
