import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { diffTexts, parsePatch } from '../../src/diff/file-diff.ts';
import { anchorOf, placementOf } from '../../src/diff/placement.ts';

const base = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join('\n');

function at(line: number, options: { last?: number; absence?: boolean; edits?: Finding['edits'] } = {}): Finding {
  return {
    location: {
      path: 'Dockerfile',
      span: { start: { line, column: 1 }, end: { line: options.last ?? line, column: 5 } },
    },
    absence: options.absence ?? false,
    edits: options.edits ?? [],
  } as unknown as Finding;
}

describe('a diff', () => {
  const head = base.replace('line 10', 'line ten\nline ten and a half').replace('line 18\n', '');
  const diff = diffTexts('Dockerfile', base, head);

  test('shows three lines of context around each change, as GitHub does', () => {
    expect(diff.hunks.map(({ lines }) => [lines.at(0)?.head, lines.at(-1)?.head])).toEqual([
      [7, 14],
      [16, 20],
    ]);
  });

  test('reads the same from a patch as from the contents', () => {
    const patch = [
      '@@ -7,7 +7,8 @@ line 6',
      ' line 7',
      ' line 8',
      ' line 9',
      '-line 10',
      '+line ten',
      '+line ten and a half',
      ' line 11',
      ' line 12',
      ' line 13',
      '@@ -15,6 +16,5 @@ line 14',
      ' line 15',
      ' line 16',
      ' line 17',
      '-line 18',
      ' line 19',
      ' line 20',
      '\\ No newline at end of file',
    ].join('\n');
    const parsed = parsePatch({ path: 'Dockerfile', previousPath: undefined, status: 'modified', patch });
    expect(parsed).toEqual(diff);
  });

  test('of contents that share nothing replaces the whole', () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word}${index}`).join('\n');
    const { hunks } = diffTexts('a', many('a'), many('b'));
    expect(hunks.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'added')).toHaveLength(5000);
  });

  test.each([
    [10, 'added-line'],
    [9, 'diff-context'],
    [2, 'changed-file'],
  ])('places line %i on %s', (line, placement) => {
    expect(placementOf(at(line), diff)).toBe(placement);
  });

  test('places a finding of a file that nobody touched', () => {
    expect(placementOf(at(1), undefined)).toBe('unchanged-file');
    expect(anchorOf(at(1), undefined)).toBeUndefined();
  });

  test('anchors a finding on its own line where the diff shows it', () => {
    expect(anchorOf(at(9), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 9, startLine: undefined });
  });

  test('anchors several lines from first to last, cut to what the hunk shows', () => {
    expect(anchorOf(at(10, { last: 12 }), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 12, startLine: 10 });
    expect(anchorOf(at(4, { last: 8 }), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 8, startLine: 7 });
  });

  test('widens the anchor to the lines that its suggestion changes', () => {
    const edits = [{ span: { start: { line: 11, column: 3 }, end: { line: 11, column: 3 } }, text: 'x' }];
    expect(anchorOf(at(9, { edits }), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 11, startLine: 9 });
  });

  test('does not widen it beyond what the hunk shows: GitHub would refuse the review', () => {
    const edits = [{ span: { start: { line: 15, column: 3 }, end: { line: 15, column: 3 } }, text: 'x' }];
    expect(anchorOf(at(13, { edits }), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 13, startLine: undefined });
  });

  test('widens it by two lines at the most, up and down', () => {
    const editOn = (line: number) => [{ span: { start: { line, column: 3 }, end: { line, column: 3 } }, text: 'x' }];
    const linesFor = (line: number) => {
      const anchor = anchorOf(at(11, { edits: editOn(line) }), diff);
      return anchor?.kind === 'line' ? [anchor.startLine ?? anchor.line, anchor.line] : [];
    };
    expect([8, 9, 13, 14].map(linesFor)).toEqual([
      [11, 11],
      [9, 11],
      [11, 13],
      [11, 11],
    ]);
  });

  test('does not widen it over half the file', () => {
    const edits = [{ span: { start: { line: 13, column: 3 }, end: { line: 13, column: 3 } }, text: 'x' }];
    expect(anchorOf(at(9, { edits }), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 9, startLine: undefined });
  });

  test('anchors what a deletion caused on the removed line, left', () => {
    expect(anchorOf(at(1, { absence: true }), diff)).toEqual({
      kind: 'line',
      side: 'LEFT',
      line: 10,
      startLine: undefined,
    });
  });

  test('anchors on the first of several removed lines, whichever side the finding is on', () => {
    const without = diffTexts('Dockerfile', base, base.replace('line 10\nline 11\nline 12\n', ''));
    const left = { kind: 'line', side: 'LEFT', line: 10, startLine: undefined };
    expect([1, 20].map((line) => anchorOf(at(line, { absence: true }), without))).toEqual([left, left]);
  });

  test('anchors what an addition elsewhere caused on the nearest added line', () => {
    expect(anchorOf(at(1), diff)).toEqual({ kind: 'line', side: 'RIGHT', line: 10, startLine: undefined });
  });

  describe('between two additions', () => {
    const between = diffTexts('Dockerfile', base, base.replace(/^line (5|15)$/gm, 'new $1'));
    const onLine = (line: number) => ({ kind: 'line', side: 'RIGHT', line, startLine: undefined });

    test('the nearest is meant, of two equally near the earlier', () => {
      expect([9, 10, 11].map((line) => anchorOf(at(line), between))).toEqual([5, 5, 15].map(onLine));
    });

    test('the order of the hunks means nothing', () => {
      const turned = { ...between, hunks: between.hunks.toReversed() };
      expect([9, 10, 11].map((line) => anchorOf(at(line), turned))).toEqual([5, 5, 15].map(onLine));
    });
  });

  test('anchors on the file where its diff has no line', () => {
    expect(anchorOf(at(1), { path: 'Dockerfile', hunks: [] })).toEqual({ kind: 'file' });
  });
});
