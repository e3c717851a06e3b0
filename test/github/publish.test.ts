import { describe, expect, test } from 'vitest';
import type { Anchor, CommentPlan, DraftComment, PostedComment } from '../../src/core/comments.ts';
import type { ReviewedFinding } from '../../src/core/review.ts';
import type { PullRequest } from '../../src/github/events.ts';
import { type Planner, readStanding } from '../../src/github/posting.ts';
import { publish } from '../../src/github/publish.ts';
import { readPosted } from '../../src/github/threads.ts';
import { reviewMarker } from '../../src/reporters/marker.ts';
import { keyOf } from '../../src/reporters/topic.ts';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { endsOf, startReview, startThread } from '../emulator/world.ts';
import { finding as findingOf } from '../reporters/samples.ts';
import { asked, clientOf, start } from './github.ts';

const bot = 'github-actions[bot]';
const text = Array.from({ length: 9 }, (_, index) => `line ${index + 1}\n`).join('');
const changed: EmulatorOptions = {
  main: [{ Dockerfile: text, 'far.md': 'far\n' }],
  pull: { commits: [{ Dockerfile: text.replace('line 5', 'five'), 'far.md': 'far\n' }] },
};
const mayResolve = { t: { login: bot, permissions: { contents: 'write', 'pull-requests': 'write' } } } as const;

const pullRequest: Omit<PullRequest, 'head'> = {
  ...{ kind: 'pull-request', number: 1, baseRef: 'main', baseSha: '', readOnly: false, open: true },
};

const nothing: CommentPlan = {
  review: undefined,
  onFiles: [],
  edit: [],
  retire: [],
  replace: [],
  amend: [],
  dismiss: [],
  spill: [],
};

const onLine = (line: number): Anchor => ({ kind: 'line', side: 'RIGHT', line, startLine: undefined });

function draft(body: string, anchor: Anchor = onLine(5), path = 'Dockerfile'): DraftComment {
  return { path, anchor, body, findings: [{ ...findingOf({ path }), fingerprint: body }] };
}

function reviewWith(comments: readonly DraftComment[], event: 'COMMENT' | 'REQUEST_CHANGES' = 'COMMENT'): CommentPlan {
  const body = `The review.\n\n${reviewMarker({ category: 'plimsoll/', told: [], more: 0, held: [] })}`;
  return { ...nothing, review: { event, body, comments } };
}

/** As the real planner does: from a refused line to the file, from a refused file to the review's body. */
function fallingBack(drafts: readonly DraftComment[]): Planner {
  return ({ lines, files }) => {
    const stands = (finding: ReviewedFinding): Anchor | undefined => {
      const key = keyOf(finding);
      if (files.has(key)) return undefined;
      return lines.has(key) ? { kind: 'file' } : drafts.find(({ findings }) => findings.includes(finding))?.anchor;
    };
    const placed = drafts.flatMap((one) => {
      const anchor = one.findings.map(stands)[0];
      return anchor === undefined ? [] : [{ ...one, anchor }];
    });
    const told = drafts.filter((one) => one.findings.every((finding) => stands(finding) === undefined));
    const plan = reviewWith(placed.filter(({ anchor }) => anchor.kind === 'line'));
    const body = `${told.map((one) => `Told: ${one.body}`).join('\n')}\n${plan.review?.body}`;
    return {
      ...plan,
      ...(plan.review ? { review: { ...plan.review, body } } : {}),
      onFiles: placed.filter(({ anchor }) => anchor.kind === 'file'),
      spill: told.flatMap(({ findings }) => findings),
    };
  };
}

async function carryOut(github: Emulator, planner: Planner | CommentPlan, second = 50) {
  const client = clientOf(github, second);
  const { number, head } = github.pull;
  const posted = await readPosted(client, number);
  github.forgetRequests();
  const plan = typeof planner === 'function' ? planner : () => planner;
  return publish({ client, number, head: head.oid, posted }, plan);
}

/** Who says what where: every comment that stands. */
function standing({ pull }: Emulator) {
  return pull.threads.map(({ path, place, comments, resolvedBy }) => {
    return [path, place?.line ?? 'file', comments[0]?.body, ...(resolvedBy === undefined ? [] : ['resolved'])];
  });
}

/** A comment of ours from an earlier run. */
async function posted(github: Emulator, body: string): Promise<PostedComment> {
  await carryOut(github, reviewWith([draft(body)]));
  const { comments } = await readPosted(clientOf(github), 1);
  const found = comments.find((one) => one.body === body);
  if (found === undefined) throw new Error('It was not posted.');
  return found;
}

describe('what is new', () => {
  test('is one review with all line comments, at the commit that was read; comments on files beside it', async () => {
    const github = await start(changed);
    const plan = {
      ...reviewWith([draft('One.'), draft('Two.', onLine(6))]),
      onFiles: [draft('On the file.', { kind: 'file' })],
    };
    const { outcome, reviewId, unsaid } = await carryOut(github, plan);
    expect(outcome).toEqual({ kind: 'done', detail: '1 review with 2 comments, 1 comment on a file.' });
    expect(reviewId).toBe(github.pull.reviews.at(-1)?.id);
    expect(unsaid).toEqual([]);
    expect(standing(github)).toEqual([
      ['Dockerfile', 'file', 'On the file.'],
      ['Dockerfile', 5, 'One.'],
      ['Dockerfile', 6, 'Two.'],
    ]);
    expect(asked(github)).toEqual(['POST /pulls/1/comments', 'POST /pulls/1/reviews']);
    expect(github.pull.reviews.at(-1)).toMatchObject({ state: 'COMMENTED', commit: github.pull.head.oid });
  });

  test('spans lines, and stands on removed ones', async () => {
    const github = await start(changed);
    const left: Anchor = { kind: 'line', side: 'LEFT', line: 5, startLine: undefined };
    await carryOut(
      github,
      reviewWith([draft('Lines.', { ...onLine(6), startLine: 4 } as Anchor), draft('Gone.', left)]),
    );
    expect(github.pull.threads.map(({ place }) => place)).toMatchObject([
      { startLine: 4, line: 6, side: 'RIGHT' },
      { line: 5, side: 'LEFT' },
    ]);
    expect(github.requests[0]?.body).toMatchObject({
      comments: [
        { start_line: 4, start_side: 'RIGHT', line: 6, side: 'RIGHT' },
        { line: 5, side: 'LEFT' },
      ],
    });
  });

  test('stays on the commit that was read where the head has moved', async () => {
    const github = await start(changed);
    const client = clientOf(github);
    const head = github.pull.head.oid;
    await github.push([{ Dockerfile: text.replace('line 5', 'cinq') }]);
    const target = { client, number: 1, head, posted: { comments: [], reviews: [] } };
    const { outcome } = await publish(target, () => reviewWith([draft('One.')]));
    expect(outcome.kind).toBe('done');
    expect(github.pull.reviews.at(-1)?.commit).toBe(head);
  });

  test('is nothing: no request is made', async () => {
    const github = await start(changed);
    const { outcome, reviewId } = await carryOut(github, nothing);
    expect([outcome, reviewId]).toEqual([{ kind: 'done', detail: 'nothing new to post.' }, undefined]);
    expect(github.requests).toEqual([]);
  });

  test('asks for changes; of one’s own pull request it can only comment', async () => {
    const github = await start({ ...changed, pull: { commits: [{ Dockerfile: 'FROM a\n' }], author: bot } });
    const { outcome } = await carryOut(github, reviewWith([draft('One.', onLine(1))], 'REQUEST_CHANGES'));
    expect(outcome.kind).toBe('done');
    expect(github.pull.reviews.map(({ state }) => state)).toEqual(['COMMENTED']);
  });
});

describe('an anchor that GitHub refuses', () => {
  test('takes nothing from the others: the comment goes to its file', async () => {
    const github = await start(changed);
    const drafts = [draft('Good.'), draft('Bad.', onLine(900)), draft('Fine.', onLine(6))];
    const { outcome } = await carryOut(github, fallingBack(drafts), 200);
    expect(outcome).toEqual({ kind: 'done', detail: '1 review with 2 comments, 1 comment on a file.' });
    expect(standing(github)).toEqual([
      ['Dockerfile', 'file', 'Bad.'],
      ['Dockerfile', 5, 'Good.'],
      ['Dockerfile', 6, 'Fine.'],
    ]);
    expect(github.pull.reviews.filter(({ state }) => state === 'PENDING')).toEqual([]);
  });

  test('sends no comment on a file twice, though the review is planned anew', async () => {
    const github = await start(changed);
    const drafts = [draft('Good.'), draft('On the file.', { kind: 'file' }), draft('Bad.', onLine(99))];
    const { outcome } = await carryOut(github, fallingBack(drafts));
    expect(outcome).toMatchObject({ detail: '1 review with 1 comment, 2 comments on files.' });
    expect(
      standing(github)
        .map(([, line, body]) => [line, body])
        .toSorted(),
    ).toEqual([
      [5, 'Good.'],
      ['file', 'Bad.'],
      ['file', 'On the file.'],
    ]);
  });

  test('and whose file is refused too is told in the review’s body', async () => {
    const github = await start(changed);
    const drafts = [draft('Good.'), draft('Nowhere.', onLine(1), 'far.md')];
    const { outcome } = await carryOut(github, fallingBack(drafts), 200);
    expect(outcome.kind).toBe('done');
    expect(standing(github)).toEqual([['Dockerfile', 5, 'Good.']]);
    expect(github.pull.reviews.at(-1)?.body).toContain('Told: Nowhere.');
  });

  test('leaves all in the body where no comment can stand anywhere', async () => {
    const github = await start(changed);
    const drafts = [draft('A.', onLine(1), 'far.md'), draft('B.', onLine(2), 'far.md'), draft('C.', onLine(3), 'no')];
    await carryOut(github, fallingBack(drafts), 200);
    expect(standing(github)).toEqual([]);
    for (const told of ['Told: A.', 'Told: B.', 'Told: C.']) expect(github.pull.reviews.at(-1)?.body).toContain(told);
  });

  test('leaves unsaid what was to be told in a body that GitHub does not take', async () => {
    const github = await start(changed);
    const locked = { status: 403, body: { message: 'The conversation is locked' }, times: 9 };
    const meanwhile = async () => github.fail({ method: 'POST', path: /\/reviews$/ }, locked);
    github.fail({ method: 'POST', path: /\/1\/comments$/ }, { meanwhile });
    const drafts = [draft('Good.'), draft('Nowhere.', onLine(1), 'far.md')];
    const { outcome, unsaid } = await carryOut(github, fallingBack(drafts), 200);
    expect(outcome.kind).toBe('refused');
    expect(unsaid.map(({ fingerprint }) => fingerprint)).toEqual(['Good.', 'Nowhere.']);
  });

  test.each(['start_line', 'diff_hunk'])('is known by the field %s alone', async (field) => {
    const github = await start(changed);
    const errors = [{ resource: 'PullRequestReviewComment', code: 'invalid', field: `review_thread.${field}` }];
    const body = { message: 'Validation Failed', errors };
    github.fail({ method: 'POST', path: /\/reviews$/ }, { status: 422, body });
    const { outcome } = await carryOut(github, fallingBack([draft('Bad.')]), 200);
    expect(outcome.kind).toBe('done');
    expect(standing(github)).toEqual([['Dockerfile', 'file', 'Bad.']]);
  });
});

describe('a lost answer', () => {
  test.each([
    ['took effect', true],
    ['took none', false],
  ])('to a review that %s leaves one review', async (_, afterEffect) => {
    const github = await start(changed);
    github.fail({ method: 'POST', path: '/reviews' }, { status: 502, afterEffect });
    const { outcome, reviewId } = await carryOut(github, reviewWith([draft('One.')]), 100);
    expect(outcome.kind).toBe('done');
    expect(github.pull.reviews.map(({ id }) => id)).toEqual([reviewId]);
    expect(standing(github)).toEqual([['Dockerfile', 5, 'One.']]);
  });

  test.each([true, false])('to a comment on a file leaves one comment (took effect: %s)', async (afterEffect) => {
    const github = await start(changed);
    github.fail({ method: 'POST', path: /\/1\/comments$/ }, { reset: true, afterEffect });
    const { outcome } = await carryOut(github, { ...nothing, onFiles: [draft('On the file.', { kind: 'file' })] }, 100);
    expect(outcome.kind).toBe('done');
    expect(standing(github)).toEqual([['Dockerfile', 'file', 'On the file.']]);
  });

  test('to the same words of an earlier run does not pass for this one', async () => {
    const github = await start(changed);
    await posted(github, 'One.');
    github.fail({ method: 'POST', path: '/reviews' }, { status: 502 });
    const { reviewId } = await carryOut(github, reviewWith([draft('One.')]), 100);
    expect(github.pull.reviews.map(({ id }) => id)).toEqual([expect.any(Number), reviewId]);
    expect(github.pull.threads).toHaveLength(2);
  });

  test('to the same words on another file, or of an earlier run, does not pass for a comment on this file', async () => {
    const github = await start({
      main: [{ a: 'a', b: 'b' }],
      pull: { commits: [{ a: 'aa', b: 'bb' }] },
    });
    const on = (path: string) => draft('On the file.', { kind: 'file' }, path);
    await carryOut(github, { ...nothing, onFiles: [on('b')] });
    const target = { client: clientOf(github, 100), number: 1, head: github.pull.head.oid };
    const posted = await readPosted(target.client, 1);
    // The first is answered, the second one lost.
    github.fail({ method: 'POST', path: /\/1\/comments$/ }, { delay: 0 });
    github.fail({ method: 'POST', path: /\/1\/comments$/ }, { status: 502 });
    await publish({ ...target, posted }, () => ({ ...nothing, onFiles: [on('a'), on('b')] }));
    expect(standing(github).map(([path]) => path)).toEqual(['b', 'a', 'b']);
  });

  test('is looked for whatever line breaks GitHub gives the words', async () => {
    const github = await start(changed);
    github.fail({ method: 'POST', path: '/reviews' }, { status: 502, afterEffect: true });
    const rewrite = async () => {
      for (const review of github.pull.reviews) review.body = `${review.body.replaceAll('\n', '\r\n')}\r\n`;
    };
    const client = clientOf(github, 100);
    const known = await readPosted(client, 1);
    github.fail({ graphql: 'reviewThreads' }, { meanwhile: rewrite });
    const target = { client, number: 1, head: github.pull.head.oid, posted: known };
    expect((await publish(target, () => reviewWith([draft('One.')]))).outcome.kind).toBe('done');
    expect(github.pull.reviews).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test('of the token says what to grant, and which findings are unsaid', async () => {
    const github = await start({ ...changed, tokens: { t: { login: bot, permissions: { contents: 'read' } } } });
    const plan = { ...reviewWith([draft('One.')]), onFiles: [draft('On the file.', { kind: 'file' })] };
    const { outcome, unsaid } = await carryOut(github, plan);
    expect(outcome).toEqual({
      kind: 'refused',
      reason:
        'GitHub says: Resource not accessible by integration; grant `pull-requests: write` under `permissions` in the workflow.',
    });
    expect(unsaid.map(({ fingerprint }) => fingerprint)).toEqual(['On the file.', 'One.']);
    expect(standing(github)).toEqual([]);
  });

  test('of the review alone leaves unsaid what the comments on files do not say', async () => {
    const github = await start(changed);
    github.fail({ method: 'POST', path: /\/reviews$/ }, { status: 403, body: { message: 'No.' } });
    const plan = { ...reviewWith([draft('One.')]), onFiles: [draft('On the file.', { kind: 'file' })] };
    const { outcome, unsaid } = await carryOut(github, plan);
    expect([outcome.kind, unsaid.map(({ fingerprint }) => fingerprint)]).toEqual(['refused', ['One.']]);
    expect(standing(github)).toEqual([['Dockerfile', 'file', 'On the file.']]);
  });

  test('of a commit that a forced push took away is told, not bisected', async () => {
    const github = await start(changed);
    const target = { client: clientOf(github), number: 1, head: 'f'.repeat(40), posted: { comments: [], reviews: [] } };
    const { outcome } = await publish(target, () => reviewWith([draft('One.'), draft('Two.', onLine(6))]));
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('commitOID') });
    expect(github.requests).toHaveLength(1);
  });

  test('for a pending review of a run that was ended does not happen: it is withdrawn, with all it holds', async () => {
    const github = await start(changed);
    const { world, pull } = github;
    await carryOut(github, reviewWith([draft('Stands.')]));
    const body = String(reviewWith([]).review?.body);
    const pending = startReview(world, pull, { author: bot, body, state: 'PENDING', commit: pull.head.oid });
    const [place] = pull.threads.map((thread) => thread.place);
    const held = { path: 'Dockerfile', body: 'Seen by nobody.', anchor: undefined, place };
    startThread(world, pull, await endsOf(world, pull), held, pending);
    const client = clientOf(github);
    expect((await readPosted(client, 1)).comments.map((one) => one.body)).toEqual(['Stands.', 'Seen by nobody.']);
    const standing = await readStanding(client, { ...pullRequest, head: pull.head.oid });
    expect(standing.comments.map((one) => one.body)).toEqual(['Stands.']);
    expect(pull.reviews.map(({ state }) => state)).toEqual(['COMMENTED']);
    const { outcome } = await carryOut(github, reviewWith([draft('One.')]));
    expect(outcome.kind).toBe('done');
  });

  test('for somebody else’s pending review is told', async () => {
    const github = await start(changed);
    const { world, pull } = github;
    startReview(world, pull, { author: bot, body: 'Of another workflow.', state: 'PENDING', commit: pull.head.oid });
    await readStanding(clientOf(github), { ...pullRequest, head: pull.head.oid });
    const { outcome, unsaid } = await carryOut(github, reviewWith([draft('One.')]));
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('one pending review') });
    expect(unsaid).toHaveLength(1);
    expect(pull.reviews).toHaveLength(1);
  });
});

describe('what stands', () => {
  test('is edited, once the answer was lost as well', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    github.fail({ method: 'PATCH' }, { status: 502 });
    const { outcome } = await carryOut(github, { ...nothing, edit: [{ comment, body: 'New.' }] });
    expect(outcome).toEqual({ kind: 'done', detail: '1 edited.' });
    expect(standing(github)).toEqual([['Dockerfile', 5, 'New.']]);
  });

  test('and is settled is marked and resolved where the token may', async () => {
    const github = await start({ ...changed, tokens: mayResolve });
    const comment = await posted(github, 'Old.');
    const { outcome } = await carryOut(github, { ...nothing, retire: [{ comment, body: 'Settled.' }] });
    expect(outcome).toEqual({ kind: 'done', detail: '1 resolved.' });
    expect(standing(github)).toEqual([['Dockerfile', 5, 'Settled.', 'resolved']]);
    expect(asked(github)).toEqual([`PATCH /pulls/comments/${comment.id}`, 'POST /graphql']);
  });

  test('and is settled is deleted where the token may not, unless somebody replied', async () => {
    const github = await start(changed);
    const lonely = await posted(github, 'Lonely.');
    const answered = await posted(github, 'Answered.');
    github.reply(answered.id, 'octocat', 'No.');
    const retire = [
      { comment: lonely, body: 'Settled.' },
      { comment: { ...answered, hasReplies: true }, body: 'Settled.' },
    ];
    const { outcome } = await carryOut(github, { ...nothing, retire });
    expect(outcome).toEqual({ kind: 'done', detail: '2 resolved.' });
    expect(standing(github)).toEqual([['Dockerfile', 5, 'Settled.']]);
    expect(github.pull.threads[0]?.comments[1]?.body).toBe('No.');
  });

  test('is deleted where GitHub said that it may be resolved and then refused', async () => {
    const github = await start(changed);
    const one = await posted(github, 'One.');
    const two = await posted(github, 'Two.');
    const retire = [one, two].map((comment) => ({ comment: { ...comment, canResolve: true }, body: 'Settled.' }));
    await carryOut(github, { ...nothing, retire });
    expect(standing(github)).toEqual([]);
    expect(asked(github).filter((request) => request === 'POST /graphql')).toHaveLength(1);
  });

  test('and is said anew is taken away after its successor stands', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    const plan = { ...reviewWith([draft('New.')]), replace: [{ comment, body: 'Posted again.' }] };
    await carryOut(github, plan);
    expect(standing(github)).toEqual([['Dockerfile', 5, 'New.']]);
    expect(asked(github)).toEqual(['POST /pulls/1/reviews', `DELETE /pulls/comments/${comment.id}`]);
  });

  test('and is said anew is left with a note where somebody replied', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    github.reply(comment.id, 'octocat', 'No.');
    const replace = [{ comment: { ...comment, hasReplies: true }, body: 'Posted again.' }];
    await carryOut(github, { ...nothing, replace });
    expect(standing(github)).toEqual([['Dockerfile', 5, 'Posted again.']]);
    expect(github.pull.threads[0]?.comments.map(({ body }) => body)).toEqual(['Posted again.', 'No.']);
  });

  test('and is settled is taken off the list of its review first, so that it does not pass for deleted by a person', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    const [review] = (await readPosted(clientOf(github), 1)).reviews;
    if (review === undefined) throw new Error('There is no review.');
    const plan = {
      ...nothing,
      retire: [{ comment, body: 'Settled.' }],
      amend: [{ review, body: 'Brought up to date.' }],
    };
    await carryOut(github, plan);
    expect(github.pull.reviews.map(({ body }) => body)).toEqual(['Brought up to date.']);
    expect(asked(github)).toEqual([`PUT /pulls/1/reviews/${review.id}`, `DELETE /pulls/comments/${comment.id}`]);
  });

  test('is left for the next run once GitHub has lost an answer again and again: each more would cost as much time', async () => {
    const github = await start(changed);
    const [one, two] = [await posted(github, 'One.'), await posted(github, 'Two.')];
    github.fail({ method: 'PATCH' }, { status: 502, times: 100 });
    const edit = [one, two].map((comment) => ({ comment, body: 'Edited.' }));
    const { outcome } = await carryOut(github, { ...nothing, edit, retire: [{ comment: two, body: 'Settled.' }] });
    expect(outcome).toMatchObject({ kind: 'done', left: [expect.stringMatching(/^a comment could not be edited: /)] });
    expect(new Set(asked(github))).toEqual(new Set([`PATCH /pulls/comments/${one.id}`]));
  });

  test('stays where its successor was refused', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    github.fail({ method: 'POST', path: '/reviews' }, { status: 403, body: { message: 'No.' } });
    const plan = { ...reviewWith([draft('New.')]), replace: [{ comment, body: 'Posted again.' }] };
    expect((await carryOut(github, plan)).outcome.kind).toBe('refused');
    expect(standing(github)).toEqual([['Dockerfile', 5, 'Old.']]);
  });

  test('and was deleted by a person meanwhile is no failure', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    const plan = { ...nothing, retire: [{ comment, body: '' }], edit: [{ comment, body: 'New.' }] };
    github.pull.threads.length = 0;
    expect((await carryOut(github, plan)).outcome.kind).toBe('done');
  });

  test('and may not be changed is told, and the rest is done', async () => {
    const github = await start(changed);
    const comment = await posted(github, 'Old.');
    github.fail({ method: 'PATCH' }, { status: 403, body: { message: 'Resource not accessible by integration' } });
    const { outcome } = await carryOut(github, {
      ...reviewWith([draft('New.')]),
      edit: [{ comment, body: 'Edited.' }],
    });
    expect(outcome).toMatchObject({
      kind: 'done',
      detail:
        '1 review with 1 comment; a comment could not be edited: GitHub says: Resource not accessible by integration; grant `pull-requests: write` under `permissions` in the workflow.',
    });
  });

  test.each([true, false])(
    'of our requests for changes is dismissed, once the answer was lost as well (took effect: %s)',
    async (afterEffect) => {
      const github = await start(changed);
      await carryOut(github, reviewWith([draft('One.')], 'REQUEST_CHANGES'));
      const { reviews } = await readPosted(clientOf(github), 1);
      github.fail({ method: 'PUT' }, { status: 502, afterEffect });
      const { outcome } = await carryOut(github, { ...nothing, dismiss: reviews }, 100);
      expect(outcome).toEqual({ kind: 'done', detail: '1 dismissed.' });
      expect(github.pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED']);
    },
  );
});
