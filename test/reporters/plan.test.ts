import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommentPlan, PostedComment } from '../../src/core/comments.ts';
import type { ReviewedFinding } from '../../src/core/review.ts';
import { reaches, severities } from '../../src/core/severity.ts';
import { parseCommentMarker, parseReviewMarker } from '../../src/reporters/marker.ts';
import { carriedOut, nothingPosted, type Posted, plan } from './posted.ts';
import { finding, memoryUnlimited, privileged, review, rootUser, silenced, span } from './samples.ts';

const root = finding({ span: span(3, 6, 10), edits: [{ span: span(3, 6, 10), text: 'app' }] });
const host = finding({ rule: privileged, path: 'compose.yaml', span: span(5, 5, 21), step: 'privileged' });
const memory = finding({ rule: memoryUnlimited, path: 'compose.yaml', span: span(2, 3, 6), step: 'memory' });
const elsewhere = finding({ path: 'other/compose.yaml', placement: 'unchanged-file', step: 'elsewhere' });

const quiet: CommentPlan = {
  review: undefined,
  ...{ onFiles: [], edit: [], retire: [], replace: [], amend: [], dismiss: [], spill: [] },
};

/** What GitHub holds after a first run. */
function postedBy(
  findings: readonly ReviewedFinding[],
  changes: Parameters<typeof plan>[2] = {},
  before = nothingPosted,
): Posted {
  return carriedOut(plan(review({ findings }), before, changes), before, true);
}

function edited(posted: Posted, change: Partial<PostedComment>): Posted {
  return { ...posted, comments: posted.comments.map((comment) => ({ ...comment, ...change })) };
}

describe('a first run', () => {
  test('posts one review with a comment on each line', () => {
    const { review: posted, spill } = plan(review({ findings: [root, host] }), nothingPosted);
    expect(posted?.event).toBe('COMMENT');
    expect(posted?.comments.map(({ path, anchor }) => [path, anchor])).toEqual([
      ['Dockerfile', { kind: 'line', side: 'RIGHT', line: 3, startLine: undefined }],
      ['compose.yaml', { kind: 'line', side: 'RIGHT', line: 5, startLine: undefined }],
    ]);
    expect(posted?.comments[0]?.body).toContain('```suggestion\nUSER app\n```');
    expect(spill).toEqual([]);
  });

  test('says nothing where there is nothing', () => {
    expect(plan(review(), nothingPosted)).toEqual(quiet);
    expect(plan(review({ findings: [finding({ status: 'fixed' })] }), nothingPosted)).toEqual(quiet);
    expect(
      plan(review({ gaps: [{ subject: 'x', reason: 'y', blocking: true }] }), nothingPosted).review,
    ).toBeUndefined();
  });

  test('tells in the body what can stand on no line', () => {
    const { review: posted, spill } = plan(review({ findings: [root, elsewhere] }), nothingPosted);
    expect(spill).toEqual([elsewhere]);
    expect(posted?.comments).toHaveLength(1);
    expect(posted?.body).toContain('`other/compose.yaml:3`');
  });

  test('puts a finding whose line the diff does not show on the file, beside the review', () => {
    const offLine = finding({ placement: 'changed-file' });
    const result = plan(review({ findings: [offLine] }), nothingPosted);
    expect(result.onFiles.map(({ path, anchor }) => [path, anchor])).toEqual([['Dockerfile', { kind: 'file' }]]);
    expect(result.review).toBeUndefined();
  });

  test('does not blame a line of the diff for what was there before', () => {
    const old = finding({ placement: 'changed-file', status: 'existing' });
    const result = plan(review({ scope: 'changed-files', findings: [old] }), nothingPosted);
    expect(result.onFiles).toEqual([]);
    expect(result.spill).toEqual([old]);
  });

  test.each(['added-line', 'diff-context'] as const)(
    'comments on what was there before where its own line is in the diff (%s)',
    (placement) => {
      const old = finding({ placement, status: 'existing' });
      const result = plan(review({ scope: 'changed-files', findings: [old] }), nothingPosted);
      expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([old]);
      expect(result.spill).toEqual([]);
    },
  );

  test('says of silenced findings only those that this change itself silences', () => {
    const others = [silenced({ step: 'old' }, 'meant', 'inline', false)];
    const { review: posted } = plan(review({ findings: [root], silenced: others }), nothingPosted);
    expect(posted?.body).not.toContain('silenced');
  });

  test('comments on the gravest first, up to the limit, and tells the rest', () => {
    const result = plan(review({ findings: [memory, root, host] }), nothingPosted, { maxComments: 2 });
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([root, host]);
    expect(result.spill).toEqual([memory]);
    expect(result.review?.body).toContain('`compose.yaml:2`');
  });

  test('tells in the body which gaps fail the check, and what this change itself silences', () => {
    const gaps = [
      { subject: 'broken.yaml', reason: 'It does not parse.', blocking: true },
      { subject: 'alpine', reason: 'It was not scanned.', blocking: false },
    ];
    const quietly = [silenced({ ordinal: 1 }, 'meant', 'inline comment, Dockerfile:1', true)];
    const body = plan(review({ findings: [root], gaps, silenced: quietly }), nothingPosted).review?.body;
    expect(body).toContain(
      '**Blocking gaps:** this could not be reviewed, or not in full, so it does not count as clean.\n\n- `broken.yaml`: It does not parse.',
    );
    expect(body).not.toContain('alpine');
    expect(body).toContain('1 finding is silenced by ignore comments that this change adds');
  });

  test('neither comments on nor tells what is too mild, but counts it', () => {
    const result = plan(review({ findings: [memory, root] }), nothingPosted, { commentOn: 'medium' });
    expect(result.spill).toEqual([memory]);
    expect(result.review?.body).toContain('1 less severe finding is listed in the job summary.');
    expect(result.review?.body).not.toContain(memoryUnlimited.id);
    const none = plan(review({ findings: [memory, root] }), nothingPosted, { commentOn: 'none' });
    expect(none).toEqual({ ...quiet, spill: [memory, root] });
  });

  test('offers one suggestion a line, the gravest', () => {
    const edits = [{ span: span(3, 6, 10), text: 'app' }];
    const mild = finding({
      rule: { ...memoryUnlimited, id: 'dockerfile/mild' },
      span: span(3, 1, 5),
      edits,
      step: 'mild',
    });
    const bodies =
      plan(review({ findings: [mild, root] }), nothingPosted).review?.comments.map(({ body }) => body) ?? [];
    expect(bodies.map((body) => body.includes('```suggestion'))).toEqual([true, false]);
    const image = finding({
      rule: { ...memoryUnlimited, id: 'image/mild' },
      span: span(3, 1, 5),
      edits,
      step: 'image',
    });
    const others =
      plan(review({ findings: [image, root] }), nothingPosted).review?.comments.map(({ body }) => body) ?? [];
    expect(others.map((body) => body.includes('```suggestion'))).toEqual([false, true]);
  });

  test('offers no suggestion on a comment that stands in another file', () => {
    const result = plan(review({ findings: [root] }), nothingPosted, {
      anchorOf: () => ({ path: 'other', anchor: { kind: 'line', side: 'RIGHT', line: 3, startLine: undefined } }),
    });
    expect(result.review?.comments[0]?.body).not.toContain('```suggestion');
  });
});

describe('a second run', () => {
  const first = postedBy([root, host, elsewhere]);

  test('with nothing new does nothing', () => {
    expect(plan(review({ findings: [root, host, elsewhere] }), first)).toEqual({ ...quiet, spill: [elsewhere] });
  });

  test('does nothing where GitHub hands bodies back with other line breaks', () => {
    const comments = first.comments.map((one) => ({ ...one, body: `${one.body.replaceAll('\n', '\r\n')}\r\n` }));
    expect(plan(review({ findings: [root, host, elsewhere] }), { ...first, comments }).edit).toEqual([]);
  });

  test('does nothing to a comment on several lines, whose suggestion stays', () => {
    const wide = finding({ span: span(3, 1, 4, 5), edits: [{ span: span(4, 1, 5), text: 'ENV' }] });
    const anchor = { kind: 'line', side: 'RIGHT', line: 4, startLine: 3 } as const;
    const options = { anchorOf: () => ({ path: 'Dockerfile', anchor }) };
    const posted = postedBy([wide], options);
    expect(posted.comments[0]?.body).toContain('```suggestion\nUSER root\nENV root\n```');
    expect(plan(review({ findings: [wide] }), posted, options)).toEqual(quiet);
  });

  test('posts what is new and nothing twice', () => {
    const result = plan(review({ findings: [root, host, memory, elsewhere] }), first);
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([memory]);
    expect(result.review?.body).not.toContain('other/compose.yaml');
  });

  test('tells again in a body what only a body had told, was gone, and is back', () => {
    const without = plan(review({ findings: [root, host] }), first);
    expect(without.amend.map(({ review: { id } }) => id)).toEqual(first.reviews.map(({ id }) => id));
    const between = carriedOut(without, first, true);
    expect(plan(review({ findings: [root, host] }), between)).toEqual(quiet);
    const back = plan(review({ findings: [root, host, elsewhere] }), between);
    expect(back.review?.body).toContain('other/compose.yaml');
    expect(back).toMatchObject({ onFiles: [], edit: [], retire: [], amend: [] });
  });

  test('takes no mark off a review of another category, of one that is pending, and none of what is still there', () => {
    const others = { category: 'other/' };
    const pending = { ...first, reviews: first.reviews.map((one) => ({ ...one, state: 'PENDING' as const })) };
    expect(plan(review({ findings: [] }), pending).amend).toEqual([]);
    expect(plan(review({ findings: [] }), first, others).amend).toEqual([]);
    const told = (one: Posted) => one.reviews.map(({ body }) => parseReviewMarker(body)?.told);
    const mended = carriedOut(plan(review({ findings: [elsewhere] }), first), first, true);
    expect(told(mended)).toEqual(told(first));
    expect(mended.reviews.map(({ body }) => parseReviewMarker(body)?.held)).toEqual([[]]);
  });

  test('settles what is gone', () => {
    const result = plan(review({ findings: [root, elsewhere] }), first);
    expect(result).toMatchObject({ review: undefined, edit: [], replace: [] });
    expect(result.retire.map(({ comment }) => comment.path)).toEqual(['compose.yaml']);
    expect(result.retire[0]?.body).toMatch(/^\*\*Resolved\.\*\* This pull request no longer has the finding\./);
  });

  test('says who silenced what was silenced', () => {
    const quietly = silenced({}, 'needed for @init', 'inline comment, Dockerfile:2', true);
    const now = review({ findings: [host, elsewhere], silenced: [{ ...root, ...pick(quietly) }] });
    expect(plan(now, first).retire[0]?.body).toMatch(
      /^\*\*Silenced\*\* by inline comment, Dockerfile:2: needed for `@init`/,
    );
  });

  test('says anew what was gone and is back', () => {
    const gone = postedBy([elsewhere, host], {}, first);
    expect(plan(review({ findings: [elsewhere, host] }), gone)).toEqual({ ...quiet, spill: [elsewhere] });
    const back = plan(review({ findings: [root, elsewhere, host] }), gone);
    expect(back.review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  });

  test('edits a comment whose facts changed', () => {
    const result = plan(
      review({ findings: [{ ...root, message: 'The image starts as `0`.' }, host, elsewhere] }),
      first,
    );
    expect(result.edit.map(({ comment }) => comment.path)).toEqual(['Dockerfile']);
    expect(result.edit[0]?.body).toContain('The image starts as `0`.');
    expect(result.review).toBeUndefined();
  });

  test('offers no suggestion for lines that the comment does not cover any more', () => {
    const moved = {
      ...root,
      location: { ...root.location, span: span(9, 6, 10) },
      edits: [{ span: span(9, 6, 10), text: 'app' }],
    };
    const result = plan(review({ findings: [moved, host, elsewhere] }), first);
    expect(result.edit).toHaveLength(1);
    expect(result.edit[0]?.body).not.toContain('```suggestion');
    expect(result.edit[0]?.body).toContain('The finding is on line 9');
  });

  test('leaves the suggestion of a line with the same one of two equal findings, whichever came first', () => {
    const twins = [0, 1].map((ordinal) => ({ ...root, fingerprint: finding({ ordinal }).fingerprint }));
    for (const [first, second] of [twins, twins.toReversed()]) {
      const posted = first && postedBy([first]);
      if (first === undefined || second === undefined || posted === undefined) throw new Error('There are two.');
      const both = review({ findings: [first, second] });
      const settled = carriedOut(plan(both, posted), posted, true);
      expect(plan(both, settled)).toEqual(quiet);
      expect(settled.comments.filter(({ body }) => body.includes('```suggestion'))).toHaveLength(1);
    }
  });

  test('takes a comment away whose line changed, and says it anew', () => {
    const result = plan(review({ findings: [root] }), edited(postedBy([root]), { outdated: true, line: undefined }));
    expect(result.replace).toHaveLength(1);
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  });

  test('keeps such a comment where somebody replied, with a note and without a double', () => {
    const posted = edited(postedBy([root]), { outdated: true, line: undefined, hasReplies: true });
    const result = plan(review({ findings: [root] }), posted);
    expect(result).toMatchObject({ review: undefined, retire: [], replace: [] });
    expect(result.edit[0]?.body).toContain('The line has changed since; the finding is now on line 3.');
    expect(plan(review({ findings: [root] }), carriedOut(result, posted, true))).toEqual(quiet);
  });

  test('leaves a thread alone that a person resolved, while its finding stays', () => {
    const resolved = edited(postedBy([root]), {
      resolved: true,
      outdated: true,
      line: undefined,
    });
    expect(plan(review({ findings: [root] }), resolved)).toEqual(quiet);
  });

  test('notes in such a thread that its finding is gone, so that it is heard when it returns', () => {
    const resolved = edited(postedBy([root]), { resolved: true });
    const gone = plan(review(), resolved);
    expect(gone).toMatchObject({ retire: [], replace: [] });
    expect(gone.edit).toHaveLength(1);
    const later = carriedOut(gone, resolved, true);
    expect(plan(review(), later)).toEqual(quiet);
    expect(plan(review({ findings: [root] }), later).review?.comments).toHaveLength(1);
  });

  test('makes room for new comments by those that people resolved', () => {
    const resolved = edited(postedBy([root], { maxComments: 1 }), { resolved: true });
    const result = plan(review({ findings: [root, host] }), resolved, { maxComments: 1 });
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([host]);
  });

  test('gives a comment whose line changed its place back before any new one', () => {
    const posted = edited(postedBy([memory], { maxComments: 1 }), { outdated: true, line: undefined });
    const result = plan(review({ findings: [memory, host] }), posted, { maxComments: 1 });
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([memory]);
    expect(result.spill).toEqual([host]);
  });

  test('does not take a thread that it resolved itself for one that speaks', () => {
    const settled = carriedOut(plan(review(), postedBy([root])), postedBy([root]), true);
    expect(settled.comments).toMatchObject([{ resolved: true }]);
    expect(plan(review({ findings: [root] }), settled).review?.comments).toHaveLength(1);
    expect(plan(review(), settled)).toEqual(quiet);
  });

  test('counts standing comments towards the limit', () => {
    const result = plan(review({ findings: [root, host] }), postedBy([root], { maxComments: 1 }), { maxComments: 1 });
    expect(result.review?.comments).toEqual([]);
    expect(result.spill).toEqual([host]);
    expect(result.review?.body).toContain('`compose.yaml:5`');
  });

  test('posts none where the limit was lowered below what stands', () => {
    const more = [0, 1].map((ordinal) => finding({ ordinal: ordinal + 1, span: span(ordinal + 7, 1, 5) }));
    const result = plan(review({ findings: [root, host, ...more] }), postedBy([root, host]), { maxComments: 1 });
    expect(result.review?.comments).toEqual([]);
    expect(result).toMatchObject({ spill: more, retire: [], replace: [] });
  });

  test('keeps one of two comments that say the same', () => {
    const once = postedBy([root]);
    const twice = {
      ...once,
      comments: once.comments.flatMap((comment) => [comment, { ...comment, id: 999, hasReplies: true }]),
    };
    const result = plan(review({ findings: [root] }), twice);
    expect(result.replace.map(({ comment }) => comment.id)).toEqual(once.comments.map(({ id }) => id));
    expect(result.replace[0]?.body).toMatch(/^\*\*Duplicate\.\*\* Another comment reports the same finding\./);
    expect(result).toMatchObject({ review: undefined, edit: [], retire: [] });
    expect(plan(review({ findings: [root] }), carriedOut(result, twice, true))).toEqual(quiet);
  });

  test('finishes what a run that broke off had begun', () => {
    const marked = edited(carriedOut(plan(review(), postedBy([root])), postedBy([root]), true), { resolved: false });
    const result = plan(review(), marked);
    expect(result.retire).toHaveLength(1);
    expect(result.retire[0]?.body).toBe(marked.comments[0]?.body);
    expect(plan(review(), edited(marked, { hasReplies: true }))).toEqual(quiet);
  });

  test("leaves another category's comments and reviews alone", () => {
    const other = postedBy([root, elsewhere], { category: 'other/', reviewEvent: 'request-changes' });
    expect(plan(review(), other)).toEqual(quiet);
    expect(plan(review({ findings: [root] }), other).review?.comments).toHaveLength(1);
  });

  test('leaves a comment alone that only looks like ours', () => {
    const comments = edited(
      { ...postedBy([root]), reviews: [] },
      { body: 'A person quotes\n\n<!-- plimsoll nonsense -->' },
    );
    expect(plan(review(), comments)).toEqual(quiet);
  });
});

describe('a request for changes', () => {
  const asking = { reviewEvent: 'request-changes' } as const;

  test('is made where something is found, and dismissed when nothing is left', () => {
    const first = plan(review({ findings: [root] }), nothingPosted, asking);
    expect(first.review?.event).toBe('REQUEST_CHANGES');
    const posted = carriedOut(first, nothingPosted, true);
    expect(plan(review({ findings: [root] }), posted, asking)).toEqual(quiet);
    expect(plan(review(), posted, asking).dismiss.map(({ id }) => id)).toEqual(posted.reviews.map(({ id }) => id));
    const dismissed = carriedOut(plan(review(), posted, asking), posted, true);
    expect(plan(review(), dismissed, asking).dismiss).toEqual([]);
  });

  test('is dismissed where what is left is too mild for a comment', () => {
    const picky = { ...asking, commentOn: 'medium' } as const;
    const posted = carriedOut(plan(review({ findings: [root, memory] }), nothingPosted, picky), nothingPosted, true);
    expect(plan(review({ findings: [root, memory] }), posted, picky).dismiss).toEqual([]);
    const ids = posted.reviews.map(({ id }) => id);
    expect(plan(review({ findings: [memory] }), posted, picky).dismiss.map(({ id }) => id)).toEqual(ids);
  });

  test('is made as well where only a file can carry the comment', () => {
    const first = plan(review({ findings: [finding({ placement: 'changed-file' })] }), nothingPosted, asking);
    expect(first.review).toMatchObject({ event: 'REQUEST_CHANGES', comments: [] });
  });
});

test('thousands of findings are told once, in a body that GitHub takes', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    finding({
      rule: memoryUnlimited,
      path: `services/${index}/compose.yaml`,
      placement: 'unchanged-file',
      ordinal: index,
    }),
  );
  const gravest = finding({ rule: privileged, path: 'z.yaml', placement: 'unchanged-file' });
  const first = plan(review({ findings: many }), nothingPosted);
  expect(first.review?.body.length).toBeLessThan(65_536);
  expect(first.review?.body).toMatch(/And \d+ more, none more severe than these/);
  const posted = carriedOut(first, nothingPosted, true);
  expect(plan(review({ findings: many }), posted).review).toBeUndefined();
  const second = plan(review({ findings: [...many, gravest] }), posted);
  expect(second.review?.body).toContain('`z.yaml:3`');
  expect(second.review?.body).not.toContain('services/');
});

test('hundreds of findings beyond max-comments all stand in the body, the milder ones by place and rule', () => {
  const paths = Array.from({ length: 500 }, (_, index) => `services/${index}/compose.yaml`);
  const many = paths.map((path) => finding({ rule: memoryUnlimited, path, placement: 'unchanged-file' }));
  const body = plan(review({ findings: many }), nothingPosted).review?.body ?? '';
  expect(body.length).toBeLessThan(65_536);
  expect(paths.filter((path) => !body.includes(`\`${path}:3\``))).toEqual([]);
  expect(body).toMatch(/<summary>\d+ more, none more severe than these<\/summary>/);
  expect(body).not.toContain('see the job summary');
});

test('ten findings without a comment stand open in the body, further ones in a fold', () => {
  const some = Array.from({ length: 11 }, (_, index) =>
    finding({ rule: memoryUnlimited, path: `${index}.yaml`, placement: 'unchanged-file' }),
  );
  const bodyOf = (count: number) => plan(review({ findings: some.slice(0, count) }), nothingPosted).review?.body ?? '';
  const placesIn = (text: string) => [...text.matchAll(/`(\d+\.yaml):3`/g)].map(([, path]) => path);
  const [open = '', folded = ''] = bodyOf(11).split(
    '<details>\n<summary>1 more, none more severe than these</summary>',
  );
  expect([placesIn(open).length, placesIn(folded)]).toEqual([10, ['9.yaml']]);
  expect(bodyOf(10)).not.toContain('more severe than these');
});

test('a request for changes that stands is not made again for a comment on a file', () => {
  const options = { reviewEvent: 'request-changes' } as const;
  const asked = postedBy([root], options);
  const onFile = finding({ path: 'compose.yaml', placement: 'changed-file', step: 'file' });
  const result = plan(review({ findings: [root, onFile] }), asked, options);
  expect(result.onFiles.flatMap(({ findings }) => findings)).toEqual([onFile]);
  expect(result.review).toBeUndefined();
});

describe('whatever was found and whatever people did', () => {
  const found = fc.record({
    severity: fc.constantFrom(...severities),
    path: fc.constantFrom('Dockerfile', 'compose.yaml', 'deep/er/Dockerfile'),
    line: fc.integer({ min: 1, max: 6 }),
    placement: fc.constantFrom('added-line', 'diff-context', 'changed-file', 'unchanged-file'),
    status: fc.constantFrom('introduced', 'existing', 'fixed'),
    fixable: fc.boolean(),
  } as const);
  const run = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 12 });
  const deeds = fc.array(
    fc.constantFrom<Partial<PostedComment> | undefined>(
      {},
      {},
      // Deleted.
      undefined,
      { outdated: true, line: undefined },
      { hasReplies: true },
      { resolved: true },
      { hasReplies: true, outdated: true, line: undefined },
    ),
    { minLength: 1, maxLength: 12 },
  );
  const settings = fc.record({
    maxComments: fc.integer({ min: 0, max: 6 }),
    commentOn: fc.constantFrom('none', 'low', 'medium', 'info'),
    reviewEvent: fc.constantFrom('comment', 'request-changes'),
  } as const);

  test('each finding stands in one place, nothing is said twice, and no reply is lost', () => {
    fc.assert(
      fc.property(
        fc.array(found, { minLength: 12, maxLength: 12 }),
        fc.array(fc.tuple(run, deeds), { minLength: 2, maxLength: 5 }),
        settings,
        fc.boolean(),
        fc.constantFrom('introduced', 'all'),
        (pool, runs, options, canResolve, scope) => {
          const findings = pool.map(({ line, fixable, ...parts }, index) =>
            finding({
              ...parts,
              ordinal: index,
              span: span(line, 1, 5),
              edits: fixable ? [{ span: span(line, 1, 5), text: 'ENV' }] : [],
            }),
          );
          let posted = nothingPosted;
          for (const [chosen, acts] of runs) {
            const now = review({ scope, findings: chosen.flatMap((index) => findings[index] ?? []) });
            const told = now.findings.filter(
              ({ status }) => status === 'introduced' || (scope === 'all' && status === 'existing'),
            );
            const result = plan(now, posted, options);

            const settled = new Set([...result.retire, ...result.replace].map(({ comment }) => comment.id));
            const closing = new Set(
              result.edit
                .filter(({ body }) => parseCommentMarker(body)?.state === 'gone')
                .map(({ comment }) => comment.id),
            );
            const standing = posted.comments
              .filter(({ id }) => !settled.has(id) && !closing.has(id))
              .filter(({ body }) => parseCommentMarker(body)?.state === 'open')
              .map(({ body }) => keyOf(parseCommentMarker(body)));
            const created = [...(result.review?.comments ?? []), ...result.onFiles].flatMap((draft) => draft.findings);
            const places = [...standing, ...created.map(keyOfFinding), ...result.spill.map(keyOfFinding)];
            expect(places.toSorted()).toEqual(told.map(keyOfFinding).toSorted());

            expect(created.every(({ severity }) => reaches(severity, options.commentOn))).toBe(true);
            const open = posted.comments.filter(
              ({ id, body, resolved }) =>
                !settled.has(id) && !closing.has(id) && !resolved && parseCommentMarker(body)?.state === 'open',
            );
            expect(created.length).toBeLessThanOrEqual(Math.max(0, options.maxComments - open.length));

            const before = posted;
            posted = carriedOut(result, posted, canResolve);
            const replied = before.comments.filter(({ hasReplies }) => hasReplies).map(({ id }) => id);
            expect(posted.comments.map(({ id }) => id)).toEqual(expect.arrayContaining(replied));
            expect(plan(now, posted, options)).toEqual({ ...quiet, spill: result.spill });

            posted = {
              ...posted,
              comments: posted.comments.flatMap((comment, index) => {
                const act = acts[index % acts.length];
                if (comment.onFile || comment.resolved) return [comment];
                return act === undefined && !comment.hasReplies ? [] : [{ ...comment, ...act }];
              }),
            };
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function keyOf(marker: { readonly path: string; readonly fingerprint: string } | undefined): string {
  return `${marker?.path} ${marker?.fingerprint}`;
}

function keyOfFinding({ location, fingerprint }: ReviewedFinding): string {
  return keyOf({ path: location.path, fingerprint });
}

function pick({ reason, by, addedHere }: ReturnType<typeof silenced>) {
  return { reason, by, addedHere };
}

test('the sample rule is what the comments speak of', () => {
  expect(root.rule).toBe(rootUser);
});
