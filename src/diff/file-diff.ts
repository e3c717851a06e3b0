import { structuredPatch } from 'diff';
import type { FileChange } from '../core/tree.ts';

export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'context';
  /** Line in head; `undefined` for a removed line. */
  readonly head: number | undefined;
  /** Line in base; `undefined` for an added line. */
  readonly base: number | undefined;
  readonly text: string;
}

export interface Hunk {
  readonly lines: readonly DiffLine[];
}

/** What the diff of a pull request shows of one file. Only these lines can carry a comment. */
export interface FileDiff {
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

/** Parses GitHub's `patch`: hunks without file headers. What is before the first hunk is left out; never throws. */
export function parsePatch({ path, patch }: FileChange): FileDiff {
  const hunks: { readonly base: number; readonly head: number; readonly lines: string[] }[] = [];
  for (const line of (patch ?? '').split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (header) hunks.push({ base: Number(header[1]), head: Number(header[2]), lines: [] });
    else hunks.at(-1)?.lines.push(line);
  }
  return { path, hunks: hunks.map(({ lines, base, head }) => numbered(lines, base, head)) };
}

/** The lines of a unified hunk that begins at these lines of base and head. A remark on a missing line break is none. */
function numbered(written: readonly string[], base: number, head: number): Hunk {
  const next = { base, head };
  const lines = written.flatMap((line): readonly DiffLine[] => {
    const text = line.slice(1);
    if (line.startsWith('+')) return [{ kind: 'added', head: next.head++, base: undefined, text }];
    if (line.startsWith('-')) return [{ kind: 'removed', head: undefined, base: next.base++, text }];
    if (line.startsWith(' ')) return [{ kind: 'context', head: next.head++, base: next.base++, text }];
    return [];
  });
  return { lines };
}

/** The lines of context that GitHub and git show around a change. */
const contextLines = 3;
/** With more changed lines, the whole file counts as replaced: finding the shortest edit takes quadratic time. */
const maxEditLength = 2000;

/** The diff of two contents as GitHub would show it, for a file whose `patch` GitHub left out. */
export function diffTexts(path: string, base: string, head: string): FileDiff {
  const patch = structuredPatch(path, path, base, head, '', '', { context: contextLines, maxEditLength });
  if (patch === undefined) return { path, hunks: [{ lines: replaced(base, head) }] };
  return { path, hunks: patch.hunks.map(({ oldStart, newStart, lines }) => numbered(lines, oldStart, newStart)) };
}

function replaced(base: string, head: string): readonly DiffLine[] {
  const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');
  return [
    ...linesOf(base).map((text, index): DiffLine => ({ kind: 'removed', head: undefined, base: index + 1, text })),
    ...linesOf(head).map((text, index): DiffLine => ({ kind: 'added', head: index + 1, base: undefined, text })),
  ];
}
