import { describe, expect, test } from 'vitest';
import type { WorkflowRun } from '../../src/github/events.ts';
import { findPullOf, whyOver } from '../../src/github/find-pull-request.ts';
import { moveHead } from '../emulator/branches.ts';
import type { Emulator } from '../emulator/server.ts';
import { clientOf, start } from './github.ts';

/* Which pull request a run was about that could not speak for itself. */

const tree = [{ Dockerfile: 'FROM a\n' }];

function runOf({ world }: Emulator, more: Partial<WorkflowRun>): WorkflowRun {
  const [pull] = world.pulls.values();
  return {
    kind: 'workflow-run',
    runId: 1,
    head: pull?.head.oid ?? '',
    headRepository: `${pull?.forkOwner ?? world.owner}/${world.name}`,
    headBranch: pull?.head.ref,
    ...more,
  };
}

const found = async (github: Emulator, more: Partial<WorkflowRun> = {}) =>
  findPullOf(clientOf(github), runOf(github, more));

describe('the pull request of a run', () => {
  test('is the open one with that head, as it is on the base of now, with a token that may write', async () => {
    const github = await start({ pull: { commits: tree, forkOwner: 'stranger' } });
    const { head, base } = github.pull;
    const pull = {
      ...{ kind: 'pull-request', number: 1, head: head.oid, baseRef: base.ref, baseSha: base.oid },
      ...{ readOnly: false, open: true },
    };
    expect(await found(github)).toEqual({ pull, more: [] });
    expect(await found(github, { headBranch: undefined })).toEqual({ pull, more: [] });
    const inCapitals = `Stranger/${github.world.name.toUpperCase()}`;
    expect(await found(github, { headBranch: undefined, headRepository: inCapitals })).toEqual({ pull, more: [] });
  });

  test.each(['feature', undefined])(
    'is none of another repository that has the same commit (%s)',
    async (headBranch) => {
      const github = await start({ pull: { commits: tree, forkOwner: 'victim' } });
      const other = await github.openPull({ commits: tree, forkOwner: 'stranger' });
      await moveHead(github.world, other, github.pull.head.oid);
      const numberOf = async (owner: string) => {
        const { pull } = await found(github, { headBranch, headRepository: `${owner}/${github.world.name}` });
        return pull?.number;
      };
      expect([await numberOf('victim'), await numberOf('stranger'), await numberOf('nobody')]).toEqual([
        1,
        2,
        undefined,
      ]);
    },
  );

  test('of several with the same head is the first, and the others are told', async () => {
    const github = await start({ pull: { commits: tree, forkOwner: 'stranger' } });
    for (let more = 0; more < 2; more++) {
      const other = await github.openPull({ commits: tree, forkOwner: 'stranger' });
      await moveHead(github.world, other, github.pull.head.oid);
    }
    const { pull, ...rest } = await found(github);
    expect([pull?.number, rest]).toEqual([1, { more: [2, 3] }]);
  });

  test('is none where it has another head by now, or is closed', async () => {
    const github = await start({ pull: { commits: tree, forkOwner: 'stranger' } });
    const { head } = runOf(github, {});
    await github.push([{ Dockerfile: 'FROM b\n' }]);
    expect(await found(github, { head })).toEqual({
      ...{ pull: undefined },
      reason: 'The pull request has a newer head commit, which its own run reviews.',
    });
    Object.assign(github.pull, { state: 'closed' });
    expect(await found(github)).toEqual({
      ...{ pull: undefined },
      reason: 'No open pull request has this commit as its head.',
    });
  });
});

test('before anything is written it is asked whether the pull request is as it was', async () => {
  const github = await start({ pull: { commits: tree } });
  const { pull } = await found(github);
  if (pull === undefined) throw new Error('there is none');
  const why = () => whyOver(clientOf(github), pull);
  expect(await why()).toBeUndefined();
  github.fail({ path: /\/pulls\/1$/ }, { status: 404, body: { message: 'Not Found' } });
  expect(await why()).toBe(
    'The current state of the pull request could not be read: GitHub says: Not Found; grant `pull-requests: read` under `permissions` in the workflow.',
  );
  await github.push([{ Dockerfile: 'FROM b\n' }]);
  expect(await why()).toBe('The pull request has a newer head commit, which its own run reviews.');
  Object.assign(github.pull, { state: 'closed' });
  expect(await why()).toBe('The pull request is closed, so nothing is posted there.');
});
