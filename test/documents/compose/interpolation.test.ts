import { expect, test } from 'vitest';
import { interpolate } from '../../../src/documents/compose/interpolation.ts';

test.each([
  ['plain', 'plain', []],
  ['$$HOME', '$HOME', []],
  ['$HOME/x', undefined, ['HOME']],
  ['${A}', undefined, ['A']],
  ['${A:-b}c', 'bc', ['A']],
  ['${A-b}', 'b', ['A']],
  ['${A:-}', '', ['A']],
  ['${A:-${B:-c}}', 'c', ['A', 'B']],
  ['${A:-${B}}', undefined, ['A', 'B']],
  ['${A:-{"x": 1}}', '{"x": 1}', ['A']],
  ['${A:+r}', undefined, ['A']],
  ['${A+r}', undefined, ['A']],
  ['${A:?must be set}', undefined, ['A']],
  ['${A?}', undefined, ['A']],
  ['a}b', 'a}b', []],
  ['$(date)', '$(date)', []],
  ['$1', '$1', []],
  ['${', '${', []],
  ['${1}', '${1}', []],
  ['x${A:-b', 'x${A:-b', []],
  ['cost: 5$', 'cost: 5$', []],
])('%j becomes %j', (raw, text, variables) => {
  expect(interpolate(raw)).toEqual({ text, variables });
});

test('defaults that nest without end are left unresolved', () => {
  expect(interpolate('${A:-'.repeat(100_000)).text).not.toBe('');
});
