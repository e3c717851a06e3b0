import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../src/github/events.ts';
import { isRecord } from '../emulator/records.ts';
import type { RequestRecord } from '../emulator/requests.ts';
import type { RunOptions, RunResult } from '../emulator/run-action.ts';
import type { Emulator } from '../emulator/server.ts';
import type { Access, Permission } from '../emulator/tokens.ts';
import { rootless, runStep, safe, startEmulator } from './step.ts';

/*
 * docs/events.md says what is read, written and needed in each event. Here each event runs against the emulated GitHub,
 * and its row is put together again from what was asked and told.
 */

interface Row {
  readonly event: string;
  readonly files: string;
  readonly base: string;
  readonly config: string;
  readonly written: string;
  readonly told: string;
  readonly permissions: string;
}

const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8');
const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [event = '', files = '', base = '', config = '', written = '', told = '', permissions = ''] = line
      .slice(2, -2)
      .split(' | ');
    return { event, files, base, config, written, told, permissions };
  });

type Permissions = Readonly<Partial<Record<Permission, Access>>>;

interface Scene {
  readonly event: NonNullable<RunOptions['event']>;
  readonly fork?: boolean;
  readonly readOnly?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** What each row is about. */
const scenes: Readonly<Record<string, Scene>> = {
  '`pull_request`': { event: 'pull_request' },
  '`pull_request` from a fork': { event: 'pull_request', fork: true, readOnly: true },
  '`pull_request_target` from a fork': { event: 'pull_request_target', fork: true },
  '`merge_group`': { event: 'merge_group' },
  '`push`': { event: 'push' },
  '`push` to another branch': { event: 'push', env: { GITHUB_REF: 'refs/heads/topic' } },
  '`schedule`': { event: 'schedule' },
  '`workflow_dispatch`': { event: 'workflow_dispatch' },
  '`workflow_run`': { event: 'workflow_run', fork: true },
};

/** Two findings, of which one may be a comment, in a pull request whose base has moved on with findings of its own. */
async function play(event: string, permissions: Permissions): Promise<Row> {
  const scene = scenes[event];
  if (scene === undefined) throw new Error(`Nothing plays the row ${event}.`);
  const { fork = false, readOnly = false } = scene;
  const github = await startEmulator({
    visibility: 'private',
    main: [{ 'a/Dockerfile': safe, 'b/Dockerfile': safe }],
    pull: {
      commits: [{ 'a/Dockerfile': rootless, 'b/Dockerfile': rootless }],
      ...(fork ? { forkOwner: 'stranger' } : {}),
    },
    tokens: { ghs_row: { login: 'github-actions[bot]', permissions, readOnlyFork: readOnly } },
  });
  await github.pushBase([{ 'a/Dockerfile': safe, 'b/Dockerfile': safe, 'c/Dockerfile': rootless }]);
  github.addArtifact(1, 'plimsoll', { 'plimsoll.json': JSON.stringify({ version: 1, findings: [] }) });
  const result = await runStep(github, {
    event: scene.event,
    inputs: { 'max-comments': '1', 'image-scan': 'false' },
    ...(scene.env === undefined ? {} : { env: scene.env }),
  });
  const { requests } = github;
  const name = await namesOf(github, scene.event);
  const [files, base] = requests.flatMap(({ path }) => /\/git\/trees\/(\w+)$/.exec(path)?.[1] ?? []).map(name);
  const [config] = requests
    .filter(({ path }) => path.includes('/contents/'))
    .map(({ query }) => name(new URLSearchParams(query).get('ref') ?? ''));
  const granted = Object.entries(permissions).map(([permission, access]) => `\`${permission}: ${access}\``);
  return {
    event,
    files: files ?? 'nothing',
    base: base ?? 'nothing',
    config: config ?? 'nothing',
    written: writtenWords(requests, github),
    told: toldWords(result),
    permissions: granted.join(', ') || 'none',
  };
}

/** What the page calls the commits of an event. */
async function namesOf({ pull, world }: Emulator, event: Scene['event']): Promise<(sha: string) => string> {
  const { repository } = world;
  const mergeBase = (await repository.mergeBase(pull.base.oid, pull.head.oid)) ?? '';
  const group = (await repository.resolve(`refs/heads/gh-readonly-queue/main/pr-1-${pull.base.oid}`)) ?? '';
  const inPull: Readonly<Record<string, string>> = {
    [pull.head.oid]: '`pull_request.head.sha`',
    [mergeBase]: 'merge base with `pull_request.base.ref`',
    [pull.base.oid]: 'tip of `pull_request.base.ref`',
  };
  const names =
    event === 'merge_group'
      ? { [group]: '`merge_group.head_sha`', [pull.base.oid]: '`merge_group.base_sha`' }
      : event === 'workflow_run'
        ? { ...inPull, [pull.head.oid]: '`workflow_run.head_sha`' }
        : event.startsWith('pull_request')
          ? inPull
          : { [pull.base.oid]: '`GITHUB_SHA`' };
  return (sha) => names[sha] ?? `the commit ${sha}`;
}

/** Every request that writes belongs to one of the two surfaces of the page, or is told as it is. */
function writtenWords(requests: readonly RequestRecord[], { sarifs }: Emulator): string {
  const surfaceOf = ({ path, body }: RequestRecord): string => {
    if (/\/pulls\/(1\/(reviews|comments)|comments\/\d+)$/.test(path)) return 'comments';
    if (!path.endsWith('/code-scanning/sarifs')) return path;
    const ref = isRecord(body) ? String(body['ref']) : '';
    if (ref === 'refs/pull/1/head') return 'alerts of `refs/pull/N/head`';
    return ref === 'refs/heads/main' ? 'alerts of the default branch' : `alerts of ${ref}`;
  };
  const writes = requests.filter(
    ({ method, path, body }) => method !== 'GET' && !(path === '/graphql' && isQuery(body)),
  );
  const surfaces = (of: readonly RequestRecord[]) => [...new Set(of.map(surfaceOf))].toSorted();
  const done = surfaces(writes.filter(({ status }) => status < 400));
  const refused = surfaces(writes.filter(({ status }) => status >= 400));
  // What was taken is there.
  expect(sarifs).toHaveLength(writes.filter(({ path, status }) => path.endsWith('/sarifs') && status === 202).length);
  return `${inOrder(done) || 'nothing'}${refused.length === 0 ? '' : ` (refused: ${inOrder(refused)})`}`;
}

/** Comments are what people see first. */
function inOrder(surfaces: readonly string[]): string {
  return surfaces.toSorted((a, b) => Number(b === 'comments') - Number(a === 'comments')).join(', ');
}

function isQuery(body: unknown): boolean {
  return isRecord(body) && /^\s*query\b/.test(String(body['query']));
}

function toldWords({ summary, files, annotations, outputs }: RunResult): string {
  const findings = Number(outputs['findings']);
  const annotated = annotations.filter(({ properties }) => properties['file'] !== undefined).length;
  const words = [
    summary.includes('## Plimsoll') ? ['summary'] : [],
    'plimsoll.sarif' in files ? ['SARIF file'] : [],
    'plimsoll.json' in files ? ['report'] : [],
    annotated === 0
      ? []
      : [annotated === findings ? 'annotations of all findings' : 'annotations of what has no comment'],
    annotations.some(({ properties }) => properties['title']?.startsWith('Not ')) ? ['a gap'] : [],
    annotations.some(({ name }) => name === 'error') ? ['an error'] : [],
  ];
  return words.flat().join(', ');
}

function permissionsOf(cell: string): Permissions {
  const found = Array.from(cell.matchAll(/`([a-z-]+): (read|write)`/g), ([, name, access]) => [name, access]);
  return Object.fromEntries(found);
}

describe('docs/events.md', () => {
  test.each(rows)('says of $event what is read, written and told, with the permissions it names', async (row) => {
    expect(await play(row.event, permissionsOf(row.permissions))).toEqual(row);
  });

  const needed = rows.flatMap(({ event, permissions }) =>
    Object.keys(permissionsOf(permissions)).map((permission) => ({ event, permission })),
  );

  test.each(needed)('names no permission for $event that is not needed: $permission', async ({ event, permission }) => {
    const row = rows.find((one) => one.event === event);
    const fewer = Object.entries(permissionsOf(row?.permissions ?? '')).filter(([name]) => name !== permission);
    const { written, told } = await play(event, Object.fromEntries(fewer));
    expect({ written, told }).not.toEqual({ written: row?.written, told: row?.told });
  });

  test('has a row for each event that is served, and for no other', () => {
    const context = { sha: '', ref: '' };
    const served = (name: string) => {
      try {
        readEvent(name, {}, context);
        return true;
      } catch (error) {
        return error instanceof Error && !/nothing to review/.test(error.message);
      }
    };
    const documented = new Set(rows.map(({ event }) => /^`(\w+)`/.exec(event)?.[1] ?? ''));
    expect([...documented].filter((name) => !served(name))).toEqual([]);
    const message = (() => {
      try {
        return String(readEvent('issues', {}, context));
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    })();
    const [, list = ''] = /run the workflow on (.*)\.$/.exec(message) ?? [];
    expect([...documented]).toEqual(list.split(', '));
  });
});
