import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { call } from './calls.ts';
import { defaultToken, type Emulator, type EmulatorOptions, startGitHub } from './server.ts';

let github: Emulator;

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  github = await startGitHub({ pull: { commits: [{ Dockerfile: 'FROM a\n' }] }, ...options });
  return github;
}

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const location = { physicalLocation: { artifactLocation: { uri: 'Dockerfile' }, region: { startLine: 1 } } };
const result = { ruleId: 'r', message: { text: 'Wrong.' }, locations: [location] };
const rule = { id: 'r', properties: { 'security-severity': '7.5' } };

function run(more: object = {}, rules: readonly object[] = [rule]) {
  return {
    tool: { driver: { name: 'Plimsoll', rules } },
    automationDetails: { id: 'plimsoll/' },
    results: [result],
    ...more,
  };
}

const zip = (document: unknown) => gzipSync(JSON.stringify(document)).toString('base64');

async function upload(runs: readonly object[], more: object = {}) {
  const sarif = zip({ version: '2.1.0', runs });
  const target = { commit_sha: github.pull.head.oid, ref: 'refs/pull/1/head' };
  return call(github, '/code-scanning/sarifs', { body: { ...target, sarif, ...more } });
}

async function verdict(runs: readonly object[]): Promise<unknown> {
  const { id } = (await upload(runs)).json as { id: string };
  await call(github, `/code-scanning/sarifs/${id}`);
  return (await call(github, `/code-scanning/sarifs/${id}`)).json;
}

describe('an upload', () => {
  test('is taken, then pending, then complete with its analysis', async () => {
    await start();
    const { status, json } = await upload([run()]);
    expect(status).toBe(202);
    const { id } = json as { id: string };
    expect((await call(github, `/code-scanning/sarifs/${id}`)).json).toMatchObject({ processing_status: 'pending' });
    expect((await call(github, `/code-scanning/sarifs/${id}`)).json).toMatchObject({ processing_status: 'complete' });
    expect((await call(github, `/code-scanning/analyses?sarif_id=${id}`)).json).toMatchObject([
      { category: 'plimsoll/', ref: 'refs/pull/1/head', results_count: 1, tool: { name: 'Plimsoll' } },
    ]);
    expect(github.sarifs).toMatchObject([{ id, document: { version: '2.1.0' } }]);
  });

  test('of a run without results is complete too', async () => {
    await start();
    expect(await verdict([run({ results: [] })])).toMatchObject({ processing_status: 'complete' });
  });

  test.each([
    ['is not zipped', { sarif: Buffer.from('{}').toString('base64') }, 400],
    ['names a ref that is not there', { ref: 'refs/heads/gone' }, 404],
    ['names a commit that is not there', { commit_sha: '1'.repeat(40) }, 404],
    ['pairs the merge ref with the head', { ref: 'refs/pull/1/merge' }, 422],
  ])('that %s is refused', async (_, more, status) => {
    await start();
    expect((await upload([run()], more)).status).toBe(status);
  });

  test('that names a branch without refs/ breaks GitHub’s description', async () => {
    await start();
    expect((await upload([run()], { ref: 'main' })).status).toBe(422);
    expect(github.world.violations.splice(0)).toEqual([expect.stringContaining('body/ref must match pattern')]);
  });

  test('is refused where code scanning is off, or the token may not write alerts', async () => {
    await start({ codeScanning: 'no-advanced-security', visibility: 'private' });
    const { status, json } = await upload([run()]);
    expect([status, json]).toEqual([
      403,
      expect.objectContaining({
        message: 'Advanced Security must be enabled for this repository to use code scanning.',
      }),
    ]);
    await github.close();
    const reader = {
      login: 'github-actions[bot]',
      permissions: { contents: 'read', 'security-events': 'read' },
    } as const;
    await start({ tokens: { [defaultToken]: reader } });
    expect((await upload([run()])).json).toMatchObject({ message: 'Resource not accessible by integration' });
  });
});

describe('processing fails on', () => {
  test.each([
    [
      'two runs of one tool and category',
      [run(), run()],
      'A delivery cannot contain multiple runs with the same category.',
    ],
    [
      'more than 20 runs',
      Array.from({ length: 21 }, () => run()),
      'rejecting SARIF, as there are more runs than allowed (21 > 20)',
    ],
    [
      'more than 25,000 results',
      [run({ results: Array.from({ length: 25_001 }, () => result) })],
      'more results per run than allowed (25001 > 25000)',
    ],
    [
      'a result without a location',
      [run({ results: [{ ...result, locations: [] }] })],
      'locationFromSarifResult: expected at least one location',
    ],
    [
      'an empty path',
      [run({ results: [{ ...result, locations: [{ physicalLocation: { artifactLocation: { uri: '' } } }] }] })],
      'locationFromSarifResult: expected artifact location',
    ],
    [
      'a path with a space',
      [run({ results: [{ ...result, locations: [{ physicalLocation: { artifactLocation: { uri: 'a b' } } }] }] })],
      'does not conform to the "uri-reference" format',
    ],
    [
      'line 0',
      [
        run({
          results: [
            {
              ...result,
              locations: [{ physicalLocation: { artifactLocation: { uri: 'a' }, region: { startLine: 0 } } }],
            },
          ],
        }),
      ],
      'region.startLine must have a minimum value of 1',
    ],
    ['an empty message', [run({ results: [{ ...result, message: { text: '' } }] })], 'expected a result message'],
    [
      'a severity that is a number',
      [run({}, [{ id: 'r', properties: { 'security-severity': 9.9 } }])],
      "parse error: expected string near offset 0 of '9.9'",
    ],
    [
      'a severity that is a word',
      [run({}, [{ id: 'r', properties: { 'security-severity': 'high' } }])],
      'could not convert rules: invalid security severity value, is not a number: high',
    ],
    [
      'a severity that is null',
      [run({}, [{ id: 'r', properties: { 'security-severity': null } }])],
      'is not a number: null',
    ],
    ['a rule listed twice', [run({}, [rule, rule])], 'contains duplicate item'],
  ])('%s', async (_, runs, message) => {
    await start();
    expect(await verdict(runs)).toMatchObject({
      processing_status: 'failed',
      errors: [expect.stringContaining(message)],
    });
  });
});
