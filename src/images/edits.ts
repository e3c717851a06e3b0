import type { Edit } from '../core/edit.ts';
import type { ImageUse } from './image-use.ts';
import type { NamePart } from './name-parts.ts';

/** The new tag and digest of a reference. */
export interface Wanted {
  readonly tag: string;
  /** `sha256:…`; '' for none. */
  readonly digest: string;
}

/** Changes to one file, which may differ from the one that names the image: an argument can be elsewhere. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/**
 * Changes the tag where the author wrote it: in the name, in the default of an ARG, or in an entry of `build.args`. If
 * there is a digest, the new one replaces it. `undefined` if the change is not mechanical.
 */
export function retag(use: ImageUse, { tag, digest }: Wanted): FileEdit | undefined {
  const { reference } = use;
  if (reference === undefined || (reference.digest !== '' && digest === '')) return undefined;
  return rename(use, tag, reference.digest === '' ? '' : digest);
}

/** Adds the digest after the tag, or after `latest` if there is no tag. */
export function pin(use: ImageUse, digest: string): FileEdit | undefined {
  const { reference } = use;
  if (reference === undefined || digest === '' || reference.digest === digest) return undefined;
  const tag = reference.tag === '' && reference.digest === '' ? 'latest' : reference.tag;
  return rename(use, tag, digest);
}

function rename({ reference, parts }: ImageUse, tag: string, digest: string): FileEdit | undefined {
  if (reference === undefined || parts.length === 0) return undefined;
  const { raw } = reference;
  const tagged = raw.replace(/@.*$/s, '');
  const name = reference.tag === '' ? tagged : tagged.slice(0, -reference.tag.length - 1);
  const before = splitAt(parts, tagged.length);
  if (before === undefined) return undefined;
  const wanted = tag === '' ? name : `${name}:${tag}`;
  const suffix = digest === '' ? '' : `@${digest}`;
  const [named, held] = before;
  // A digest wins over the tag: if a variable is part of the tag, its value would no longer have an effect.
  if (suffix !== '' && held.length === 0 && isOpen(named, name.length)) return undefined;
  const edits =
    held.length === 0 ? change(named, `${wanted}${suffix}`) : both(change(named, wanted), change(held, suffix));
  return edits && oneFile(edits);
}

/** Whether a variable is part of the tag, followed by other text. */
function isOpen(parts: readonly NamePart[], nameLength: number): boolean {
  let at = 0;
  return parts.slice(0, -1).some(({ text, through }) => {
    at += text.length;
    return through === 'variable' && at > nameLength;
  });
}

type PlacedEdit = Edit & { readonly path: string };

function both(
  a: readonly PlacedEdit[] | undefined,
  b: readonly PlacedEdit[] | undefined,
): readonly PlacedEdit[] | undefined {
  return a === undefined || b === undefined ? undefined : [...a, ...b];
}

function oneFile(edits: readonly PlacedEdit[]): FileEdit | undefined {
  const [first] = edits;
  if (first === undefined || edits.some(({ path }) => path !== first.path)) return undefined;
  return { path: first.path, edits: edits.map(({ span, text }) => ({ span, text })) };
}

/** The parts before and after an offset of the name; a part that contains it is split. */
function splitAt(
  parts: readonly NamePart[],
  offset: number,
): readonly [readonly NamePart[], readonly NamePart[]] | undefined {
  const before: NamePart[] = [];
  const behind: NamePart[] = [];
  let at = 0;
  for (const part of parts) {
    const cut = offset - at;
    at += part.text.length;
    if (cut >= part.text.length) before.push(part);
    else if (cut <= 0) behind.push(part);
    else {
      before.push(slice(part, 0, cut));
      behind.push(slice(part, cut, part.text.length));
    }
  }
  return at < offset ? undefined : [before, behind];
}

function slice(part: NamePart, from: number, to: number): NamePart {
  const { start } = part.span;
  const position = (at: number) => ({ line: start.line, column: start.column + at });
  return { ...part, text: part.text.slice(from, to), span: { start: position(from), end: position(to) } };
}

/** The one part that has to change, so that all together give `wanted`. */
function change(parts: readonly NamePart[], wanted: string): readonly PlacedEdit[] | undefined {
  let [first, last] = [0, parts.length - 1];
  let [from, to] = [0, wanted.length];
  // The last part must stay, because something is added after it.
  for (let part = parts[first]; part && first < last && wanted.startsWith(part.text, from); part = parts[first]) {
    from += part.text.length;
    first += 1;
  }
  for (let part = parts[last]; part && first < last && wanted.slice(from, to).endsWith(part.text); part = parts[last]) {
    to -= part.text.length;
    last -= 1;
  }
  const part = parts[first];
  if (part === undefined || first !== last) return wanted === '' ? [] : undefined;
  const text = wanted.slice(from, to);
  if (text === part.text) return [];
  if (!mayBecome(part, text)) return undefined;
  const quoted = part.bare && /^\d+(?:\.\d+)?$/.test(text) ? `"${text}"` : text;
  return [{ path: part.path, span: part.span, text: quoted }];
}

function mayBecome({ text, change: allowed }: NamePart, wanted: string): boolean {
  if (allowed !== 'version') return allowed === 'any' && wanted !== '';
  return /^v?[\d.]+$/.test(text) && /^v?[\d.]+$/.test(wanted);
}
