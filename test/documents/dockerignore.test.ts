import { describe, expect, test } from 'vitest';
import { parseDockerignore } from '../../src/documents/dockerignore.ts';

describe('one pattern', () => {
  test.each([
    ['.env', '.env', true],
    ['.env', 'a/.env', false],
    ['**/.env', '.env', true],
    ['**/.env', 'a/b/.env', true],
    ['**/.env', 'a/x.env', false],
    ['*.pem', 'key.pem', true],
    ['*.pem', 'a/key.pem', false],
    ['*/key.pem', 'a/key.pem', true],
    ['secrets', 'secrets/a/b', true],
    ['secrets/', 'secrets/a', true],
    ['/secrets', 'secrets/a', true],
    ['./secrets', 'secrets', true],
    ['a/../b', 'b', true],
    ['secrets/**', 'secrets/a/b', true],
    ['secrets/**', 'secrets', false],
    ['**', 'anything/at/all', true],
    ['a**b', 'ab', true],
    ['a**b', 'ax/y/b', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['id_[rd]sa', 'id_rsa', true],
    ['id_[^r]sa', 'id_rsa', false],
    ['[a-c]x', 'bx', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['[oops', '[oops', false],
    ['#.env', '#.env', false],
    ['  .env  ', '.env', true],
    ['.git', '.gitignore', false],
  ])('%j ignores %s: %s', (pattern, path, expected) => {
    expect(parseDockerignore(pattern).ignores(path)).toBe(expected);
  });
});

test('the last pattern that matches decides', () => {
  const { ignores } = parseDockerignore('\uFEFF*\r\n!src\r\n# comment\r\nsrc/secret\r\n! src/secret/public\r\n');
  expect(['a', 'src/b', 'src/secret/c', 'src/secret/public/d'].map(ignores)).toEqual([true, false, true, false]);
});

test('no pattern is slow', () => {
  const { ignores } = parseDockerignore(`${'*a'.repeat(1000)}b\n${'**/a*'.repeat(500)}b\n`);
  expect(ignores('a'.repeat(2000))).toBe(false);
});
