import { expect, test } from 'vitest';
import { imageNotices } from '../../src/action/images.ts';
import type { Gap } from '../../src/core/review.ts';

const unseen = (name: string): Gap => ({ path: 'Dockerfile', subject: name, reason: 'Not scanned.', blocking: false });
const inPart = (name: string): Gap => ({ ...unseen(name), reason: 'Only partly scanned.', limited: true });
const stale: Gap = { subject: 'Trivy', reason: 'The database is old.', blocking: false, limited: true };
const blocking: Gap = { ...unseen('z'), blocking: true };

test('few images are each told', () => {
  const gaps = [stale, unseen('a'), blocking, inPart('b'), unseen('c')];
  expect(imageNotices(gaps)).toEqual([blocking, unseen('a'), unseen('c'), stale, inPart('b')]);
});

test('many that were not looked at are counted without those that were', () => {
  const gaps = [stale, ...['a', 'b', 'c', 'd'].flatMap((name) => [unseen(name), inPart(`part-${name}`)])];
  const where = 'the job summary gives the reason for each. The first is';
  expect(imageNotices(gaps)).toEqual([
    { subject: 'images', reason: `4 images were not scanned; ${where} a. Not scanned.`, blocking: false },
    stale,
    {
      ...{ subject: 'images', blocking: false, limited: true },
      reason: `4 images were only partly scanned; ${where} part-a. Only partly scanned.`,
    },
  ]);
});
