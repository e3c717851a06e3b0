import { describe, expect, test } from 'vitest';
import type { ScalarNode } from '../../../src/documents/compose/model.ts';
import { parseCompose } from '../../../src/documents/compose/parse.ts';
import { runText } from '../../../src/documents/compose/run-text.ts';
import { readLines } from '../../../src/documents/lines.ts';
import { textAt } from '../containers/project-of.ts';

/** The text of `x-text`, as a container gets it. */
function read(value: string) {
  const file = `x-text: ${value}\n`;
  const node = parseCompose('compose.yaml', file).root.get('x-text') as ScalarNode;
  return { file, raw: node.raw, ...runText(node, readLines(file)) };
}

/** Every word of the text, and what stands in the file where it says that it is written. */
function placed(value: string): readonly (readonly [word: string, written: string])[] {
  const { file, source } = read(value);
  return Array.from(source.text.matchAll(/\S+/g), (match) => [
    match[0],
    textAt(file, source.span(match.index, match.index + match[0].length)),
  ]);
}

const same = ['curl', '-k', 'x'].map((word) => [word, word]);

describe('each character knows its place in', () => {
  test.each([
    ['a plain scalar', 'curl -k x'],
    ['single quotes', "'curl -k x'"],
    ['double quotes', '"curl -k x"'],
    ['a block', '|\n  curl -k\n  x'],
    ['a block that keeps its end', '|+\n    curl\n\n    -k\n    x\n\n'],
    ['a folded block', '>-\n  curl -k\n  x'],
    ['a folded block with deeper lines', '>\n  curl\n    -k\n\n  x'],
    ['a plain scalar of several lines', 'curl\n  -k\n\n  x'],
    ['double quotes of several lines', '"curl\n    -k\n  x"'],
    ['double quotes with an escaped line break', '"curl \\\n    -k \\\n  x"'],
    ['escapes beside it', '"\\t\\x41 \\u00e9 curl -k x"'],
  ])('%s', (_, value) => {
    expect(placed(value).slice(-3)).toEqual(same);
  });
});

test('with carriage returns', () => {
  expect(placed('|\r\n  curl -k\r\n  x\r')).toEqual(same);
});

test('an escape is one character in the place of all that is written', () => {
  expect(placed(`'it''s'`)).toEqual([["it's", "it''s"]]);
  expect(placed('"a\\"b"')).toEqual([['a"b', 'a\\"b']]);
});

test('where the depth of a block is written out, all of it is its place', () => {
  expect(placed('|2\n   a\n   b')).toEqual([
    ['a', '|2\n   a\n   b'],
    ['b', '|2\n   a\n   b'],
  ]);
});

describe('variables', () => {
  test.each<[written: string, text: string, outer: readonly string[]]>([
    ['a $$HOME b', 'a $HOME b', []],
    ['a $$$$ b', 'a $$ b', []],
    ['a $${X:-y}', 'a ${X:-y}', []],
    ['a ${X:-y} b', 'a y b', []],
    ['a $X b', 'a ${X} b', ['X']],
    ['a ${X:?must} b', 'a ${X} b', ['X']],
    ['a ${X:-${Y}}', 'a ${X}', ['X']],
    // Compose fills it in before the shell sets its own.
    ['X=1; a $X $$X', 'X=1; a ${COMPOSE_X} $X', ['COMPOSE_X']],
    ['a $$(b)', 'a $(b)', []],
    ['a $', 'a $', []],
  ])('%j is %j', (written, text, outer) => {
    const found = read(`'${written}'`);
    expect([found.source.text, [...found.outer]]).toEqual([text, outer]);
  });

  test('stand where all of them is written, and what follows keeps its place', () => {
    expect(placed('a ${X:-yes} $$b c')).toEqual([
      ['a', 'a'],
      ['yes', '${X:-yes}'],
      ['$b', '$$b'],
      ['c', 'c'],
    ]);
  });
});
