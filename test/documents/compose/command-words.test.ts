import { expect, test } from 'vitest';
import { commandWords } from '../../../src/documents/compose/command-words.ts';
import { readLines } from '../../../src/documents/lines.ts';
import { mappedText } from '../../../src/documents/mapped-text.ts';

function wordsOf(text: string) {
  return commandWords(mappedText(readLines(text), [{ text, offset: 0 }]));
}

test.each<[written: string, words: readonly string[] | undefined]>([
  ['serve --port 80', ['serve', '--port', '80']],
  ['  serve\n\t-v ', ['serve', '-v']],
  ['sh -c "a | b > c"', ['sh', '-c', 'a | b > c']],
  [`sh -c 'a "b"' ''`, ['sh', '-c', 'a "b"', '']],
  [`a"b"'c'd`, ['abcd']],
  ['a\\ b \\"c', ['a b', '"c']],
  [`'a\\b'`, ['a\\b']],
  // No shell reads it: what follows is dropped, as Compose drops it.
  ['a | b', ['a']],
  ['a && b', ['a']],
  ['a; b', ['a']],
  ['a>b', ['a']],
  ['', []],
  ['a "b', undefined],
  ['a\\', undefined],
])('%j is %j', (written, words) => {
  expect(wordsOf(written)?.map(({ text }) => text)).toEqual(words);
});

test('each word knows where it is written', () => {
  const spans = wordsOf(`sh -c "a b"'c'`)?.map(({ text, span }) => span(0, text.length));
  expect(spans?.map(({ start, end }) => [start.column, end.column])).toEqual([
    [1, 3],
    [4, 6],
    [8, 14],
  ]);
});
