import { expect, test } from 'vitest';
import type { ListedRule } from '../../src/reporters/rule-list.ts';
import { catalogue } from '../../src/review/catalogue.ts';
import { plimsoll } from './scratch.ts';

const run = (...args: readonly string[]) => plimsoll(import.meta.dirname, {}, ...args);

test('rules --format json is a bare array of every rule', async () => {
  const { status, stdout } = await run('rules', '--format', 'json');
  const listed: readonly ListedRule[] = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(listed.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  expect(Object.keys(listed[0] ?? {})).toEqual([
    'id',
    'title',
    'severity',
    'confidence',
    'target',
    'category',
    'profile',
    'covers',
    'fixable',
    'page',
  ]);
});

test('rules are listed as text with severity, profile and title, and in Markdown with their ids', async () => {
  expect((await run('rules')).stdout).toMatch(/^container\/privileged +high +recommended +Privileged container$/m);
  expect((await run('rules', '--format', 'markdown')).stdout).toContain('`container/privileged`');
});

test.each([
  'container/privileged',
  'Privileged',
  'ae5b6871-7f45-42e0-bb4c-ab300c4d2026',
  'kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026',
])('explain %s', async (word) => {
  const { status, stdout } = await run('explain', word);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^container\/privileged: Privileged container\n/);
});

test('explain tells of the rules on comments as well', async () => {
  expect((await run('explain', 'compose/pragma')).status).toBe(0);
});

test.each([
  [['explain'], 'Name a rule: `plimsoll explain RULE`; `plimsoll rules` lists them.'],
  [
    ['explain', 'container/priviledged'],
    'There is no rule `container/priviledged`; did you mean `container/privileged`?',
  ],
  [['explain', 'x y z'], 'There is no rule `x y z`; `plimsoll rules` lists them.'],
  [['explain', 'container/privileged', 'more'], '`plimsoll explain` takes no argument `more`.'],
  [
    ['explain', 'root-user'],
    '`root-user` is the name of `dockerfile/root-user`, `container/root-user` and `image/root-user`; use one of these ids.',
  ],
  [['explain', ''], 'There is no rule ``; `plimsoll rules` lists them.'],
  [['rules', 'more'], '`plimsoll rules` takes no argument `more`.'],
])('%j is a mistake', async (args, message) => {
  expect(await run(...args)).toEqual({ status: 2, stdout: '', stderr: `plimsoll: ${message}\n` });
});
