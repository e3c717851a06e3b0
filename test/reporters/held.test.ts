import { describe, expect, test } from 'vitest';
import { parseReviewMarker } from '../../src/reporters/marker.ts';
import { carriedOut, nothingPosted, type Posted, plan } from './posted.ts';
import { finding, memoryUnlimited, privileged, review, silenced, span } from './samples.ts';

/* What becomes of a finding whose comment a person deleted: it stays in the check, the summary and the annotations. */

const root = finding({ span: span(3, 6, 10) });
const host = finding({ rule: privileged, path: 'compose.yaml', span: span(5, 5, 21), step: 'privileged' });
const onFile = finding({ rule: memoryUnlimited, path: 'compose.yaml', placement: 'changed-file', step: 'memory' });
const both = review({ findings: [root, host] });

const first = carriedOut(plan(both, nothingPosted), nothingPosted, true);

function without(posted: Posted, path: string): Posted {
  return { ...posted, comments: posted.comments.filter((comment) => comment.path !== path) };
}

const deleted = without(first, 'Dockerfile');

describe('a comment that a person deleted', () => {
  test('is not posted again while its finding stays, which has then no comment', () => {
    expect(plan(both, deleted)).toEqual({
      ...{ review: undefined, onFiles: [], edit: [], retire: [], replace: [], amend: [], dismiss: [] },
      spill: [root],
    });
  });

  test('is not told in the body of a review that has other things to say', () => {
    const memory = finding({ rule: memoryUnlimited, path: 'compose.yaml', span: span(2, 3, 6), step: 'memory' });
    const later = plan(review({ findings: [root, host, memory] }), deleted);
    expect(later.review?.comments.flatMap(({ findings }) => findings)).toEqual([memory]);
    expect(later.review?.body).not.toContain('Dockerfile');
    expect(later.spill).toEqual([root]);
  });

  test('leaves its room to others', () => {
    const later = finding({ path: 'b/Dockerfile', step: 'later' });
    const result = plan(review({ findings: [root, host, later] }), deleted, { maxComments: 2 });
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([later]);
  });

  test('on a file is not posted again either, where it came with a review', () => {
    const all = review({ findings: [root, onFile] });
    const posted = carriedOut(plan(all, nothingPosted), nothingPosted, true);
    expect(posted.comments.map((comment) => comment.onFile)).toEqual([false, true]);
    expect(plan(all, without(posted, 'compose.yaml'))).toMatchObject({
      review: undefined,
      onFiles: [],
      spill: [onFile],
    });
  });

  test('of another category is no concern of this one', () => {
    const result = plan(both, deleted, { category: 'other/' });
    expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([root, host]);
  });

  test('is posted anew when its finding was gone and is back', () => {
    const between = carriedOut(plan(review({ findings: [host] }), deleted), deleted, true);
    expect(plan(both, between).review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  });
});

describe('a comment that we took away ourselves does not pass for one that a person deleted', () => {
  test.each([true, false])('since its finding was gone (token may resolve: %s)', (canResolve) => {
    const posted = carriedOut(plan(both, nothingPosted), nothingPosted, canResolve);
    const mended = plan(review({ findings: [host] }), posted);
    expect(mended.retire).toHaveLength(1);
    const between = carriedOut(mended, posted, canResolve);
    expect(plan(both, between).review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  });

  test('since its finding was silenced', () => {
    const quiet = review({ findings: [host], silenced: [silenced({ span: span(3, 6, 10) }, 'meant', 'inline')] });
    const between = carriedOut(plan(quiet, first), first, false);
    expect(plan(both, between).review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  });

  test('since another one stands for it: its line had changed', () => {
    const outdated = { ...first, comments: first.comments.map((one) => ({ ...one, outdated: true, line: undefined })) };
    const moved = carriedOut(plan(both, outdated), outdated, false);
    expect(moved.comments).toHaveLength(2);
    expect(plan(both, moved)).toMatchObject({ review: undefined, spill: [] });
    expect(plan(both, without(moved, 'Dockerfile'))).toMatchObject({ review: undefined, spill: [root] });
  });

  test('since its line had changed, and there was no room for another one', () => {
    const outdated = { ...first, comments: first.comments.map((one) => ({ ...one, outdated: true, line: undefined })) };
    const full = plan(both, outdated, { maxComments: 0 });
    expect([full.replace.length, full.review?.comments]).toEqual([2, []]);
    expect(full.review?.body).toContain('`Dockerfile:3`');
    const between = carriedOut(full, outdated, false);
    expect(plan(both, between).review?.comments.flatMap(({ findings }) => findings)).toEqual([root, host]);
  });

  test('where the note that it is gone is left, though the list of its review was not mended', () => {
    const mended = plan(review({ findings: [host] }), first);
    const between = carriedOut({ ...mended, amend: [] }, first, true);
    expect(plan(both, between).review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  });
});

test('what a pending review holds was seen by nobody: it counts as neither held nor told', () => {
  const elsewhere = finding({ path: 'other/compose.yaml', placement: 'unchanged-file', step: 'elsewhere' });
  const all = review({ findings: [root, elsewhere] });
  const posted = carriedOut(plan(all, nothingPosted), nothingPosted, true);
  const pending = { comments: [], reviews: posted.reviews.map((one) => ({ ...one, state: 'PENDING' as const })) };
  const result = plan(all, pending);
  expect(result.review?.comments.flatMap(({ findings }) => findings)).toEqual([root]);
  expect(result.review?.body).toContain('other/compose.yaml');
});

test('a review of a version that kept no list holds nothing: what it brought is posted again', () => {
  const old = first.reviews.map((one) => ({ ...one, body: one.body.replace(/ held=\S+/, '') }));
  expect(plan(both, { comments: [], reviews: old }).review?.comments).toHaveLength(2);
});

test('a review keeps what it holds for the gravest 500 of its comments', () => {
  const many = Array.from({ length: 600 }, (_, index) => finding({ step: `s${index}`, span: span(index + 1, 1, 5) }));
  const { review: posted } = plan(review({ findings: many }), nothingPosted, { maxComments: 600 });
  expect(posted?.comments).toHaveLength(600);
  expect(parseReviewMarker(posted?.body ?? '')?.held).toHaveLength(500);
});
