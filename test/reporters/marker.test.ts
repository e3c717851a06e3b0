import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CommentMarker,
  commentMarker,
  parseCommentMarker,
  parseReviewMarker,
  reviewMarker,
} from '../../src/reporters/marker.ts';
import { renderMarkdown, visibleText } from './github-markdown.ts';

const marker: CommentMarker = {
  category: 'plimsoll/',
  path: 'Dockerfile',
  fingerprint: 'a'.repeat(32),
  lines: 1,
  state: 'open',
  facts: [],
};

test('a marker is read as it was written, whatever the path and category', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, category) => {
      const facts = path.length > 1 ? ['0123456789', 'abcdef0123'] : [];
      const written = { ...marker, path: path.toWellFormed(), category: category.toWellFormed(), facts };
      const body = `Words.\n\n${commentMarker(written)}\n`;
      expect(parseCommentMarker(body)).toEqual(written);
      expect(visibleText(renderMarkdown(body)).trim()).toBe('Words.');
    }),
  );
});

test("a review's marker is read as it was written", () => {
  const written = { category: 'plimsoll/two/', told: ['0123456789', 'abcdef0123'], more: 3, held: ['abcdef0123'] };
  expect(parseReviewMarker(reviewMarker(written))).toEqual(written);
  const empty = { ...written, told: [], more: 0, held: [] };
  expect(parseReviewMarker(reviewMarker(empty))).toEqual(empty);
  const older = reviewMarker(written).replace(/ more=\S+ held=\S+/, '');
  expect(parseReviewMarker(older)).toEqual({ ...written, more: 0, held: [] });
  expect(parseCommentMarker(reviewMarker(written))).toBeUndefined();
  expect(parseReviewMarker(commentMarker(marker))).toBeUndefined();
});

test.each([
  ['no marker', 'words'],
  ['a marker that is quoted', `> ${commentMarker(marker)}`],
  ['a marker above other words', `${commentMarker(marker)}\n\nwords`],
  ['a marker beside other words', `words ${commentMarker(marker)}`],
  ['another version', commentMarker(marker).replace('v=1', 'v=2')],
  ['a broken encoding', commentMarker(marker).replace('Dockerfile', '%ff')],
  ['a missing field', commentMarker(marker).replace(/ fingerprint=\S+/, '')],
  ['an unknown state', commentMarker(marker).replace('state=open', 'state=shut')],
  ['nothing', ''],
])('is not believed: %s', (_, body) => {
  expect(parseCommentMarker(body)).toBeUndefined();
});
