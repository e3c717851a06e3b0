import { expect, test } from 'vitest';
import { relocate } from '../../src/cli/relocate.ts';
import { defaultOptions } from '../../src/core/options.ts';
import { review } from '../../src/review/review.ts';
import { collect } from '../../src/snapshot/collect.ts';
import { treeOf } from '../rules/run.ts';

const silenced = '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE 22\n';
const files = {
  'a/Dockerfile': `FROM python\n${silenced}ENV GITHUB_TOKEN=ghp_a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6\nEXPOSE 22\n`,
  'a/compose.yaml': 'services: [\n',
};

test('a review that is told from elsewhere has every path told from there, and nothing else changed', async () => {
  const head = await collect(treeOf(files), { included: () => false, excluded: () => false, focus: undefined });
  const ignore = [
    ...[{ rule: 'dockerfile/root-user', vulnerability: undefined, paths: [], reason: 'r', until: undefined }],
  ].map((entry) => ({ ...entry, writtenAt: 'a/Dockerfile:3' }));
  const options = { ...defaultOptions, ignore, profile: 'all' as const };
  const found = review({ head, base: undefined, changes: [], options, today: '2026-11-23' });
  const gaps = [...found.gaps, { subject: 'Trivy', reason: 'It is old.', blocking: false }];
  const image = { path: 'a/Dockerfile', span: { start: { line: 1, column: 6 }, end: { line: 1, column: 12 } } };
  const images = [image as (typeof found.images)[number]];
  const told = relocate({ ...found, gaps, images }, (path) => `../${path}`);

  const back = (text: string) => text.replaceAll('../a/', 'a/');
  expect(JSON.parse(back(JSON.stringify(told)))).toEqual(JSON.parse(JSON.stringify({ ...found, gaps, images })));
  const paths = [...told.findings, ...told.silenced].flatMap(({ location, related }) => [location, ...related]);
  const all = [...paths, ...told.images, ...(told.secrets ?? [])].map(({ path }) => path);
  expect([all.length > 9, all.every((path) => path === '../a/Dockerfile')]).toEqual([true, true]);
  expect(told.findings.some(({ related }) => related.length > 0)).toBe(true);
  expect(told.silenced.map(({ by }) => by).toSorted()).toEqual([
    'config, a/Dockerfile:3',
    'inline comment, ../a/Dockerfile:2',
  ]);
  expect(told.gaps.map(({ path, subject }) => [path, subject])).toEqual([
    ['../a/compose.yaml', '../a/compose.yaml'],
    [undefined, 'Trivy'],
  ]);
});
