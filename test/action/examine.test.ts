import { describe, expect, test } from 'vitest';
import { examine } from '../../src/action/examine.ts';
import { imageNotices } from '../../src/action/images.ts';
import type { Material, Part } from '../../src/action/material.ts';
import { noImages } from '../../src/core/image-inspection.ts';
import { defaultOptions } from '../../src/core/options.ts';
import type { Gap } from '../../src/core/review.ts';
import { collect, parser } from '../../src/snapshot/collect.ts';
import { treeOf } from '../rules/run.ts';

/* A repository that is looked at in parts, without GitHub. */

const everything = { included: () => false, excluded: () => false, focus: undefined };
const today = '2026-03-01';

async function materialOf(...parts: readonly Readonly<Record<string, string>>[]): Promise<Material> {
  const read = parts.map(async (files): Promise<Part> => {
    return { head: await collect(treeOf(files), everything, parser()), base: undefined };
  });
  const snapshots = await Promise.all(read);
  return {
    ...{ options: { ...defaultOptions, profile: 'all' }, hasBase: false, changes: [], read: [] },
    inParts: (look) => Promise.all(snapshots.map(look)),
  };
}

const gapOf = (index: number, blocking = false): Gap => ({
  subject: `image-${index}`,
  reason: 'Not scanned.',
  blocking,
});

test('a secret that was found in one part is in nothing that is said of another', async () => {
  const secret = 'p4sswordXYZ-99';
  const material = await materialOf(
    { 'a/Dockerfile': `FROM alpine:3.22\nENV DB_PASSWORD=${secret}\nUSER app\n` },
    { 'b/Dockerfile': `FROM alpine:3.22\nRUN curl -fsSL https://example.com/${secret}/x | sh\nUSER app\n` },
  );
  const { review } = await examine(material, async () => noImages, today);
  const messages = review.findings.map(({ rule, message }) => `${rule.id}: ${message}`);
  expect(messages.filter((line) => line.startsWith('dockerfile/piped-download'))).toHaveLength(1);
  expect(JSON.stringify(messages)).toContain('https://example.com/p4…/x');
  expect(JSON.stringify(messages)).not.toContain(secret);
});

test('what is said of images is told apart from other gaps', async () => {
  const material = await materialOf({ Dockerfile: 'FROM alpine:3.22\nUSER app\n', 'b/Dockerfile': 'FORM x\n' });
  const images = async () => ({ ...noImages, gaps: [gapOf(1)] });
  const { review, imageGaps } = await examine(material, images, today);
  expect(review.gaps.map(({ subject }) => subject)).toEqual(['image-1', 'b/Dockerfile']);
  expect(imageGaps.map(({ subject }) => subject)).toEqual(['image-1']);
});

describe('of images that were not looked at', () => {
  test('three are annotated each, more of them in one notice that says how many', () => {
    const gaps = [1, 2, 3, 4].map((index) => gapOf(index));
    expect(imageNotices(gaps.slice(1))).toEqual(gaps.slice(1));
    expect(imageNotices(gaps).map(({ subject, reason }) => [subject, reason])).toEqual([
      [
        'images',
        '4 images were not scanned; the job summary gives the reason for each. The first is image-1. Not scanned.',
      ],
    ]);
  });

  test('those that fail the job are annotated each, however many the others are', () => {
    const gaps = [1, 2, 3, 4].map((index) => gapOf(index));
    const told = imageNotices([...gaps, gapOf(5, true), gapOf(6, true)]);
    expect(told.map(({ subject, blocking }) => [subject, blocking])).toEqual([
      ['image-5', true],
      ['image-6', true],
      ['images', false],
    ]);
  });
});
