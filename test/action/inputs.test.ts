import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type InputName, inputDefaults, readInputs } from '../../src/action/inputs.ts';
import { outputNames } from '../../src/action/outputs.ts';
import { UsageError } from '../../src/core/errors.ts';
import { noImageRequest } from '../../src/core/image-request.ts';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));

/** As the runner hands them over: defaults filled in, the token among them. */
const read = (given: Readonly<Partial<Record<InputName, string>>> = {}) =>
  readInputs((name) => given[name] ?? (name === 'github-token' ? 't0ken' : inputDefaults[name]));

function mistakes(given: Readonly<Partial<Record<InputName, string>>>): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof UsageError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('action.yml', () => {
  test('declares the inputs that are read, with the same defaults, each with its words', () => {
    const declared = Object.entries<{ default: string; description: string }>(action.inputs);
    expect(Object.fromEntries(declared.map(([name, input]) => [name, input.default]))).toEqual(inputDefaults);
    for (const [, { description }] of declared) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('declares the outputs that are set, and runs the bundle on Node 24', () => {
    expect(Object.keys(action.outputs)).toEqual(outputNames);
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
  });
});

describe('inputs', () => {
  test('at their defaults leave every option to the config', () => {
    expect(read()).toEqual({
      token: 't0ken',
      configPath: '.github/plimsoll.yml',
      configNamed: false,
      options: {},
      reviewEvent: 'comment',
      annotations: 'auto',
      summary: true,
      sarifFile: 'plimsoll.sarif',
      uploadSarif: 'auto',
      category: 'plimsoll/',
      imageRequest: { ...noImageRequest, mode: 'auto' },
    });
  });

  test('that are empty, as an expression that came to nothing leaves them, stand at their defaults', () => {
    const empty = Object.fromEntries(Object.keys(inputDefaults).map((name) => [name, ' ']));
    expect(read({ ...empty, 'github-token': 't0ken' })).toEqual(read());
  });

  test('that are given win over the config', () => {
    const { options } = read({
      include: 'images/*.in\n\n  build/**  \n',
      exclude: 'vendor/**',
      profile: 'all',
      scope: 'changed-files',
      'fail-on': 'none',
      'comment-on': 'medium',
      'max-comments': '0',
      'allowed-registries': 'registry.example.com:5000',
      'on-error': 'warn',
    });
    expect(options).toEqual({
      include: ['images/*.in', 'build/**'],
      exclude: ['vendor/**'],
      profile: 'all',
      scope: 'changed-files',
      failOn: 'none',
      commentOn: 'medium',
      maxComments: 0,
      allowedRegistries: ['registry.example.com:5000'],
      onError: 'warn',
    });
  });

  test('that are wrong are told all at once, each with its name, the words it may be and the one that was meant', () => {
    expect(
      mistakes({ 'fail-on': 'hihg', profile: 'every', 'max-comments': '-1', summary: 'ja', 'github-token': '' }),
    ).toEqual([
      'Input `github-token`: it is empty; remove it to use the default token of the job',
      'Input `profile`: `every` is not one of recommended, all',
      'Input `fail-on`: `hihg` is not one of critical, high, medium, low, info, none; did you mean `high`?',
      'Input `max-comments`: `-1` is not a whole number of 0 or more',
      'Input `summary`: `ja` is not one of true, false',
    ]);
  });

  test.each(['../out.sarif', '/tmp/out.sarif', 'C:\\out.sarif', 'a/../../b', 'a//b', 'a/', '.', 'a\nb'])(
    'sarif-file %j does not leave the workspace',
    (path) => {
      expect(mistakes({ 'sarif-file': path })).toEqual([expect.stringMatching(/^Input `sarif-file`: `/)]);
    },
  );

  test('paths may be written as Windows does', () => {
    expect(read({ 'sarif-file': '.\\out\\plimsoll.sarif' }).sarifFile).toBe('out/plimsoll.sarif');
  });

  test('a category ends in a slash: code scanning would take the rest of it for the name of a run', () => {
    expect(read({ category: 'images' }).category).toBe('images/');
    expect(mistakes({ category: 'a\u0000b' })).toHaveLength(1);
  });

  test('a config that is named must be there', () => {
    expect(read({ config: 'ci/plimsoll.yml' })).toMatchObject({ configPath: 'ci/plimsoll.yml', configNamed: true });
  });

  test('on images are lists with what each is for, versions without their v, and addresses without a slash at the end', () => {
    const { imageRequest } = read({
      'image-scan': 'true',
      images: 'app:ci = docker/Dockerfile\nout/app.tar\n',
      'image-report': 'trivy.json = python:3.13\nname=with=equals.json',
      'ignore-unfixed': 'false',
      'trivy-version': 'v0.70.0',
      'trivy-sha256': 'AB'.repeat(32),
      'trivy-mirror': 'https://mirror.example.com/trivy/',
      'trivy-db-repository': 'one.example.com/db:2\ntwo.example.com/db:2',
    });
    expect(imageRequest).toEqual({
      ...noImageRequest,
      mode: 'true',
      images: [
        { what: 'app:ci', belongsTo: 'docker/Dockerfile' },
        { what: 'out/app.tar', belongsTo: '' },
      ],
      reports: [
        { what: 'trivy.json', belongsTo: 'python:3.13' },
        { what: 'name=with=equals.json', belongsTo: '' },
      ],
      ignoreUnfixed: false,
      trivy: {
        ...noImageRequest.trivy,
        version: '0.70.0',
        sha256: 'ab'.repeat(32),
        mirror: 'https://mirror.example.com/trivy',
        dbRepositories: ['one.example.com/db:2', 'two.example.com/db:2'],
      },
    });
    expect(
      mistakes({
        'image-scan': 'yes',
        platform: 'linux',
        'trivy-version': '1',
        'trivy-sha256': 'x',
        'trivy-server': 'a b',
      }),
    ).toEqual([
      'Input `image-scan`: `yes` is not one of auto, true, false',
      'Input `platform`: `linux` is not a platform such as linux/amd64',
      'Input `trivy-version`: `1` is not a version such as 0.74.0',
      'Input `trivy-sha256`: `x` is not a SHA-256: 64 hexadecimal digits',
      'Input `trivy-server`: `a b` is not a URL such as https://example.com',
    ]);
  });

  test.each(['plimsoll.json', './Plimsoll.JSON'])('refuse a SARIF file in the place of the report: %s', (path) => {
    expect(mistakes({ 'sarif-file': path })).toEqual([
      `Input \`sarif-file\`: \`${path}\` is the name of the JSON report; choose another name`,
    ]);
    expect(mistakes({ 'sarif-file': `out/${path.replace('./', '')}` })).toEqual([]);
  });
});
