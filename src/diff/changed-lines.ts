import { countWhile } from '../core/sorted.ts';
import type { DiffLine, FileDiff } from './file-diff.ts';

/** Lines of a diff of one kind, by their place in head. Queries take time in the logarithm of their number. */
export interface PlacedLines {
  /** Whether one of them lies between `first` and `last`. */
  some(lines: { readonly first: number; readonly last: number }): boolean;
  /** The one nearest to a line of head; of two equally near ones, the earlier. */
  nearest(line: number): DiffLine | undefined;
}

/** A removed line has the place of the line before it in head. */
export type ChangedLines = Readonly<Record<DiffLine['kind'], PlacedLines>>;

const read = new WeakMap<FileDiff, ChangedLines>();

/** The lines of a diff by kind. They are sorted once, because every finding of the file needs them. */
export function changedLines(diff: FileDiff): ChangedLines {
  const known = read.get(diff);
  if (known) return known;
  const placed: Record<DiffLine['kind'], Placed[]> = { added: [], removed: [], context: [] };
  for (const { lines } of diff.hunks) {
    let at = lines.find(({ head }) => head !== undefined)?.head ?? lines[0]?.base ?? 0;
    for (const line of lines) {
      at = line.head ?? at;
      placed[line.kind].push({ at, line });
    }
  }
  const changed = {
    added: placedLines(placed.added),
    removed: placedLines(placed.removed),
    context: placedLines(placed.context),
  };
  read.set(diff, changed);
  return changed;
}

interface Placed {
  readonly at: number;
  readonly line: DiffLine;
}

function placedLines(unordered: readonly Placed[]): PlacedLines {
  // Patches come from outside, so their hunks may be in any order.
  const placed = unordered.toSorted((a, b) => a.at - b.at);
  const from = (line: number): number => countWhile(placed, ({ at }) => at < line);
  return {
    some: ({ first, last }) => (placed[from(first)]?.at ?? Number.POSITIVE_INFINITY) <= last,
    nearest: (line) => {
      const behind = placed[from(line)];
      const lastBefore = placed[from(line) - 1];
      // If several removed lines have the same place, the first one counts.
      const before = lastBefore && placed[from(lastBefore.at)];
      if (behind === undefined || before === undefined) return (behind ?? before)?.line;
      return (line - before.at <= behind.at - line ? before : behind).line;
    },
  };
}
