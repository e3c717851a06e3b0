import { quoted } from '../core/text.ts';
import { parseImageReference } from '../documents/image-reference.ts';

/** What is wrong with the name of an image, and the intended name if that is clear. */
export interface MalformedImage {
  readonly message: string;
  readonly meant: string | undefined;
}

/**
 * `undefined` for a name that a registry accepts, for the id of a local image, and for a placeholder that a program is
 * to fill in first (`{{ image }}`, `@TAG@`, `IMAGE_NAME`).
 * https://github.com/distribution/reference/blob/main/reference.go
 */
export function malformedImage(text: string): MalformedImage | undefined {
  if (text === '' || text.length > mostRead || isFilledIn(text) || /^[a-f0-9]{64}$/.test(text)) return undefined;
  if (parseImageReference(text) !== undefined) return undefined;
  const { reason, mended } = flawOf(text);
  const meant = mended !== undefined && parseImageReference(mended) !== undefined ? mended : undefined;
  const hint = meant === undefined ? '.' : `; did you mean ${quoted(meant)}?`;
  return { message: `${quoted(text)} is not a valid image name: ${reason}${hint}`, meant };
}

const mostRead = 1000;

function isFilledIn(text: string): boolean {
  return /[{}<>%$]|@[A-Za-z_]+@|^[A-Z0-9_]+(?:[:/][A-Z0-9_.]+)*$|__[A-Z]/.test(text);
}

function flawOf(text: string): { readonly reason: string; readonly mended?: string } {
  if (/\s/.test(text)) return { reason: 'it contains spaces' };
  const [, scheme] = /^([a-z][a-z0-9+.-]*:\/\/)/i.exec(text) ?? [];
  if (scheme !== undefined) return { reason: `it begins with ${quoted(scheme)}`, mended: text.slice(scheme.length) };
  const [, name = '', digest = ''] = /^([^@]+)@(.*)$/s.exec(text) ?? [];
  if (name !== '' && !/^[\w+.-]+:[0-9a-fA-F]{32,}$/.test(digest)) {
    // A version after an at sign is npm's notation.
    const tagged = /:[^/]+$/.test(name) ? undefined : `${name}:${digest}`;
    const isVersion = /^v?\d[\w.-]*$/.test(digest);
    return { reason: `${quoted(`@${digest}`)} is not a digest`, ...(isVersion && tagged ? { mended: tagged } : {}) };
  }
  if (text.endsWith(':')) return { reason: 'nothing follows its colon' };
  const path = text.replace(/[:@][^/]*$/, '');
  if (path !== path.toLowerCase()) {
    return { reason: 'it contains capitals', mended: path.toLowerCase() + text.slice(path.length) };
  }
  return { reason: 'it contains characters that a name cannot have' };
}
