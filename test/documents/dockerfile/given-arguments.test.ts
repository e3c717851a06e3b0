import { expect, test } from 'vitest';
import { givenArguments } from '../../../src/documents/dockerfile/given-arguments.ts';
import { snapshotOf } from '../../rules/run.ts';

const dockerfile =
  'ARG A=1\nARG B=$A-slim\nARG C\nFROM image:${B} AS b\nFROM image:${C:-x} AS c\nFROM image:${D} AS d\n';

/** What the three names become with the arguments of a service, and which of them they depend on. */
async function becomes(args: string): Promise<readonly (readonly [string | undefined, ...string[]])[]> {
  const compose = `services:\n  web:\n    build:\n      context: .\n      args: ${args}\n`;
  const { project } = await snapshotOf({ Dockerfile: dockerfile, 'compose.yaml': compose });
  const build = project.containers[0]?.build;
  if (build?.document === undefined) throw new Error('Nothing is built.');
  const given = givenArguments(build.document, build.args);
  return build.document.stages.map(({ image }) => [
    given.textOf(image),
    ...given.behind(image).map(({ name }) => name),
  ]);
}

test.each([
  ['[]', [['image:1-slim'], ['image:x'], [undefined]]],
  ['[A=2]', [['image:2-slim', 'A'], ['image:x'], [undefined]]],
  ['[B=3]', [['image:3', 'B'], ['image:x'], [undefined]]],
  ['[C=4]', [['image:1-slim'], ['image:4', 'C'], [undefined]]],
  // FROM sees only what is declared before the first one.
  ['[D=5]', [['image:1-slim'], ['image:x'], [undefined]]],
  // What the shell makes of it is not known; without it, the default counts.
  ['[A]', [['image:1-slim'], ['image:x'], [undefined]]],
  ['["A=${A}"]', [[undefined, 'A'], ['image:x'], [undefined]]],
])('with %s', async (args, expected) => {
  expect(await becomes(args)).toEqual(expected);
});
