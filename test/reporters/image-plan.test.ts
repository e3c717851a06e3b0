import { describe, expect, test } from 'vitest';
import type { CommentPlan, PostedComment } from '../../src/core/comments.ts';
import type { Review, ReviewedFinding } from '../../src/core/review.ts';
import { countSeverities, type Severity } from '../../src/core/severity.ts';
import { imageRules } from '../../src/images/vulnerability-rule.ts';
import { parseCommentMarker } from '../../src/reporters/marker.ts';
import { carriedOut, nothingPosted, type Posted, plan } from './posted.ts';
import { finding, review, span } from './samples.ts';

/* The comment on a line that names an image, once a person closed its thread. */

const [vulnerabilityRule] = imageRules;
const place = { path: 'Dockerfile', span: span(1, 6, 20) };

function vulnerability(id: string, severity: Severity): ReviewedFinding {
  return {
    ...finding({ ...place, severity, step: id, ...(vulnerabilityRule ? { rule: vulnerabilityRule } : {}) }),
    subject: id,
    vulnerability: {
      ...{ id, package: 'openssl', installed: '1', fixed: '2', severity: severity.toUpperCase() },
      ...{ title: id, url: '', image: 'docker.io/library/python:3.9', digest: '' },
    },
  };
}

function bringing(found: Readonly<Record<string, Severity>>): Review {
  const findings = Object.entries(found).map(([id, severity]) => vulnerability(id, severity));
  const image = {
    ...{ ...place, route: { scope: 'stage:final', step: '' }, image: 'docker.io/library/python:3.9', digest: '' },
    ...{ replaced: '', introduced: countSeverities(findings), existing: {}, fixed: {}, unfixed: 0, notes: [] },
    ...{ fingerprint: 'f', advice: undefined },
  };
  return review({ findings, images: [image] });
}

const quiet: CommentPlan = {
  review: undefined,
  ...{ onFiles: [], edit: [], retire: [], replace: [], amend: [], dismiss: [], spill: [] },
};

const first = carriedOut(plan(bringing({ 'CVE-1': 'high' }), nothingPosted), nothingPosted, true);

function closed(change: Partial<PostedComment> = {}): Posted {
  return { ...first, comments: first.comments.map((one) => ({ ...one, resolved: true, ...change })) };
}
const outdated = closed({ outdated: true, line: undefined });

/** What a plan does, and that a run after it does nothing. */
function told(later: Review, posted: Posted, changes: Parameters<typeof plan>[2] = {}) {
  const result = plan(later, posted, changes);
  const after = carriedOut(result, posted, true);
  expect(plan(later, after, changes)).toMatchObject({ ...quiet, spill: [] });
  return {
    comments: result.review?.comments.map(({ body }) => body.split('\n')[0]) ?? [],
    body: result.review?.body.match(/resolved, but the image introduces more vulnerabilities now:/)?.length ?? 0,
    edited: result.edit.map(({ body }) => [parseCommentMarker(body)?.state, body.split('\n')[0]]),
    threads: after.comments.length,
  };
}

const brings = '**High:** `docker.io/library/python:3.9` introduces 1 known vulnerability (1 high).';
const bringsMore =
  '**Critical:** `docker.io/library/python:3.9` introduces 2 known vulnerabilities (1 critical, 1 high).';
const more = bringing({ 'CVE-1': 'high', 'CVE-2': 'critical' });

test('the first comment says what the image brings', () => {
  expect(first.comments.map(({ body }) => body.split('\n')[0])).toEqual([brings]);
});

const before = { ...vulnerability('CVE-1', 'high'), status: 'existing' as const };

function havingBefore(placement: ReviewedFinding['placement']): Review {
  const { images } = bringing({});
  const existing = images.map((image) => ({ ...image, existing: countSeverities([before]) }));
  return review({ scope: 'all', findings: [{ ...before, placement }], images: existing });
}

test.each(['added-line', 'diff-context', 'changed-file'] as const)(
  'an image that was there before has no comment, also where its line is in the diff (%s): the body tells it',
  (placement) => {
    const { review: posted, onFiles, spill } = plan(havingBefore(placement), nothingPosted);
    expect([posted?.comments, onFiles, spill.length]).toEqual([[], [], 1]);
    expect(posted?.body).toContain('has 1 known vulnerability (1 high)');
  },
);

test('what was there before is no fact that a comment tells, and so no news', () => {
  const { images } = bringing({ 'CVE-2': 'high' });
  const with_ = review({ scope: 'all', findings: [vulnerability('CVE-2', 'high'), before], images });
  const posted = carriedOut(plan(with_, nothingPosted), nothingPosted, true);
  expect(posted.comments.map(({ body }) => parseCommentMarker(body)?.facts.length)).toEqual([1]);
});

test('a comment keeps 500 facts of an image, so that people have room to read', () => {
  const many = Array.from({ length: 510 }, (_, index) => [`CVE-${index}`, 'high'] as const);
  const { review: posted } = plan(bringing(Object.fromEntries(many)), nothingPosted);
  expect(posted?.comments.map(({ body }) => parseCommentMarker(body)?.facts.length)).toEqual([500]);
});

describe('a comment that a person deleted', () => {
  const deleted: Posted = { ...first, comments: [] };

  test('is not posted again while the image brings what it said', () => {
    expect(plan(bringing({ 'CVE-1': 'high' }), deleted)).toMatchObject({ review: undefined, amend: [] });
  });

  test('is posted again where the image brings more: nobody was told of that', () => {
    const result = plan(more, deleted);
    expect(result.review?.comments.map(({ body }) => body.split('\n')[0])).toEqual([bringsMore]);
    expect(plan(more, carriedOut(result, deleted, true))).toEqual(quiet);
  });
});

describe('a closed thread', () => {
  test('is left alone while the image brings what it said', () => {
    expect(plan(bringing({ 'CVE-1': 'high' }), closed())).toEqual(quiet);
    expect(told(bringing({ 'CVE-1': 'high' }), outdated).comments).toEqual([]);
  });

  test('is edited where the image brings more, and the review’s body tells it once', () => {
    expect(told(more, closed())).toEqual({ comments: [], body: 1, edited: [['open', bringsMore]], threads: 1 });
  });

  test('is edited without a word where the image brings less, or more that is too mild', () => {
    const less = told(bringing({ 'CVE-1': 'medium' }), closed());
    expect(less).toMatchObject({ comments: [], body: 0, threads: 1 });
    const mild = told(bringing({ 'CVE-1': 'high', 'CVE-2': 'low' }), closed(), { commentOn: 'medium' });
    expect(mild).toMatchObject({ comments: [], body: 0, threads: 1 });
  });

  test('stays as a note where its line changed and the image brings more: a new comment stands on the line', () => {
    expect(told(more, outdated)).toEqual({
      ...{ comments: [bringsMore], body: 0, threads: 2 },
      edited: [['gone', '**Posted again.** The image has changed and introduces more vulnerabilities.']],
    });
  });

  test('is told in the body no more than once, though the run that told it did not get to edit the comment', () => {
    const halfway = carriedOut({ ...plan(more, closed()), edit: [] }, closed(), true);
    expect(plan(more, halfway)).toMatchObject({ review: undefined, edit: [{ comment: { resolved: true } }] });
  });

  test('is told again each time that the image brings more', () => {
    const then = carriedOut(plan(more, closed()), closed(), true);
    const most = bringing({ 'CVE-1': 'high', 'CVE-2': 'critical', 'CVE-3': 'low' });
    expect(told(most, then)).toMatchObject({ comments: [], body: 1, threads: 1 });
  });

  test('gives way to its successor though the run that posted it went no further', () => {
    const whole = carriedOut(plan(more, outdated), outdated, true);
    const [old] = outdated.comments;
    const halfway = { ...whole, comments: [...(old ? [old] : []), ...whole.comments.slice(1)] };
    expect(told(more, halfway)).toMatchObject({ comments: [], threads: 2 });
  });

  test('of a version that kept no facts is left to say what it said', () => {
    const old = closed();
    const comments = old.comments.map((one) => ({ ...one, body: one.body.replace(/ facts=\S+/, '') }));
    expect(plan(more, { ...old, comments }).review).toBeUndefined();
  });
});

describe('what was not looked at this time', () => {
  const gap = { path: 'Dockerfile', subject: 'docker.io/library/python:3.9', reason: 'It is busy.', blocking: false };
  const later = (...gaps: Review['gaps']) => plan(review({ gaps }), first);
  const retired = ({ retire, edit }: CommentPlan) => retire.length + edit.length;

  test('is not known to be clean: its comment stays, and so does a request for changes', () => {
    expect(later(gap)).toEqual(quiet);
    expect(later({ ...gap, subject: `${gap.subject}@sha256:${'a'.repeat(64)}`, blocking: true })).toEqual(quiet);
    const asking = { reviewEvent: 'request-changes' } as const;
    const asked = carriedOut(plan(bringing({ 'CVE-1': 'high' }), nothingPosted, asking), nothingPosted, true);
    expect(plan(review({ gaps: [gap] }), asked, asking)).toEqual(quiet);
    expect(plan(review(), asked, asking).dismiss).toHaveLength(1);
  });

  test('is another image, or another file, or only a part: then the comment goes', () => {
    expect(retired(later())).toBe(1);
    expect(retired(later({ ...gap, subject: 'docker.io/library/python:3.10' }))).toBe(1);
    expect(retired(later({ ...gap, path: 'other/Dockerfile' }))).toBe(1);
    expect(retired(later({ ...gap, limited: true }))).toBe(1);
  });

  test('is a file that could not be read: none of its comments goes', () => {
    const posted = carriedOut(plan(review({ findings: [finding({})] }), nothingPosted), nothingPosted, true);
    const unread = { path: 'Dockerfile', subject: 'Dockerfile', reason: 'It does not parse.', blocking: true };
    expect(posted.comments).toHaveLength(1);
    expect(plan(review({ gaps: [unread] }), posted)).toEqual(quiet);
    expect(retired(plan(review({ gaps: [{ ...unread, blocking: false }] }), posted))).toBe(1);
    expect(retired(plan(review({ gaps: [gap] }), posted))).toBe(1);
  });
});
