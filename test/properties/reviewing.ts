import { defaultOptions } from '../../src/core/options.ts';
import type { Review } from '../../src/core/review.ts';
import type { FileChange } from '../../src/core/tree.ts';
import { review } from '../../src/review/review.ts';
import { collect, parser, type Selection } from '../../src/snapshot/collect.ts';
import { treeOf } from '../rules/run.ts';
import type { Files } from './shapes.ts';

const everything: Selection = { included: () => false, excluded: () => false, focus: undefined };

/** The review of a change from `base` to `head`, the whole catalogue on all files. */
export async function reviewOf(
  base: Files,
  head: Files,
  renames: Readonly<Record<string, string>> = {},
): Promise<Review> {
  const parse = parser();
  return review({
    head: await collect(treeOf(head), everything, parse),
    base: await collect(treeOf(base), everything, parse),
    changes: changesOf(base, head, renames),
    options: { ...defaultOptions, profile: 'all', scope: 'all' },
    today: '2026-11-23',
  });
}

function changesOf(base: Files, head: Files, renames: Readonly<Record<string, string>>): readonly FileChange[] {
  const patch = undefined;
  const gone = new Set(Object.values(renames));
  const here = Object.keys(head).flatMap((path): readonly FileChange[] => {
    const previousPath = renames[path];
    if (previousPath !== undefined) return [{ path, previousPath, status: 'renamed', patch }];
    if (base[path] === head[path]) return [];
    return [{ path, previousPath, status: base[path] === undefined ? 'added' : 'modified', patch }];
  });
  const removed = Object.keys(base).filter((path) => head[path] === undefined && !gone.has(path));
  return [...here, ...removed.map((path): FileChange => ({ path, previousPath: undefined, status: 'removed', patch }))];
}

/** What a review says is new or gone: nothing, where a change means nothing. */
export function news({ findings }: Review): readonly string[] {
  return findings
    .filter(({ status }) => status !== 'existing')
    .map(
      ({ status, rule, location, message }) =>
        `${status} ${rule.id} ${location.path}:${location.span.start.line} ${message}`,
    );
}
