import { expect, test } from 'vitest';
import type { PostedComment } from '../../src/core/comments.ts';
import { commentMarker } from '../../src/reporters/marker.ts';
import { sortComments } from '../../src/reporters/standing.ts';

const body = (fingerprint: string, category = 'plimsoll/', state: 'open' | 'gone' = 'open'): string =>
  `It says so.\n\n${commentMarker({ category, path: 'Dockerfile', fingerprint, lines: 1, state, facts: [] })}`;

function posted(id: number, parts: Partial<PostedComment> = {}): PostedComment {
  return {
    ...{ id, threadId: `T${id}`, path: 'Dockerfile', line: 3, side: 'RIGHT', onFile: false, body: body('a') },
    ...{ outdated: false, resolved: false, hasReplies: false, canResolve: true },
    ...parts,
  };
}

function sorted(comments: readonly PostedComment[]) {
  const { kept, doubled, overtaken, gone, unfinished } = sortComments(
    comments,
    'plimsoll/',
    (key) => key === 'Dockerfile\0a',
    (_, { comment: { resolved, outdated } }) => resolved && outdated,
    () => false,
  );
  const ids = (list: readonly { readonly comment: PostedComment }[]) => list.map(({ comment }) => comment.id);
  return {
    kept: ids([...kept.values()]),
    doubled: ids(doubled),
    overtaken: ids(overtaken),
    gone: ids(gone),
    unfinished: ids(unfinished),
  };
}

test('of comments that two runs wrote at once one stays: the older', () => {
  expect(sorted([posted(2), posted(1), posted(3)])).toEqual({
    ...{ kept: [1], doubled: [2, 3], overtaken: [], gone: [], unfinished: [] },
  });
});

test.each([
  ['that a person closed', { resolved: true }],
  ['that a person answered', { hasReplies: true }],
])('of such comments the one %s stays', (_, parts) => {
  expect(sorted([posted(1), posted(2, parts)])).toMatchObject({ kept: [2], doubled: [1] });
});

test('of such comments the one whose line stands stays', () => {
  const outdated = posted(1, { outdated: true, line: undefined });
  expect(sorted([outdated, posted(2)])).toMatchObject({ kept: [2], doubled: [1] });
});

test('a comment that is overtaken makes room for the one that says more', () => {
  const closed = posted(1, { resolved: true, outdated: true });
  expect(sorted([closed, posted(2)])).toMatchObject({ kept: [2], doubled: [], overtaken: [1] });
  expect(sorted([closed])).toMatchObject({ kept: [], overtaken: [1], gone: [] });
});

test('comments of another category, of nobody’s and of what is gone are told apart', () => {
  const comments = [
    posted(1, { body: body('a', 'other/') }),
    posted(2, { body: 'no marker' }),
    posted(3, { body: body('b') }),
    posted(4, { body: body('b', 'plimsoll/', 'gone') }),
    posted(5, { body: body('b', 'plimsoll/', 'gone'), resolved: true }),
  ];
  expect(sorted(comments)).toEqual({ kept: [], doubled: [], overtaken: [], gone: [3], unfinished: [4] });
});
