import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputOf } from './inputs.ts';
import { harmOf, judge, judgeGrowth } from './judge.ts';
import { targets } from './targets.ts';

/*
 * What once broke something breaks it no more. A file holds the text as a JSON string, in the folder of what reads it;
 * `npm run fuzz` writes them.
 */

const folder = join(import.meta.dirname, 'seeds');
const seeds = globSync('*/*.json', { cwd: folder }).toSorted();

test.each(seeds)('%s', async (file) => {
  const target = targets.find(({ name }) => name.replaceAll(' ', '-') === dirname(file));
  const text: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (target === undefined || typeof text !== 'string') throw new Error(`${file} is no seed`);
  expect(await harmOf(target, text)).toEqual([]);
});

describe('spoilt and generated text breaks nothing', () => {
  test.each(targets.map(({ name }) => name))('%s', async (name) => {
    for (let seed = 1; seed <= 25; seed++) expect(await judge(inputOf(seed, name))).toBeUndefined();
  });
});

describe('the fuzzer itself', () => {
  test('makes the same of the same seed', () => {
    const tell = (seed: number) => {
      const { target, text } = inputOf(seed);
      return { target: target.name, text };
    };
    expect([1, 2, 3, 4, 5].map(tell)).toEqual([1, 2, 3, 4, 5].map(tell));
  });

  test('shares its inputs out by the hundred', () => {
    expect(targets.reduce((sum, { share }) => sum + share, 0)).toBe(100);
  });

  test('tells what throws', async () => {
    const [target] = targets;
    if (target === undefined) throw new Error('there are no targets');
    const failing = { ...target, harm: () => Promise.reject(new Error('no')) };
    expect(await judge({ seed: 1, target: failing, text: '' })).toMatchObject({
      seed: 1,
      target: target.name,
      text: '',
    });
  });

  test('finds nothing that grows with its square in a dockerignore', async () => {
    expect(await judgeGrowth(1, 'dockerignore')).toBeUndefined();
  });
});
