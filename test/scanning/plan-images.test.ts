import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import { source } from '../../src/core/text.ts';
import type { FileChange } from '../../src/core/tree.ts';
import { planImages } from '../../src/scanning/plan-images.ts';
import { collect } from '../../src/snapshot/collect.ts';
import { treeOf } from '../rules/run.ts';

/* Which images are looked at where a pull request leaves the Dockerfile alone and changes how it is built. */

const dockerfile = source`
  ARG V=3.9
  FROM python:$V AS dev
  FROM alpine:3.20
  COPY --from=dev /a /a
`;
const compose = (...lines: readonly string[]) =>
  ['services:', '  web:', '    build:', '      context: .', ...lines.map((line) => `      ${line}`), ''].join('\n');

/** The images of the plan as `path:line image <- what it is compared with`, where compose.yaml changes. */
async function planned(
  base: string | undefined,
  head: string,
  { excluded = '' }: { readonly excluded?: string } = {},
): Promise<readonly string[]> {
  const focus = new Set(['compose.yaml']);
  const selection = { included: () => false, excluded: (path: string) => path === excluded, focus };
  const read = (text: string | undefined) =>
    collect(treeOf({ Dockerfile: dockerfile, ...(text === undefined ? {} : { 'compose.yaml': text }) }), selection);
  const changes: readonly FileChange[] = [
    {
      path: 'compose.yaml',
      previousPath: undefined,
      status: base === undefined ? 'added' : 'modified',
      patch: undefined,
    },
  ];
  const { uses } = planImages({
    head: await read(head),
    base: await read(base),
    changes,
    asked: focus,
    options: defaultOptions,
  });
  return uses.map(
    ({ use, partner }) =>
      `${use.path}:${use.span.start.line} ${use.reference?.raw} <- ${partner?.use.reference?.raw ?? 'nothing'}`,
  );
}

test('another argument of the build is another image, on the line that pulls it', async () => {
  const stage = 'target: dev';
  expect(await planned(compose(stage, 'args: { V: "3.9" }'), compose(stage, 'args: { V: "3.10" }'))).toEqual([
    'Dockerfile:2 python:3.10 <- python:3.9',
  ]);
  expect(await planned(compose(stage, 'args: ["V=3.9"]'), compose(stage, 'args: ["V=3.10"]'))).toEqual([
    'Dockerfile:2 python:3.10 <- python:3.9',
  ]);
});

test('another target ships what was only built', async () => {
  expect(await planned(compose(), compose('target: dev'))).toEqual(['Dockerfile:2 python:3.9 <- nothing']);
});

test('a service that builds the file as it is pulls nothing new', async () => {
  expect(await planned(undefined, compose())).toEqual([]);
});

test('a service that builds the file with an argument pulls what that makes of it', async () => {
  expect(await planned(undefined, compose('target: dev', 'args: { V: "3.10" }'))).toEqual([
    'Dockerfile:2 python:3.9 <- nothing',
    'Dockerfile:2 python:3.10 <- nothing',
  ]);
});

test('of a file that is left out nothing is told', async () => {
  expect(
    await planned(compose('args: { V: "3.9" }'), compose('target: dev', 'args: { V: "3.10" }'), {
      excluded: 'Dockerfile',
    }),
  ).toEqual([]);
});
