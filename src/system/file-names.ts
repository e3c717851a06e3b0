import { isUtf8 } from 'node:buffer';

/**
 * A file name as text. Names are bytes; each byte that is not valid UTF-8 is written as `\xNN`, so that two names stay
 * different.
 */
export function nameOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : Array.from(bytes, asciiOrEscape).join('');
}

function asciiOrEscape(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
