import type { Gap } from '../core/review.ts';
import { clip, printable } from '../core/text.ts';
import type { TreeEntry } from '../core/tree.ts';

/*
 * Entries with the name of a container file that cannot be read as one: symbolic links, submodules, names that look the
 * same as text. None of them is followed, and each is reported.
 */

/** What a link may point to. */
export interface Around {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly isAsked: (path: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
  /** Whether it is a blocking gap if that file cannot be read. */
  readonly blocks: (path: string) => boolean;
}

/** A link is not followed: its target is reviewed under its own name, if that is the name of a container file. */
export function linkGap(path: string, content: Uint8Array | Gap | undefined, around: Around): Gap {
  const target = content instanceof Uint8Array ? decode(content) : undefined;
  const resolved = target === undefined ? undefined : resolveLink(path, target);
  const link = `It is a symbolic link to ${clip(printable(target ?? 'something that could not be read'), 200)}`;
  if (resolved === undefined || around.entries.get(resolved)?.kind !== 'file') {
    const reason = `${link}, which is not a file of the repository; it was not followed.`;
    return { path, subject: path, reason, blocking: around.blocks(path) };
  }
  return { path, subject: path, reason: `${link}, ${fate(resolved, around)}.`, blocking: false };
}

function fate(path: string, { isAsked, isExcluded }: Around): string {
  if (isAsked(path)) return 'which is reviewed under its own name';
  const why = isExcluded(path)
    ? '`exclude` leaves it out'
    : 'its own name is not that of a container file; add it to `include` to review it';
  return `which was not reviewed: ${why}`;
}

function resolveLink(path: string, target: string): string | undefined {
  if (target.startsWith('/')) return undefined;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A builder finds a folder there, so no container file of that name is hidden. */
export function submoduleGap(path: string): Gap {
  const reason = 'It is a submodule, which belongs to another repository; nothing in it was reviewed.';
  return { path, subject: path, reason, blocking: false };
}

/** File names are bytes, and not all of them can be shown as text. */
export function namesakeGap(path: string): Gap {
  const reason = 'Several files have names that look the same as text; only one of them was reviewed.';
  return { path, subject: path, reason, blocking: true };
}

/** UTF-8, with U+FFFD for invalid bytes; `undefined` if it is binary. */
export function decode(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\0') ? undefined : text;
}

/** What a parser says of a mistake, as part of a sentence: without a capital or a full stop of its own. */
export function mistakeOf({ message }: { readonly message: string }): string {
  return printable(message)
    .replace(/\.$/, '')
    .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}
