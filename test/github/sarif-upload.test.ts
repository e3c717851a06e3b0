import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type SarifUpload, uploadSarif } from '../../src/github/sarif-upload.ts';
import { renderSarif } from '../../src/reporters/sarif.ts';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { sample } from '../reporters/samples.ts';
import { asked, clientOf, start } from './github.ts';

const category = 'plimsoll/';
const sarif = renderSarif(sample, { category, forUpload: true });
const pull: EmulatorOptions = { pull: { commits: [{ Dockerfile: 'FROM a\n' }] } };

async function upload(github: Emulator, text = sarif, second = 20) {
  return uploadOf(github, { render: () => text, results: 2, most: 5000 }, second);
}

type Results = Pick<SarifUpload, 'render' | 'results' | 'most'>;

async function uploadOf(github: Emulator, results: Results, second = 20) {
  const target = { commit: github.pull.head.oid, ref: 'refs/pull/1/head', category };
  const verdict = await uploadSarif(clientOf(github, second), { ...results, ...target });
  return verdict();
}

describe('a SARIF upload', () => {
  test('hands over the document, packed, with the head’s commit and ref, and waits for the verdict', async () => {
    const github = await start({ ...pull, sarifPendingPolls: 3 });
    expect(await upload(github, sarif, 100)).toEqual({ kind: 'done', detail: 'accepted the results.' });
    expect(github.sarifs).toMatchObject([{ commit: github.pull.head.oid, ref: 'refs/pull/1/head', errors: [] }]);
    expect(github.sarifs[0]?.document).toEqual(JSON.parse(sarif));
    const body = github.requests[0]?.body as { readonly sarif: string };
    expect(gunzipSync(Buffer.from(body.sarif, 'base64')).toString()).toBe(sarif);
    expect(github.requests).toHaveLength(5);
  });

  test('of more than code scanning takes has its gravest half, or half of that, and says so', async () => {
    const github = await start({ ...pull, sarifPendingPolls: 0 });
    const asked: number[] = [];
    // Random bytes cannot be packed.
    const noise = randomBytes(8_000_000).toString('base64');
    const render = (most: number) => {
      asked.push(most);
      return most > 3 ? noise : sarif;
    };
    expect(await uploadOf(github, { render, results: 14, most: 14 })).toEqual({
      kind: 'done',
      detail: 'accepted the results. The 11 least severe of 14 results did not fit.',
    });
    expect(asked).toEqual([14, 7, 3]);
    expect(github.sarifs).toHaveLength(1);
  });

  test('of more results than are shown there has so many of them', async () => {
    const github = await start({ ...pull, sarifPendingPolls: 0 });
    const asked: number[] = [];
    const render = (most: number) => {
      asked.push(most);
      return sarif;
    };
    const less = 'accepted the results. The 4 least severe of 14 results did not fit.';
    expect(await uploadOf(github, { render, results: 14, most: 10 })).toEqual({ kind: 'done', detail: less });
    expect(asked).toEqual([10]);
  });

  test('does not wait for ever', async () => {
    const github = await start({ ...pull, sarifPendingPolls: 100 });
    expect(await upload(github)).toEqual({
      kind: 'done',
      detail: 'received the results and is still processing them.',
    });
  });

  test('that code scanning cannot process tells its words', async () => {
    const github = await start(pull);
    const broken = JSON.stringify({
      ...JSON.parse(sarif),
      runs: [...JSON.parse(sarif).runs, ...JSON.parse(sarif).runs],
    });
    expect(await upload(github, broken)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(/^Code scanning could not process the results: .*same category.*\.$/),
    });
  });

  test.each(['not-enabled', 'no-advanced-security'] as const)(
    'where it is off (%s) says how to go on',
    async (codeScanning) => {
      const github = await start({ ...pull, codeScanning });
      expect(await upload(github)).toEqual({
        kind: 'refused',
        reason: expect.stringMatching(/enable it in the settings of the repository, or set `upload-sarif: false`\.$/),
      });
    },
  );

  test('that the token may not make says what to grant', async () => {
    const github = await start({ ...pull, tokens: { t: { login: 'x', permissions: { contents: 'read' } } } });
    expect(await upload(github)).toEqual({
      kind: 'refused',
      reason:
        'GitHub says: Resource not accessible by integration; grant `security-events: write` under `permissions` in the workflow.',
    });
  });

  test.each([
    [true, 1],
    [false, 1],
  ])('whose answer was lost is made once (took effect: %s)', async (afterEffect, uploads) => {
    const github = await start({ ...pull, sarifPendingPolls: 0 });
    github.fail({ method: 'POST', path: '/sarifs' }, { status: 502, afterEffect });
    expect(await upload(github, sarif, 100)).toEqual({ kind: 'done', detail: 'accepted the results.' });
    expect(github.sarifs).toHaveLength(uploads);
    expect(asked(github)).toContain('GET /code-scanning/analyses');
  });

  test('whose answer was lost is not taken for that of another category', async () => {
    const github = await start({ ...pull, sarifPendingPolls: 0 });
    const other = renderSarif(sample, { category: 'other/', forUpload: true });
    const target = { commit: github.pull.head.oid, ref: 'refs/pull/1/head' };
    const results = { render: () => other, results: 2, most: 5000 };
    await (await uploadSarif(clientOf(github, 20), { ...results, ...target, category: 'other/' }))();
    github.fail({ method: 'POST', path: '/sarifs' }, { status: 502 });
    expect(await upload(github, sarif, 100)).toEqual({ kind: 'done', detail: 'accepted the results.' });
    expect(github.sarifs.map(({ document }) => JSON.stringify(document).includes('"other/"'))).toEqual([true, false]);
  });

  test('whose verdict cannot be asked for was made all the same', async () => {
    const github = await start(pull);
    github.fail({ method: 'GET', path: '/sarifs' }, { status: 403, body: { message: 'No.' } });
    expect(await upload(github)).toMatchObject({
      kind: 'done',
      detail: expect.stringContaining('received the results'),
    });
  });
});
