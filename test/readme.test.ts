import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Files } from './emulator/repository.ts';
import { runAction } from './emulator/run-action.ts';
import { startGitHub } from './emulator/server.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
const [, workflowText = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];

interface Workflow {
  readonly on: Readonly<Record<string, { readonly branches?: readonly string[] } | null>>;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly uses: string; readonly with: Record<string, string> }[] }>
  >;
}

const workflow: Workflow = parse(workflowText);

/** The one form of expression that the README uses: `${{ github.event_name == 'push' && 'none' || 'high' }}`. */
function evaluate(value: string, event: string): string {
  const match = /^\$\{\{ github\.event_name == '(\w+)' && '(\w+)' \|\| '(\w+)' \}\}$/.exec(value);
  if (match === null) return value;
  const [, name, then = '', otherwise = ''] = match;
  return name === event ? then : otherwise;
}

function inputsFor(event: string): Record<string, string> {
  const [job] = Object.values(workflow.jobs);
  return Object.fromEntries(
    Object.entries(job?.steps[0]?.with ?? {}).map(([name, value]) => [name, evaluate(value, event)]),
  );
}

const worse: Files = { Dockerfile: 'FROM alpine:3.22\nENV DB_PASSWORD=Tr0ub4dor_3\nUSER 1000\n' };

describe('the workflow that the README says to paste', () => {
  test('has at most fifteen lines, one step, and no filter by path', () => {
    expect(workflowText.trim().split('\n').length).toBeLessThanOrEqual(15);
    expect(Object.values(workflow.jobs).flatMap(({ steps }) => steps)).toHaveLength(1);
    expect(workflowText).not.toContain('paths');
  });

  test('fails a pull request for what it introduces, with the permissions it names', async () => {
    const github = await startGitHub({
      main: [{ Dockerfile: 'FROM alpine:3.22\nUSER 1000\n' }],
      pull: { commits: [worse] },
      tokens: { ghs_readme: { login: 'github-actions[bot]', permissions: workflow.permissions } },
    });
    try {
      const { exitCode, outputs } = await runAction(github, { inputs: inputsFor('pull_request') });
      expect({ exitCode, conclusion: outputs['conclusion'] }).toEqual({ exitCode: 1, conclusion: 'failure' });
      expect(github.pull.threads).toHaveLength(1);
      expect(github.sarifs.map(({ ref }) => ref)).toEqual(['refs/pull/1/head']);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });

  test('fails a merge group for what it introduces, and writes nothing', async () => {
    const github = await startGitHub({
      main: [{ Dockerfile: 'FROM alpine:3.22\nUSER 1000\n' }],
      pull: { commits: [worse] },
      tokens: { ghs_readme: { login: 'github-actions[bot]', permissions: workflow.permissions } },
    });
    try {
      expect(Object.keys(workflow.on)).toContain('merge_group');
      const { exitCode } = await runAction(github, { event: 'merge_group', inputs: inputsFor('merge_group') });
      expect(exitCode).toBe(1);
      expect([github.pull.threads, github.pull.reviews, github.sarifs]).toEqual([[], [], []]);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });

  test('does not fail a push to an old repository, and uploads what code scanning compares with', async () => {
    const github = await startGitHub({ main: [{ ...worse, 'old/compose.yaml': 'services: [' }] });
    try {
      const { exitCode, outputs } = await runAction(github, { event: 'push', inputs: inputsFor('push') });
      expect({ exitCode, conclusion: outputs['conclusion'] }).toEqual({ exitCode: 0, conclusion: 'success' });
      expect(github.sarifs.map(({ ref }) => ref)).toEqual(['refs/heads/main']);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });
});
