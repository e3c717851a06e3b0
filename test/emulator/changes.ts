import type { Repository } from './repository.ts';

/** One line of a patch. `position` counts from the first hunk's header, as the API's `position` does. */
export interface PatchLine {
  readonly kind: 'added' | 'removed' | 'context';
  /** Line of the old file; `undefined` for an added line. */
  readonly left: number | undefined;
  /** Line of the new file; `undefined` for a removed line. */
  readonly right: number | undefined;
  readonly position: number;
  /** The line as the patch writes it, sign included. */
  readonly written: string;
}

export interface Hunk {
  readonly header: string;
  readonly lines: readonly PatchLine[];
}

export interface Change {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Blob id in head, or in base for a removed file. */
  readonly oid: string;
  readonly additions: number;
  readonly deletions: number;
  /** `undefined` where GitHub leaves it out: binary, without a changed line, or too large. */
  readonly patch: string | undefined;
  /** Also of a file whose patch was left out: comments' lines are followed through them. */
  readonly hunks: readonly Hunk[];
}

/**
 * What a diff may hold before its patches are left out.
 * https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits#diff-limits
 */
const limits = {
  file: { lines: 20_000, bytes: 500 * 1024 },
  total: { lines: 20_000, bytes: 1024 * 1024 },
};

/** What changed from one commit to the other, renames found, in git's order (by path). */
export async function readChanges(repository: Repository, from: string, to: string): Promise<readonly Change[]> {
  const common = ['diff-tree', '-r', '-M', '--no-commit-id', '--full-index'];
  const [raw, text] = await Promise.all([
    repository.git([...common, '--raw', '-z', from, to]),
    repository.git([...common, '-p', '--no-ext-diff', '--no-textconv', '--no-color', '-U3', from, to]),
  ]);
  const sections = text.split(/^(?=diff --git )/m).filter((section) => section !== '');
  let next = 0;
  let lines = 0;
  let bytes = 0;
  return parseRaw(raw).map(({ letter, ...change }) => {
    // git shows a change of type (a file that becomes a link) as a removal and an addition.
    const count = letter === 'T' ? 2 : 1;
    const own = sections.slice(next, next + count).map(patchOf);
    next += count;
    const whole = own.filter((patch) => patch !== '').join('\n');
    const hunks = parseHunks(whole);
    const written = hunks.flatMap((hunk) => hunk.lines);
    const additions = written.filter(({ kind }) => kind === 'added').length;
    const deletions = written.filter(({ kind }) => kind === 'removed').length;
    const size = Buffer.byteLength(whole);
    lines += written.length;
    bytes += size;
    const tooLarge =
      written.length > limits.file.lines ||
      size > limits.file.bytes ||
      lines > limits.total.lines ||
      bytes > limits.total.bytes;
    return { ...change, additions, deletions, patch: whole === '' || tooLarge ? undefined : whole, hunks };
  });
}

function parseRaw(raw: string) {
  const fields = raw.split('\0');
  const changes: (Pick<Change, 'path' | 'previousPath' | 'status' | 'oid'> & { readonly letter: string })[] = [];
  for (let index = 0; index + 1 < fields.length; ) {
    const [, , oldOid = '', newOid = '', status = ''] = (fields[index++] ?? '').split(' ');
    const letter = status.charAt(0);
    const first = fields[index++] ?? '';
    const renamed = letter === 'R';
    changes.push({
      letter,
      path: renamed ? (fields[index++] ?? '') : first,
      previousPath: renamed ? first : undefined,
      status: statuses[letter] ?? 'changed',
      oid: letter === 'D' ? oldOid : newOid,
    });
  }
  return changes;
}

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const statuses: Readonly<Record<string, Change['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
};

/** GitHub's `patch`: from the first hunk's header on, without the headers of the file. */
function patchOf(section: string): string {
  const start = section.search(/^@@ /m);
  return start < 0 ? '' : section.slice(start).replace(/\n$/, '');
}

function parseHunks(patch: string): readonly Hunk[] {
  const hunks: { header: string; lines: PatchLine[] }[] = [];
  let left = 0;
  let right = 0;
  const written = patch === '' ? [] : patch.split('\n');
  for (const [position, line] of written.entries()) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (header !== null) {
      left = Number(header[1]);
      right = Number(header[2]);
      hunks.push({ header: line, lines: [] });
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    const sign = line.charAt(0);
    if (sign === '+') lines?.push({ kind: 'added', left: undefined, right: right++, position, written: line });
    else if (sign === '-') lines?.push({ kind: 'removed', left: left++, right: undefined, position, written: line });
    else if (sign === ' ') lines?.push({ kind: 'context', left: left++, right: right++, position, written: line });
  }
  return hunks;
}

/** Where a line of the old file stands in the new one; `undefined` where it was removed or rewritten. */
export function followLine(hunks: readonly Hunk[], line: number): number | undefined {
  let shift = 0;
  for (const { lines } of hunks) {
    const own = lines.find(({ left }) => left === line);
    if (own !== undefined) return own.right;
    const first = lines.find(({ left }) => left !== undefined)?.left;
    const added = lines.filter(({ kind }) => kind === 'added').length;
    const removed = lines.filter(({ kind }) => kind === 'removed').length;
    // A file that was empty has no old line at all: nothing stood there to be followed.
    if (first === undefined || first > line) break;
    shift += added - removed;
  }
  return line + shift;
}
