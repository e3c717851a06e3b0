import { describe, expect, test } from 'vitest';
import { readLines } from '../../src/documents/lines.ts';
import { joinTexts, mappedText, sliceText } from '../../src/documents/mapped-text.ts';

const at = (line: number, column: number) => ({ line, column });

describe('lines', () => {
  const lines = readLines('ab\r\nc\n');

  test('end with a line feed', () => {
    expect(lines.count).toBe(3);
    expect([0, 2, 3, 4, 6, 99].map((offset) => lines.position(offset))).toEqual([
      at(1, 1),
      at(1, 3),
      at(1, 4),
      at(2, 1),
      at(3, 1),
      at(3, 1),
    ]);
  });

  test('turn positions back into offsets, inside the file whatever they say', () => {
    expect([at(1, 1), at(2, 2), at(3, 1), at(9, 9)].map((position) => lines.offset(position))).toEqual([0, 5, 6, 6]);
  });
});

describe('mapped text', () => {
  const file = 'one \\\n  two\\n three';
  const lines = readLines(file);
  const text = mappedText(lines, [
    { text: 'one ', offset: 0 },
    { text: '  two', offset: 6 },
    { text: '\n', offset: 11, length: 2 },
    { text: ' three', offset: 13 },
  ]);

  test('is its pieces', () => {
    expect(text.text).toBe('one   two\n three');
  });

  test('knows where each character stands', () => {
    expect(text.position(0)).toEqual(at(1, 1));
    expect(text.position(4)).toEqual(at(2, 1));
    expect(text.position(9)).toEqual(at(2, 6));
    expect(text.position(10)).toEqual(at(2, 8));
    expect(text.position(text.text.length)).toEqual(at(2, 14));
  });

  test('ends a span behind its last character, not before the next piece', () => {
    expect(text.span(0, 4)).toEqual({ start: at(1, 1), end: at(1, 5) });
    expect(text.span(0, 9)).toEqual({ start: at(1, 1), end: at(2, 6) });
    expect(text.span(9, 10)).toEqual({ start: at(2, 6), end: at(2, 8) });
    expect(text.span(6, 6)).toEqual({ start: at(2, 3), end: at(2, 3) });
  });

  test('can be cut and joined', () => {
    const cut = sliceText(text, 4, 9);
    expect(cut.text).toBe('  two');
    expect(cut.span(2, 5)).toEqual({ start: at(2, 3), end: at(2, 6) });
    expect(cut.position(5)).toEqual(at(2, 6));
    const joined = joinTexts([sliceText(text, 0, 3), cut]);
    expect(joined.text).toBe('one  two');
    expect(joined.span(0, 8)).toEqual({ start: at(1, 1), end: at(2, 6) });
    expect(joined.span(0, 3)).toEqual({ start: at(1, 1), end: at(1, 4) });
    expect(joined.position(5)).toEqual(at(2, 3));
  });

  test('without pieces stands where it is told', () => {
    expect(mappedText(lines, [], 6).span(0, 0)).toEqual({ start: at(2, 1), end: at(2, 1) });
  });
});
