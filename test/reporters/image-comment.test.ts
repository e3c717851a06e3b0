import { expect, test } from 'vitest';
import type { ImageAdvice, ReviewedImage } from '../../src/core/review.ts';
import { imageCommentBody } from '../../src/reporters/image-comment.ts';
import { finding } from './samples.ts';

const registry = 'registry.engineering.example.com:5000/platform/base-images';
const image = (advice: ImageAdvice): ReviewedImage => ({
  path: 'Dockerfile',
  span: { start: { line: 1, column: 6 }, end: { line: 1, column: 20 } },
  route: { scope: 'stage:final', step: '' },
  image: `${registry}/app:1`,
  digest: '',
  replaced: '',
  introduced: { high: 2 },
  existing: {},
  fixed: {},
  unfixed: 0,
  advice,
  notes: [],
  fingerprint: 'f',
});

/** The paragraph that says what to do. */
function fixOf(parts: Partial<ImageAdvice>): string | undefined {
  const advice: ImageAdvice = { kind: 'none', image: '', own: { high: 2 }, offers: [], edits: [], ...parts };
  const body = imageCommentBody({
    headline: finding({}),
    images: [{ image: image(advice), findings: [finding({})] }],
    ...{ category: 'plimsoll/', anchor: undefined, suggestion: undefined, change: undefined },
  });
  return body.split('\n\n').find((paragraph) => paragraph.startsWith('**Fix:**'));
}

const offer = (tag: string, counts: ReviewedImage['introduced']) => ({ image: `${registry}/app:${tag}`, counts });

test('an offer is named in full and shows what it has, what is there has, and what else was looked at', () => {
  expect(
    fixOf({ kind: 'better', image: `${registry}/app:2`, offers: [offer('2', { low: 1 }), offer('3', { high: 1 })] }),
  ).toBe(
    `**Fix:** Pull \`${registry}/app:2\` instead. It has 1 low; \`app:1\` has 2 high. \`app:3\` was also scanned: 1 high.`,
  );
  expect(fixOf({ kind: 'better', image: `${registry}/app:2`, offers: [offer('2', {})] })).toBe(
    `**Fix:** Pull \`${registry}/app:2\` instead. It has no known vulnerability; \`app:1\` has 2 high.`,
  );
});

test('where some is silenced, the counts of an offer are told to be with it', () => {
  const offers = [offer('2', { low: 1 })];
  expect(fixOf({ kind: 'better', image: `${registry}/app:2`, own: { high: 3 }, offers })).toBe(
    `**Fix:** Pull \`${registry}/app:2\` instead. It has 1 low; \`app:1\` has 3 high (silenced ones included, as in the other counts).`,
  );
});

test('the whole of a digest is shown that is to be written down', () => {
  const pinned = `${registry}/app:2@sha256:${'a'.repeat(64)}`;
  expect(fixOf({ kind: 'better', image: pinned, offers: [offer('2', { low: 1 })] })).toContain(`Pull \`${pinned}\``);
});

test('a digest beside a tag is told once', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const pinned = {
    ...image({ kind: 'none', image: '', own: {}, offers: [], edits: [] }),
    ...{ image: `app:1@${digest}`, digest, replaced: `app:0@${digest}` },
  };
  const body = imageCommentBody({
    headline: finding({}),
    images: [{ image: pinned, findings: [finding({})] }],
    ...{ category: 'plimsoll/', anchor: undefined, suggestion: undefined, change: undefined },
  });
  expect(body).toContain(`\`app:1\` is \`${digest}\``);
  expect(body).toContain('| existing (also in `app:0`) |');
  expect(body.split(digest)).toHaveLength(2);
});

test('where none is better, those that were looked at are told', () => {
  const begin = '**Fix:** Pull a newer release of the image as soon as one has the fixes, or a slimmer variant.';
  const offers = [offer('2', { high: 3 }), offer('3', { critical: 1 })];
  expect(fixOf({ kind: 'none', offers })).toBe(`${begin} \`app:2\` (3 high) and \`app:3\` (1 critical) are no better.`);
  expect(fixOf({ kind: 'pin' })).toBe(
    `${begin} Until then, pin the digest that was scanned, so that you ship exactly what was scanned.`,
  );
});

test('many images of one line are told as far as there is room', () => {
  const found = Array.from({ length: 100 }, (_, at) => ({
    ...finding({ severity: 'critical' }),
    vulnerability: {
      ...{ id: `CVE-2099-${at}`, package: 'p'.repeat(80), installed: '1.2.3-4+deb12u1', fixed: '1.2.3-4+deb12u2' },
      ...{ severity: 'CRITICAL', title: '|'.repeat(200), url: 'https://avd.aquasec.com/nvd', image: '', digest: '' },
    },
  }));
  const images = Array.from({ length: 20 }, (_, at) => ({
    image: { ...image({ kind: 'none', image: '', own: {}, offers: [], edits: [] }), image: `app:${at}` },
    findings: found,
  }));
  const message = images.map((one) => `\`${one.image.image}\` introduces 100 known vulnerabilities.`).join(' ');
  const body = imageCommentBody({
    ...{ headline: { ...finding({}), message, images }, images, category: 'plimsoll/' },
    ...{ anchor: undefined, suggestion: undefined, change: undefined },
  });
  expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  const tables = body.split('| Vulnerabilities |').length - 1;
  expect(tables).toBe(4);
  expect(body).toContain(`And ${20 - tables} more images on this line; the job summary lists their vulnerabilities.`);
  expect(body.split('\n')[0]).toContain('`app:19` introduces 100');
});

test('what was built here is built again', () => {
  expect([fixOf({ kind: 'instruction' }), fixOf({ kind: 'base' })]).toEqual([
    '**Fix:** Install versions that have the fixes in this instruction, then rebuild the image.',
    '**Fix:** Rebuild the image on a newer release of its base image, or on a slimmer variant of it.',
  ]);
});
