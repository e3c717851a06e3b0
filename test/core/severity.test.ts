import { expect, test } from 'vitest';
import { countSeverities, countWords, gravestOf, totalOf } from '../../src/core/severity.ts';

test('counts are by severity, and are told gravest first', () => {
  const counts = countSeverities([{ severity: 'low' }, { severity: 'high' }, { severity: 'high' }]);
  expect(counts).toEqual({ low: 1, high: 2 });
  expect([countWords(counts), totalOf(counts), gravestOf(counts)]).toEqual(['2 high, 1 low', 3, 'high']);
});

test('of nothing there is no gravest, and nothing is told', () => {
  expect([countWords({}), totalOf({}), gravestOf({})]).toEqual(['', 0, undefined]);
});
