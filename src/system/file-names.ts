import { isUtf8 } from 'node:buffer';

/**
 * A name as text. Names are bytes: those that are no UTF-8 have each offending byte written as `\xNN`, so that two
 * names stay two.
 */
export function nameOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : Array.from(bytes, asciiOrEscape).join('');
}

function asciiOrEscape(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
