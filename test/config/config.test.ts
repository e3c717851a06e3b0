import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configSchema, documentedKeys, parseConfig } from '../../src/config/config.ts';
import { joinOptions } from '../../src/config/join.ts';
import { UsageError } from '../../src/core/errors.ts';
import { defaultOptions } from '../../src/core/options.ts';
import { ruleNames } from '../../src/core/rule-names.ts';
import { source } from '../../src/core/text.ts';
import { growth, linear } from '../growth.ts';

const names = ruleNames([
  { id: 'dockerfile/root-user', aliases: ['dockerfile/user-is-root'] },
  { id: 'container/privileged' },
  { id: 'container/runtime-socket' },
]);

const read = (text: string) => parseConfig('.github/plimsoll.yml', text, names);

function mistake(text: string): UsageError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const everyKey = source`
  version: 1
  profile: all
  scope: changed-files
  include: ["images/*.txt"]
  exclude:
    - test/**
  fail-on: none
  comment-on: medium
  max-comments: 0
  allowed-registries: [docker.io, registry.example.com:5000]
  rules:
    dockerfile/root-user: off
    container/privileged: critical
  inline-ignores: existing
  ignore:
    - rule: container/runtime-socket
      paths: [deploy/**]
      reason: the runner needs it
      until: 2026-12-31
    - vulnerability: CVE-2026-0001
      reason: not reachable
  images:
    advice: false
    build-stages: true
    max: 5
    timeout: 60
    token-services:
      registry.example.com:5000: auth.example.com
`;

describe('a config that is right', () => {
  test('every key is read under its name in the options', () => {
    expect(read(everyKey)).toEqual({
      profile: 'all',
      scope: 'changed-files',
      include: ['images/*.txt'],
      exclude: ['test/**'],
      failOn: 'none',
      commentOn: 'medium',
      maxComments: 0,
      allowedRegistries: ['docker.io', 'registry.example.com:5000'],
      rules: new Map([
        ['dockerfile/root-user', 'off'],
        ['container/privileged', 'critical'],
      ]),
      inlineIgnores: 'existing',
      ignore: [
        {
          rule: 'container/runtime-socket',
          vulnerability: undefined,
          paths: ['deploy/**'],
          reason: 'the runner needs it',
          until: '2026-12-31',
          writtenAt: '.github/plimsoll.yml:16',
        },
        {
          rule: undefined,
          vulnerability: 'CVE-2026-0001',
          paths: [],
          reason: 'not reachable',
          until: undefined,
          writtenAt: '.github/plimsoll.yml:20',
        },
      ],
      images: {
        advice: false,
        buildStages: true,
        max: 5,
        timeout: 60,
        tokenServices: new Map([['registry.example.com:5000', 'auth.example.com']]),
      },
    });
  });

  test.each(['', '\n', '# only a comment\n', '---\n', '\uFEFF', 'version: 1\n'])('%j says nothing', (text) => {
    expect(read(text)).toEqual({});
  });

  test('a key without a value says nothing', () => {
    expect(read('exclude:\n  # - test/**\nrules:\n  container/privileged:\n')).toEqual({ rules: new Map() });
  });

  test('a former id of a rule is read as the current one', () => {
    expect(read('rules: { dockerfile/user-is-root: low }\n').rules).toEqual(new Map([['dockerfile/root-user', 'low']]));
    expect(read('ignore: [{ rule: dockerfile/user-is-root, reason: x }]').ignore?.[0]?.rule).toBe(
      'dockerfile/root-user',
    );
  });

  test('one value stands for a list of one', () => {
    expect(read('exclude: test/**\n').exclude).toEqual(['test/**']);
  });

  test('anchors, CRLF and quoted dates are read', () => {
    const text =
      'include: &globs [a, b]\r\nexclude: *globs\r\nignore:\r\n  - { rule: container/privileged, reason: x, until: "2026-01-02" }\r\n';
    expect(read(text)).toMatchObject({
      exclude: ['a', 'b'],
      ignore: [{ until: '2026-01-02', writtenAt: '.github/plimsoll.yml:4' }],
    });
  });

  test('`off` stays a word where a directive asks for YAML 1.1', () => {
    expect(read('%YAML 1.1\n---\nrules: { container/privileged: off }\n').rules?.get('container/privileged')).toBe(
      'off',
    );
  });
});

describe('a config that is wrong is refused with its place and the nearest word', () => {
  test.each([
    ['a key with a typo', 'version: 1\nfail_on: high\n', '2:1: there is no key `fail_on`; did you mean `fail-on`?'],
    ['a nested key', 'images:\n  advise: true\n', '2:3: images: there is no key `advise`; did you mean `advice`?'],
    [
      'a key of an entry',
      'ignore:\n  - rule: container/privileged\n    reasons: x\n',
      '3:5: ignore: there is no key `reasons`; did you mean `reason`?',
    ],
    [
      'a word',
      'fail-on: hihg\n',
      '1:10: fail-on: `hihg` is not one of critical, high, medium, low, info, none; did you mean `high`?',
    ],
    [
      'a severity of a rule',
      'rules:\n  container/privileged: on\n',
      '2:25: rules.container/privileged: `on` is not one of off, critical, high, medium, low, info',
    ],
    [
      'a rule that is not there',
      'rules:\n  container/priviledged: off\n',
      '2:3: rules: there is no rule `container/priviledged`; did you mean `container/privileged`?',
    ],
    [
      'a rule that is not there, in an entry',
      'ignore: [{ rule: dockerfile/root, reason: x }]',
      '1:18: ignore.rule: there is no rule `dockerfile/root`',
    ],
    ['a number', 'max-comments: many\n', '1:15: max-comments: `many` is not a whole number of 0 or more'],
    ['a negative number', 'images: { timeout: 0 }\n', '1:20: images.timeout: `0` is not a whole number of 1 or more'],
    ['a switch', 'images: { advice: maybe }\n', '1:19: images.advice: `maybe` is neither true nor false'],
    ['another version', 'version: 2\n', '1:10: version: only version 1 is supported'],
    [
      'a date that is none',
      'ignore: [{ rule: container/privileged, reason: x, until: 2026-02-30 }]',
      '1:58: ignore.until: `2026-02-30` is not a date (YYYY-MM-DD)',
    ],
    [
      'an entry without a reason',
      'ignore:\n  - rule: container/privileged\n',
      '2:5: ignore: an entry needs a `reason`',
    ],
    [
      'an entry with an empty reason',
      'ignore:\n  - { rule: container/privileged, reason: "" }\n',
      '2:43: ignore.reason: it is empty',
    ],
    [
      'an entry for everything',
      'ignore:\n  - reason: because\n',
      '2:5: ignore: an entry needs `rule` or `vulnerability`',
    ],
    ['a key that appears twice', 'profile: all\nprofile: recommended\n', '2:1: the key `profile` appears twice'],
    [
      'a rule that appears twice, once by its former id',
      'rules:\n  dockerfile/root-user: off\n  dockerfile/user-is-root: high\n',
      '3:3: rules: `dockerfile/root-user` appears twice',
    ],
    ['a list for a mapping', '- profile\n', '1:1: expected keys and values, found a list'],
    ['a mapping for a word', 'profile: { all: true }\n', '1:10: profile: expected a word, found a mapping'],
    ['an anchor that is not there', 'exclude: *nowhere\n', '1:10: '],
    ['no YAML', 'profile: [all\n', '2:1: '],
    [
      'two documents',
      'profile: all\n---\nprofile: all\n',
      '2:1: A second YAML document starts here; only one is allowed.',
    ],
    ['a control character', 'fail-\u0007on: high\n', '1:1: there is no key `fail-\uFFFDon`'],
  ])('%s', (_, text, message) => {
    const error = mistake(text);
    expect(error.message).toContain(`.github/plimsoll.yml:${message}`);
    expect(error.message).not.toContain('\n');
    const [line, column] = message.split(':').map(Number);
    const mistaken = error.message.replace(`.github/plimsoll.yml:${line}:${column}: `, '');
    expect(error.place).toEqual({ path: '.github/plimsoll.yml', line, column, mistake: mistaken });
  });
});

test('nesting that no reader survives is called so', () => {
  expect(mistake(`include: ${'['.repeat(100_000)}`).message).toMatch(/:1:\d+: It is nested too deeply\.$/);
});

describe('hostile text ends in one line as well', () => {
  test.each([
    ['nested a hundred thousand times', '['.repeat(100_000)],
    ['nested in mappings', '{a: '.repeat(50_000)],
    ['an alias that holds itself', 'exclude: &a [*a]\n'],
    [
      'aliases of aliases',
      [
        'ignore:',
        `  - &e { rule: container/privileged, reason: x, paths: &p [${'a, '.repeat(2000)}b] }`,
        ...Array(2000).fill('  - *e'),
      ].join('\n'),
    ],
    ['bytes', '\0\u0001\u0002'],
    ['a long line', `profile: ${'x'.repeat(1_000_000)}`],
  ])('%s', (_, text) => {
    expect(mistake(text).message.length).toBeLessThan(500);
  });
});

test('many keys cost no more than they are many', async () => {
  const keys = (length: number) => Array.from({ length }, (_, index) => `k${index}: 1\n`).join('');
  const read = (text: string) => expect(mistake(text).message.length).toBeLessThan(500);
  expect(await growth(20_000, keys, read)).toBeLessThan(linear);
});

describe('options', () => {
  test('the config wins over defaults, what is given wins over the config', () => {
    const options = joinOptions(
      defaultOptions,
      read('fail-on: low\nprofile: all\nimages: { max: 3, advice: false }\n'),
      {
        failOn: 'critical',
        images: { max: 9 },
      },
    );
    expect(options).toEqual({
      ...defaultOptions,
      failOn: 'critical',
      profile: 'all',
      images: { ...defaultOptions.images, max: 9, advice: false },
    });
  });
});

describe('the schema', () => {
  const ajv = addFormats.default(new Ajv.Ajv2020({ strict: false }));
  const validate = ajv.compile(configSchema());

  test('stands in the repository', async () => {
    await expect(`${JSON.stringify(configSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
      '../../schema/config.schema.json',
    );
  });

  test('accepts what the reader accepts', () => {
    expect(validate(parse(everyKey))).toBe(true);
    expect(validate({})).toBe(true);
  });

  test.each([
    { fail_on: 'high' },
    { ignore: [{ rule: 'container/privileged' }] },
    { ignore: [{ reason: 'x' }] },
    { version: 2 },
  ])('refuses %j', (config) => {
    expect(validate(config)).toBe(false);
  });

  test('the documentation lists the same keys', () => {
    const { properties } = configSchema();
    expect(documentedKeys().map(({ name }) => name)).toEqual(Object.keys(Object(properties)));
    expect(documentedKeys().find(({ name }) => name === 'inline-ignores')).toEqual({
      name: 'inline-ignores',
      says: 'Which ignore comments in files count: all of them, those that base already had, or none.',
      fallback: '"allow"',
      words: ['allow', 'existing', 'deny'],
    });
  });
});
