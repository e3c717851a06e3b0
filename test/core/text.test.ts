import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detached, jsonText, masked, nearest, printable, visible } from '../../src/core/text.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { renderSarif } from '../../src/reporters/sarif.ts';
import { finding, review } from '../reporters/samples.ts';

test('JSON on standard output holds no command, and says the same', () => {
  const value = { a: ['##[add-mask]root', '###[x', '::error::'] };
  const text = jsonText(value);
  expect(text).not.toContain('##[');
  expect(JSON.parse(text)).toEqual(value);
});

test('neither the report nor the SARIF file holds one', () => {
  const found = review({ findings: [finding({ message: 'x ##[error]y' })] });
  const written = [renderJson(found), renderSarif(found, { category: 'plimsoll/', forUpload: false })];
  expect(written.map((text) => text.includes('##['))).toEqual([false, false]);
  expect(JSON.parse(written[0] ?? '').findings[0].message).toBe('x ##[error]y');
});

test('what nobody can see is shown, in a line and in lines', () => {
  const text = 'a\u202e\u200b\ufeff\u{e0041}\u001b\u0085\u3164b\ud800\n\tc';
  expect(printable(text)).toBe('a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD c');
  expect(visible(text)).toBe('a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD\n\tc');
});

test.each([
  ['ghp_0123456789abcdefghij', 'ghp_… (24 characters)'],
  ['hunter2-hunter2', 'hun… (15 characters)'],
  ['short', 's… (5 characters)'],
  ['abcd', '… (4 characters)'],
])('of the secret %s no more is shown than its beginning and its length', (secret, shown) => {
  expect(masked(secret)).toBe(shown);
});

test('a detached text is the same, half a surrogate pair included', () => {
  for (const text of [
    '',
    'short',
    'longer than what V8 copies',
    'ünïcödé and 🐳 and more of it',
    `half ${'🐳'.slice(0, 1)} of a pair`,
  ])
    expect(detached(text)).toBe(text);
});

test('a detached part does not keep the text that it was cut from', () => {
  const code = `import { detached } from ${JSON.stringify(join(import.meta.dirname, '../../src/core/text.ts'))};
const parts = Array.from({ length: 100 }, (_, index) => detached((index + 'x'.repeat(2 ** 20)).toUpperCase().slice(0, 40)));
gc();
process.stdout.write([parts.length, process.memoryUsage().heapUsed < 50 * 2 ** 20].join(' '));`;
  const { stdout } = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', code], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('100 true');
});

test.each([
  ['a letter too few', 'hgh', ['high', 'low'], 'high'],
  ['letters swapped in a short word', 'RNU', ['RUN', 'ENV'], 'RUN'],
  ['a short word that shares a letter with another', 'FOO', ['FROM', 'RUN'], undefined],
  ['a name behind a slash', 'dockerfile/sduo', ['dockerfile/sudo'], 'dockerfile/sudo'],
  ['another name behind the same slash', 'dockerfile/nope', ['dockerfile/sudo'], undefined],
])('of %s the nearest word is told only if it may have been meant', (_, word, words, meant) => {
  expect(nearest(word, words)).toBe(meant);
});
