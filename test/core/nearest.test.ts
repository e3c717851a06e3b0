import { expect, test } from 'vitest';
import { nearest } from '../../src/core/text.ts';

test.each([
  ['bulider', 'builder'],
  ['wbe', 'web'],
  ['enviroment', 'environment'],
  ['VERSOIN', 'VERSION'],
])('%s is meant for %s', (word, meant) => {
  expect(nearest(word, ['a', 'web', 'builder', 'environment', 'VERSION'])).toBe(meant);
});

test.each([
  ['zz', 'a'],
  ['TAG', 'T'],
  ['Q', 'P'],
  ['db', 'ui'],
])('%s is not meant for %s, with which it has too little in common', (word, other) => {
  expect(nearest(word, [other])).toBeUndefined();
});
