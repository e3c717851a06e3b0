import type { Gap } from '../core/review.ts';
import { clip, printable } from '../core/text.ts';
import type { TreeEntry } from '../core/tree.ts';

/*
 * What is called like a container file and is none that could be read: links, submodules, names that cannot be told
 * apart. None of it is followed, and each is told.
 */

/** What a link may lead to. */
export interface Around {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly isAsked: (path: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
  /** Whether what is not read of a file is held against the commit. */
  readonly blocks: (path: string) => boolean;
}

/** A link is not followed: what it leads to is reviewed under its own name, if it is a container file by that. */
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

/** A builder finds a folder there, so that it hides no container file of that name. */
export function submoduleGap(path: string): Gap {
  const reason = 'It is a submodule, which belongs to another repository; nothing in it was reviewed.';
  return { path, subject: path, reason, blocking: false };
}

/** Names are bytes, and not all of them can be told in text. */
export function namesakeGap(path: string): Gap {
  const reason = 'Several files have names that look the same as text; only one of them was reviewed.';
  return { path, subject: path, reason, blocking: true };
}

/** UTF-8, with U+FFFD for what is none; `undefined` where it is binary. */
export function decode(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\0') ? undefined : text;
}
