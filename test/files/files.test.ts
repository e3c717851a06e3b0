import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import { review } from '../../src/review/review.ts';
import { snapshotOf } from '../rules/run.ts';

/**
 * Files as people write them, one to a folder, as it stands in a repository of its own. `FILE.expected` beside it lists
 * what the profile `recommended` says of it, `LINE RULE` each, and was read by a person: a line more is a false alarm,
 * a line less a finding lost.
 */
const root = join(import.meta.dirname, 'ok');
/** A day on which the images of these files were current. */
const today = '2024-12-01';
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');

const files = readdirSync(root).flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((name) => (name.endsWith('.expected') ? [] : [{ folder, name }])),
);

describe('what a reviewer reads of an ordinary file', () => {
  test.each(files)('$folder/$name', async ({ folder, name }) => {
    const head = await snapshotOf({ [name]: read(folder, name) });
    const { findings, gaps } = review({ head, base: undefined, changes: [], options: defaultOptions, today });
    expect(gaps).toEqual([]);
    const told = findings.map(({ rule, location }) => `${location.span.start.line} ${rule.id}`);
    expect(told).toEqual(read(folder, `${name}.expected`).split('\n').filter((line) => line !== ''));
  });
});
