import { describe, expect, test } from 'vitest';
import type { Anchor } from '../../src/core/comments.ts';
import type { Edit } from '../../src/core/edit.ts';
import { changeOf, suggestionFor } from '../../src/reporters/suggestion.ts';
import { finding, span } from './samples.ts';

function on(line: number, startLine?: number): Anchor {
  return { kind: 'line', side: 'RIGHT', line, startLine };
}

function suggest(text: string, anchor: Anchor, ...edits: readonly Edit[]): readonly string[] | undefined {
  const lines = text.split('\n');
  return suggestionFor(finding({ edits }), anchor, (_, line) => lines[line - 1])?.after;
}

const text = 'FROM alpine\nRUN a \\\n    b\nUSER root\n';

describe('a suggestion', () => {
  test('holds the whole new lines', () => {
    expect(suggest(text, on(4), { span: span(4, 6, 10), text: 'app' })).toEqual(['USER app']);
    expect(suggest(text, on(3, 2), { span: span(3, 5, 6), text: 'c' })).toEqual(['RUN a \\', '    c']);
  });

  test('can add lines before and after, and take lines away', () => {
    expect(suggest(text, on(4), { span: span(4, 1, 1), text: 'RUN adduser app\n' })).toEqual([
      'RUN adduser app',
      'USER root',
    ]);
    expect(suggest(text, on(4), { span: span(4, 10, 10), text: '\nWORKDIR /app' })).toEqual([
      'USER root',
      'WORKDIR /app',
    ]);
    expect(suggest(text, on(4), { span: span(5, 1, 5, 1), text: 'USER app\n' })).toEqual(['USER root', 'USER app']);
    expect(suggest(text, on(4), { span: span(4, 1, 5, 1), text: '' })).toEqual([]);
    expect(suggest(text, on(4), { span: span(4, 1, 10), text: '' })).toEqual(['']);
  });

  test('joins several edits', () => {
    expect(suggest(text, on(3, 2), { span: span(2, 5, 6), text: 'x' }, { span: span(3, 5, 6), text: 'y' })).toEqual([
      'RUN x \\',
      '    y',
    ]);
  });

  test('speaks of lines, not of carriage returns', () => {
    expect(suggest('FROM a\r\nUSER root\r\n', on(2), { span: span(2, 10, 10), text: '\r\nCMD x' })).toEqual([
      'USER root',
      'CMD x',
    ]);
  });

  test.each<[string, string, Anchor, Edit]>([
    ['edits reach beyond the comment', text, on(4), { span: span(3, 5, 6), text: 'c' }],
    ['edits reach below the comment', text, on(3), { span: span(3, 1, 4, 2), text: '' }],
    ['the line below would be joined', text, on(3), { span: span(3, 6, 4, 1), text: '' }],
    [
      'the comment is on a removed line',
      text,
      { kind: 'line', side: 'LEFT', line: 4, startLine: undefined },
      { span: span(4, 6, 10), text: 'app' },
    ],
    ['the comment is on a file', text, { kind: 'file' }, { span: span(4, 6, 10), text: 'app' }],
    ['nothing would change', text, on(4), { span: span(4, 6, 10), text: 'root' }],
    ['the line is not known', text, on(9), { span: span(9, 1, 2), text: 'x' }],
    ['the span is not in the line', text, on(4), { span: span(4, 60, 61), text: 'x' }],
    ['a character would be lost on the way', 'A\u0000 root', on(1), { span: span(1, 4, 8), text: 'app' }],
    ['a character was lost when the file was read', 'A\ufffd root', on(1), { span: span(1, 4, 8), text: 'app' }],
    ['a byte order mark would be lost', '\ufeffUSER root', on(1), { span: span(1, 7, 11), text: 'app' }],
    ['it would be endless', `${'x'.repeat(20_000)} root`, on(1), { span: span(1, 20_002, 20_006), text: 'app' }],
  ])('is not offered where %s', (_, source, anchor, edit) => {
    expect(suggest(source, anchor, edit)).toBeUndefined();
  });

  test('is not offered where there are no edits', () => {
    expect(suggest(text, on(4))).toBeUndefined();
  });
});

test('a change knows the lines it touches', () => {
  const lines = text.split('\n');
  const edits = [
    { span: span(2, 5, 6), text: 'x' },
    { span: span(4, 1, 5, 1), text: '' },
  ];
  expect(changeOf(finding({ edits }), (_, line) => lines[line - 1])).toEqual({
    first: 2,
    last: 4,
    before: ['RUN a \\', '    b', 'USER root'],
    after: ['RUN x \\', '    b'],
  });
});
