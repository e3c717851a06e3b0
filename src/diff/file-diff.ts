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

/** Parses GitHub's `patch`: hunks without file headers. Stops at a line that fits no hunk; never throws. */
export function parsePatch({ path, patch }: FileChange): FileDiff {
  const hunks: DiffLine[][] = [];
  let current: DiffLine[] | undefined;
  let base = 0;
  let head = 0;
  for (const line of (patch ?? '').split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (header) {
      base = Number(header[1]);
      head = Number(header[2]);
      current = [];
      hunks.push(current);
    } else if (current === undefined) {
    } else if (line.startsWith('+')) {
      current.push({ kind: 'added', head: head++, base: undefined, text: line.slice(1) });
    } else if (line.startsWith('-')) {
      current.push({ kind: 'removed', head: undefined, base: base++, text: line.slice(1) });
    } else if (line.startsWith(' ')) {
      current.push({ kind: 'context', head: head++, base: base++, text: line.slice(1) });
    }
  }
  return { path, hunks: hunks.map((lines) => ({ lines })) };
}

/** The lines of context that GitHub and git show around a change. */
const contextLines = 3;
/** With more changed lines, the whole file counts as replaced: finding the shortest edit takes quadratic time. */
const maxEditLength = 2000;

/** The diff of two contents as GitHub would show it, for a file whose `patch` GitHub left out. */
export function diffTexts(path: string, base: string, head: string): FileDiff {
  const patch = structuredPatch(path, path, base, head, '', '', { context: contextLines, maxEditLength });
  if (patch === undefined) return { path, hunks: [{ lines: replaced(base, head) }] };
  return {
    path,
    hunks: patch.hunks.map(({ oldStart, newStart, lines }) => {
      let baseLine = oldStart;
      let headLine = newStart;
      const result: DiffLine[] = [];
      for (const line of lines) {
        const text = line.slice(1);
        if (line.startsWith('+')) result.push({ kind: 'added', head: headLine++, base: undefined, text });
        else if (line.startsWith('-')) result.push({ kind: 'removed', head: undefined, base: baseLine++, text });
        else if (line.startsWith(' ')) result.push({ kind: 'context', head: headLine++, base: baseLine++, text });
      }
      return { lines: result };
    }),
  };
}

function replaced(base: string, head: string): readonly DiffLine[] {
  const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');
  return [
    ...linesOf(base).map((text, index): DiffLine => ({ kind: 'removed', head: undefined, base: index + 1, text })),
    ...linesOf(head).map((text, index): DiffLine => ({ kind: 'added', head: index + 1, base: undefined, text })),
  ];
}
