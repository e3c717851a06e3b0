import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommentMarker } from '../../src/reporters/marker.ts';
import { runStep, startEmulator } from '../action/step.ts';
import type { Emulator } from '../emulator/server.ts';
import { standingOf } from '../emulator/world.ts';
import { type DockerfileModel, dockerfiles, plainStyle, writeDockerfile } from './dockerfiles.ts';
import type { Files } from './shapes.ts';

/* Generated pull requests on a real git repository, reviewed by the action as a runner starts it. */

/** Three commits, each not far from the one before: every comment is a write, and writes are a second apart. */
const commits: fc.Arbitrary<readonly [Files, Files, Files]> = fc
  .tuple(dockerfiles, dockerfiles, fc.nat(), fc.nat())
  .map(([model, other, first, second]) => {
    const a = model.slice(0, 6);
    const b = [...a, ...other.slice(1, 2 + (first % 3))];
    const at = 1 + (second % b.length);
    const c = [...b.slice(0, at), ...other.slice(4, 5 + (second % 2)), ...b.slice(at + 1)];
    return [treeOf(a), treeOf(b), treeOf(c)];
  });

const treeOf = (model: DockerfileModel): Files => ({ Dockerfile: writeDockerfile(model, plainStyle) });

const inputs = { 'upload-sarif': 'false', 'max-comments': '1000' };
const token = { login: 'github-actions[bot]', permissions: { contents: 'write', 'pull-requests': 'write' } } as const;
const tokens = { ghs_mighty: token };

/** The findings that an open comment of ours speaks for, with the line where it stands now. */
async function standing({ world, pull }: Emulator): Promise<readonly string[]> {
  const told = pull.threads.map(async (thread): Promise<readonly string[]> => {
    const marker = parseCommentMarker(thread.comments[0]?.body ?? '');
    if (marker?.state !== 'open' || thread.resolvedBy !== undefined) return [];
    const { place } = await standingOf(world, pull, thread);
    return [`${marker.path}:${place?.line ?? 'file'} ${marker.fingerprint}`];
  });
  return (await Promise.all(told)).flat().toSorted();
}

const isMutation = (body: unknown) => JSON.stringify(body).includes('mutation');
const writes = ({ requests }: Emulator) =>
  requests
    .filter(({ method, path, body }) => method !== 'GET' && (path !== '/graphql' || isMutation(body)))
    .map(({ method, path }) => `${method} ${path}`);

test('the review of A to B and then of B to C leaves the comments standing that A to C leaves, and a third run none', async () => {
  await fc.assert(
    fc.asyncProperty(commits, async ([a, b, c]) => {
      const [stepwise, direct] = await Promise.all([
        startEmulator({ main: [a], pull: { commits: [b] }, tokens }),
        startEmulator({ main: [a], pull: { commits: [c] }, tokens }),
      ]);
      await runStep(stepwise, { inputs });
      await stepwise.push([c]);
      const second = await runStep(stepwise, { inputs });
      const only = await runStep(direct, { inputs });
      expect(second.outputs['introduced']).toBe(only.outputs['introduced']);
      expect(fingerprints(await standing(stepwise))).toEqual(fingerprints(await standing(direct)));
      stepwise.forgetRequests();
      await runStep(stepwise, { inputs });
      expect(writes(stepwise)).toEqual([]);
    }),
    // One counterexample is enough to read: each takes seconds.
    { numRuns: 2, endOnFailure: true },
  );
}, 300_000);

/** Where a comment stands follows from the commit it was written on. */
function fingerprints(told: readonly string[]): readonly string[] {
  return told.map((one) => one.replace(/:(?:\d+|file) /, ' ')).toSorted();
}
