import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/* What guards this repository; actionlint and zizmor look at the rest, in `.ci/run`. */

const root = resolve(import.meta.dirname, '..');
const workflows = globSync('.github/workflows/*.yml', { cwd: root }).toSorted();
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>>;
}

describe.each(workflows)('%s', (path) => {
  const text = textOf(path);
  const workflow: Workflow = parse(text);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('grants nothing but what a job asks for', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.map(({ permissions }) => typeof permissions)).toEqual(jobs.map(() => 'object'));
  });

  test('names every action by its commit, with the version beside it', () => {
    const named = text.split('\n').filter((line) => /\buses: (?!\.\/)/.test(line));
    expect(named.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('leaves no token behind in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  test('runs no stranger’s code with a token that writes, and puts no text of an event into a script', () => {
    expect(Object.keys(workflow.on).filter((event) => /_target$|workflow_run|issue_comment/.test(event))).toEqual([]);
    expect(steps.filter(({ run }) => run?.includes('${{')).map(({ run }) => run)).toEqual([]);
  });
});

test('an action is the same commit wherever it is named', () => {
  const named = workflows.flatMap((path) => [...textOf(path).matchAll(/uses: ([\w/-]+)@([0-9a-f]{40})/g)]);
  const commits = Map.groupBy(named, ([, action = '']) => action);
  const several = [...commits].filter(([, all]) => new Set(all.map(([, , commit]) => commit)).size > 1);
  expect(several.map(([action]) => action)).toEqual([]);
});

test('nothing new is taken before others had time to look at it', () => {
  const {
    updates,
  }: { readonly updates: readonly { 'package-ecosystem': string; directory: string; cooldown?: unknown }[] } = parse(
    textOf('.github/dependabot.yml'),
  );
  expect(updates.map((one) => [one['package-ecosystem'], one.directory, one.cooldown])).toEqual([
    ['npm', '/', { 'default-days': 14 }],
    ['github-actions', '/', { 'default-days': 14 }],
    ['gomod', '/test/trivy', { 'default-days': 14 }],
    ['gomod', '/.ci/tools', { 'default-days': 14 }],
    ['pip', '/.ci/tools', { 'default-days': 14 }],
  ]);
});

test('every module of Go and list of Python packages here is looked after', () => {
  const found = globSync(['test/**/go.mod', '.ci/**/go.mod', '.ci/**/requirements.txt'], { cwd: root }).toSorted();
  expect(found).toEqual(['.ci/tools/go.mod', '.ci/tools/requirements.txt', 'test/trivy/go.mod']);
});
