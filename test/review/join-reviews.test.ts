import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import type { Gap, Review } from '../../src/core/review.ts';
import { joinReviews } from '../../src/review/join-reviews.ts';
import { review } from '../../src/review/review.ts';
import { collect } from '../../src/snapshot/collect.ts';
import { treeOf } from '../rules/run.ts';

async function reviewOf(files: Readonly<Record<string, string>>): Promise<Review> {
  const head = await collect(treeOf(files), { included: () => false, excluded: () => false, focus: undefined });
  return review({ head, base: undefined, changes: [], options: defaultOptions, today: '2026-11-23' });
}

const silenced = '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE 22\n';
const secret = 'ENV GITHUB_TOKEN=ghp_a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6\n';
const a = { 'a/Dockerfile': `FROM alpine:3.22\n${silenced}${secret}USER 1000\n`, 'a/compose.yaml': 'services: [\n' };
const b = {
  'b/Dockerfile': `FROM alpine:3.22\n${silenced}${secret}EXPOSE 22\nUSER 1000\n`,
  'b/compose.yaml': 'services:\n  b:\n    image: alpine:3.22\n    user: "1000"\n    privileged: true\n',
};

test('reviews of two parts are what a review of both would be: nothing is lost, and nothing counted twice', async () => {
  const both = await reviewOf({ ...a, ...b });
  const joined = joinReviews([await reviewOf(b), await reviewOf(a)]);
  expect(joined).toEqual({ ...both, secrets: expect.anything() });
  expect([joined.secrets?.length, both.secrets?.length]).toEqual([2, 2]);
  expect(joined.stats).toMatchObject({ files: 3, dockerfiles: 2, composeFiles: 1, silenced: 2 });
  expect(joined.gaps.map(({ path, blocking }) => [path, blocking])).toEqual([['a/compose.yaml', true]]);
});

test('a gap that two parts have is told once, two gaps of one file are told both', async () => {
  const gap = (reason: string, blocking: boolean): Gap => ({ subject: 'Trivy', reason, blocking });
  const one = { ...(await reviewOf({})), gaps: [gap('It is old.', false)] };
  const two = { ...one, gaps: [gap('It is old.', false), gap('It is old.', true), gap('It is gone.', true)] };
  expect(joinReviews([one, two]).gaps).toEqual(two.gaps);
});

test('of nothing there is no review', () => {
  expect(() => joinReviews([])).toThrow('nothing was reviewed');
});
