import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Anchor, CommentPlan } from '../../src/core/comments.ts';
import { inScope, judge } from '../../src/core/gate.ts';
import { headlinesOf } from '../../src/core/headlines.ts';
import type { Review, ReviewedFinding } from '../../src/core/review.ts';
import { reaches, type Threshold } from '../../src/core/severity.ts';
import { diffTexts } from '../../src/diff/file-diff.ts';
import { anchorOf } from '../../src/diff/placement.ts';
import { annotationsOf } from '../../src/reporters/annotations.ts';
import { noLinks } from '../../src/reporters/place.ts';
import { planComments } from '../../src/reporters/plan.ts';
import { renderSarif } from '../../src/reporters/sarif.ts';
import { coveredLines } from '../../src/reporters/suggestion.ts';
import { renderSummary } from '../../src/reporters/summary.ts';
import { readSuggestion } from '../emulator/people.ts';
import { carriedOut, nothingPosted, type Posted } from '../reporters/posted.ts';
import { type ComposeModel, composeFiles, composeStyles, writeCompose } from './compose-files.ts';
import { type DockerfileModel, dockerfileStyles, dockerfiles, writeDockerfile } from './dockerfiles.ts';
import { reviewOf } from './reviewing.ts';
import type { Files } from './shapes.ts';

/** What somebody changes in a file: instructions or services of another one come in, some go, the writing may change. */
const changes = fc.record({ from: fc.nat(), to: fc.nat(), drop: fc.nat({ max: 3 }) });

function editedDockerfile(model: DockerfileModel, other: DockerfileModel, { from, to, drop }: Edit): DockerfileModel {
  const at = 1 + (from % Math.max(1, model.length));
  return [...model.slice(0, at), ...other.slice(1, 1 + (to % 4)), ...model.slice(at + drop)];
}

function editedCompose({ services, ...rest }: ComposeModel, other: ComposeModel, { from, to }: Edit): ComposeModel {
  const mine = Object.entries(services).filter((_, index) => from % 5 !== index);
  const theirs = Object.entries(other.services).slice(0, 1 + (to % 2));
  return { ...rest, services: Object.fromEntries([...mine, ...theirs]) };
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly drop: number;
}

interface Change {
  readonly base: Files;
  readonly head: Files;
}

/** Pull requests: a Dockerfile and a Compose file, and what somebody made of them. */
const pulls: fc.Arbitrary<Change> = fc
  .record({
    docker: fc.tuple(dockerfiles, dockerfiles),
    compose: fc.tuple(composeFiles, composeFiles),
    dockerStyle: dockerfileStyles,
    composeStyle: composeStyles,
    edit: changes,
    isNew: fc.boolean(),
  })
  .map(({ docker, compose, dockerStyle, composeStyle, edit, isNew }) => {
    const write = (one: DockerfileModel, two: ComposeModel): Files => ({
      Dockerfile: writeDockerfile(one, dockerStyle),
      'compose.yaml': writeCompose(two, composeStyle),
    });
    const head = write(editedDockerfile(...docker, edit), editedCompose(...compose, edit));
    return { base: isNew ? {} : write(docker[0], compose[0]), head };
  });

const settings = fc.record({
  scope: fc.constantFrom<Review['scope']>('introduced', 'all'),
  commentOn: fc.constantFrom<Threshold>('info', 'low', 'high', 'none'),
  maxComments: fc.constantFrom(0, 2, 25, 1000),
});

interface Settings {
  readonly scope: Review['scope'];
  readonly commentOn: Threshold;
  readonly maxComments: number;
}

const lines = (files: Files) => (path: string, line: number) => files[path]?.split(/\r?\n/)[line - 1];

function planOf({ base, head }: Change, review: Review, options: Settings, posted: Posted): CommentPlan {
  const diffs = new Map(
    Object.keys(head)
      .filter((path) => base[path] !== head[path])
      .map((path) => [path, diffTexts(path, base[path] ?? '', head[path] ?? '')] as const),
  );
  return planComments({
    ...{ review, verdict: judge(review, 'high', 'fail'), failOn: 'high', category: 'plimsoll/' },
    ...{ commentOn: options.commentOn, maxComments: options.maxComments, reviewEvent: 'comment' },
    anchorOf: (finding) => {
      const anchor = anchorOf(finding, diffs.get(finding.location.path));
      return anchor === undefined ? undefined : { path: finding.location.path, anchor };
    },
    ...{ lineText: lines(head), posted: posted.comments, reviews: posted.reviews, linkTo: noLinks },
  });
}

const key = ({ location, fingerprint }: ReviewedFinding) => `${location.path} ${fingerprint}`;
const keys = (findings: readonly ReviewedFinding[]) => findings.map(key).toSorted();
const at = ({ location, rule }: ReviewedFinding) => `${location.path}:${location.span.start.line} ${rule.id}`;

describe('what is told of a pull request', () => {
  test('stands in exactly the places that it should', async () => {
    await fc.assert(
      fc.asyncProperty(pulls, settings, async (pull, options) => {
        const review: Review = { ...(await reviewOf(pull.base, pull.head)), scope: options.scope };
        const told = inScope(review);
        const plan = planOf(pull, review, options, nothingPosted);
        const drafts = [...(plan.review?.comments ?? []), ...plan.onFiles];
        const commented = drafts.flatMap(({ findings }) => findings);

        // A comment of its own, or else the body, the annotations and the rest: never both, never neither.
        expect(keys([...commented, ...plan.spill])).toEqual(keys(told));
        expect(drafts.length).toBeLessThanOrEqual(options.maxComments);
        expect(commented.filter(({ severity }) => !reaches(severity, options.commentOn))).toEqual([]);
        const wanted = plan.spill.filter(({ severity }) => reaches(severity, options.commentOn));
        const rows = tableRows(plan.review?.body ?? '');
        const unsaid = plan.review?.body.includes('none more severe than these')
          ? wanted.slice(0, rows.length)
          : wanted;
        if (!plan.review?.body.includes('none more severe than these')) expect(rows).toHaveLength(unsaid.length);

        // The summary, the SARIF file and the report have all of it.
        const verdict = judge(review, 'high', 'fail');
        const summary = renderSummary({ review, verdict, failOn: 'high', linkTo: noLinks });
        const missing = told.filter(({ location, rule }) => {
          return !summary.includes(`\`${location.path}:${location.span.start.line}\``) || !summary.includes(rule.id);
        });
        expect(missing.map(at)).toEqual([]);
        const [run] = JSON.parse(renderSarif(review, { category: 'plimsoll/', forUpload: true })).runs;
        const results: readonly { readonly ruleId: string; readonly partialFingerprints: object }[] = run.results;
        expect(results.map(({ ruleId }) => ruleId).toSorted()).toEqual(told.map(({ rule }) => rule.id).toSorted());
        expect(new Set(results.map((one) => JSON.stringify(one.partialFingerprints))).size).toBe(told.length);

        // Ten annotations of each level, and the number of those that had no room.
        const { shown, left } = annotationsOf(plan.spill, review.gaps, 'fail');
        expect(shown.length + left.error + left.warning + left.notice).toBe(plan.spill.length + review.gaps.length);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('adds up', async () => {
    await fc.assert(
      fc.asyncProperty(pulls, async ({ base, head }) => {
        const { findings, stats } = await reviewOf(base, head);
        const counted = (status: string) => findings.filter((finding) => finding.status === status).length;
        expect([stats.introduced, stats.existing, stats.fixed]).toEqual(
          ['introduced', 'existing', 'fixed'].map(counted),
        );
        expect(stats.introduced + stats.existing + stats.fixed).toBe(findings.length);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('is told once: a second run on the same commits has nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(pulls, settings, fc.boolean(), async (pull, options, canResolve) => {
        const review: Review = { ...(await reviewOf(pull.base, pull.head)), scope: options.scope };
        const first = planOf(pull, review, options, nothingPosted);
        const again = { ...(await reviewOf(pull.base, pull.head)), scope: options.scope };
        const second = planOf(pull, again, options, carriedOut(first, nothingPosted, canResolve));
        const { review: said, onFiles, edit, retire, replace, dismiss } = second;
        expect({ said, onFiles, edit, retire, replace, dismiss }).toEqual({
          ...{ said: undefined, onFiles: [], edit: [], retire: [], replace: [], dismiss: [] },
        });
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

/** Rows of the body's table, without its head. */
function tableRows(body: string): readonly string[] {
  return body
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
}

/** What GitHub makes of a file when somebody clicks: the comment's lines, no others, become those of the suggestion. */
function clicked(text: string, anchor: Anchor, suggestion: readonly string[]): string {
  const covered = coveredLines(anchor);
  if (covered === undefined) throw new Error('GitHub offers no suggestion on a removed line or a file.');
  const before = text.split('\n');
  const end = before[covered.first - 1]?.endsWith('\r') === true ? '\r' : '';
  return before
    .toSpliced(covered.first - 1, covered.last - covered.first + 1, ...suggestion.map((line) => line + end))
    .join('\n');
}

test('a suggestion, clicked, makes its finding vanish, and the file can still be read', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(pulls, fc.nat(), async (pull, pick) => {
      const { base, head } = pull;
      const options: Settings = { scope: 'introduced', commentOn: 'info', maxComments: 1000 };
      const review: Review = { ...(await reviewOf(base, head)), scope: 'introduced' };
      const drafts = planOf(pull, review, options, nothingPosted).review?.comments ?? [];
      const offers = drafts.flatMap((draft) => {
        const suggestion = readSuggestion(draft.body);
        return suggestion === undefined ? [] : [{ ...draft, suggestion }];
      });
      const offer = offers[pick % Math.max(1, offers.length)];
      const [finding] = offer?.findings ?? [];
      if (offer === undefined || finding === undefined) return;
      seen += 1;
      const mended = clicked(head[offer.path] ?? '', offer.anchor, offer.suggestion);
      const after = await reviewOf(head, { ...head, [offer.path]: mended });
      const gone = after.findings.filter(({ status, rule }) => status === 'fixed' && rule.id === finding.rule.id);
      const told = `${at(finding)} in\n${mended}`;
      expect(after.gaps, told).toEqual(review.gaps);
      expect(gone.length, told).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
  expect(seen).toBeGreaterThan(8);
}, 120_000);

test('what is told of the headlines is what is in scope, each once', async () => {
  await fc.assert(
    fc.asyncProperty(pulls, async ({ base, head }) => {
      const review = await reviewOf(base, head);
      expect(keys(headlinesOf(review))).toEqual(keys(inScope(review)));
    }),
    { numRuns: 10 },
  );
});
