import { describe, expect, test } from 'vitest';
import { type InputName, inputDefaults, readInputs } from '../../src/action/inputs.ts';
import { readMaterial } from '../../src/action/material.ts';
import type { PullRequest } from '../../src/github/events.ts';
import type { Emulator } from '../emulator/server.ts';
import { clientOf, start } from '../github/github.ts';

/* Which files of which commits a review is made from. */

const dockerfile = 'FROM alpine:3.22\nUSER app\n';

async function materialOf(github: Emulator, given: Partial<Record<InputName, string>> = {}, head?: string) {
  const inputs = readInputs((name) => given[name] ?? (name === 'github-token' ? 'token' : inputDefaults[name]));
  const { base, head: own } = github.pull;
  const pull: PullRequest = {
    ...{ kind: 'pull-request', number: 1, head: head ?? own.oid, baseRef: base.ref, baseSha: base.oid },
    ...{ readOnly: false, open: true },
  };
  const material = await readMaterial(clientOf(github), pull, inputs, false);
  const [part] = await material.inParts(async (one) => one);
  const reviewed = (of: 'head' | 'base') => [...(part?.[of]?.reviewed ?? [])].toSorted();
  return { material, head: reviewed('head'), base: reviewed('base'), gaps: part?.head.gaps ?? [] };
}

describe('of a pull request', () => {
  const files = { 'a/Dockerfile': dockerfile, 'b/Dockerfile': dockerfile, 'image.txt': dockerfile };
  const changed = {
    main: [files],
    pull: {
      commits: [{ ...files, 'a/Dockerfile': `${dockerfile}LABEL a="b"\n`, 'image.txt': `${dockerfile}LABEL a="b"\n` }],
    },
  };

  test('changed container files are reviewed', async () => {
    const { head, base } = await materialOf(await start(changed));
    expect([head, base]).toEqual([['a/Dockerfile'], ['a/Dockerfile']]);
  });

  test('what is included is reviewed as well, and what is excluded is not', async () => {
    const { head, base } = await materialOf(await start(changed), { include: '*.txt', exclude: 'a/**' });
    expect([head, base]).toEqual([['image.txt'], ['image.txt']]);
  });

  test('all container files are reviewed under the widest scope', async () => {
    const { head, base } = await materialOf(await start(changed), { scope: 'all' });
    const both = ['a/Dockerfile', 'b/Dockerfile'];
    expect([head, base]).toEqual([both, both]);
  });

  test('a renamed file is compared with what it was', async () => {
    const renamed = { main: [{ 'a/Dockerfile': dockerfile }], pull: { commits: [{ 'b/Dockerfile': dockerfile }] } };
    const { head, base } = await materialOf(await start(renamed));
    expect([head, base]).toEqual([['b/Dockerfile'], ['a/Dockerfile']]);
  });

  test('which has nothing in common with its base everything is new', async () => {
    const github = await start(changed);
    const { repository } = github.world;
    const alone = await repository.commit(files, [], 'Without a history.');
    await repository.setRef('refs/pull/1/head', alone);
    const { material, head, base } = await materialOf(github, {}, alone);
    expect([head, base, material.hasBase]).toEqual([['a/Dockerfile'], [], true]);
    expect(material.read.map(({ what, commit }) => [what, commit])).toContainEqual([
      'Compared with',
      'nothing, because there is no common history',
    ]);
  });
});

test('more files than GitHub lists, in a tree that it does not list whole either, is a gap that blocks', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [`docs${index % 100}/${index}.md`, `${index}\n`]),
  );
  const github = await start({
    treeLimit: 20,
    main: [{ 'z/Dockerfile': dockerfile }],
    pull: { commits: [{ ...many, 'z/Dockerfile': `${dockerfile}LABEL a="b"\n` }] },
  });
  const { gaps } = await materialOf(github);
  expect(gaps.filter(({ blocking }) => blocking).map(({ subject, reason }) => [subject, reason])).toContainEqual([
    'the pull request',
    'GitHub lists only 3000 of its changed files; the others were not reviewed.',
  ]);
});
