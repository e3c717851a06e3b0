import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/core/sha256.ts';

const reference = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the digest of "abc" is the one of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('texts of every length around a block have the digest that OpenSSL gives them', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(sha256(text)).toBe(reference(text));
  }
});

test('any text, halves of surrogate pairs included, has the digest that OpenSSL gives it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(reference(text));
    }),
  );
  expect(sha256('\ud800')).toBe(reference('\ud800'));
});
