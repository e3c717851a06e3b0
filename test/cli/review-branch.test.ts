import { chownSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/reporters/json.ts';
import { plimsoll, scratch } from './scratch.ts';

const { root, environment, git, write, folder, commit, remove } = scratch('review');
afterAll(remove);

const safe = (name: string) => `services:\n  ${name}:\n    image: a:1\n    privileged: false\n`;
const privileged = (name: string) => safe(name).replace('false', 'true');

const run = (place: string, ...args: readonly string[]) => plimsoll(place, environment, 'review', ...args);

async function review(
  place: string,
  ...args: readonly string[]
): Promise<Report & { readonly exit: number; readonly stderr: string }> {
  const { status, stdout, stderr } = await run(place, '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  const report: Report = JSON.parse(stdout);
  return { ...report, exit: status, stderr };
}

const told = ({ findings }: Report) =>
  findings.filter(({ rule }) => rule === 'container/privileged').map(({ path, status }) => `${path} ${status}`);

let clone = '';
let base = '';
beforeAll(() => {
  clone = folder('clone', {});
  git(clone, 'init', '--quiet');
  base = commit(clone, {
    'old/compose.yaml': privileged('old'),
    'web/compose.yaml': safe('web'),
    'fixed/compose.yaml': privileged('fixed'),
  });
  git(clone, 'checkout', '--quiet', '-b', 'topic');
  commit(clone, { 'web/compose.yaml': privileged('web'), 'fixed/compose.yaml': safe('fixed') });
  git(clone, 'checkout', '--quiet', 'main');
  // What main gained since is no part of the branch.
  commit(clone, {
    'later/compose.yaml': privileged('later'),
    'old/compose.yaml': `${privileged('old')}    hostname: old\n`,
    '.github/plimsoll.yml': 'fail-on: critical\n',
  });
  git(clone, 'checkout', '--quiet', 'topic');
});

describe('a branch', () => {
  test('is compared with where it left the base, which is told when nobody named it', async () => {
    const report = await review(clone);
    expect(told(report)).toEqual(['fixed/compose.yaml fixed', 'web/compose.yaml introduced']);
    expect(report.stderr).toBe(`plimsoll: Comparing with main (merge base ${base.slice(0, 10)}).\n`);
  });

  test('that has nothing of its own is told to be so: what is not committed is not reviewed', async () => {
    const { findings, stderr } = await review(clone, '--head', 'main');
    expect([findings, stderr]).toEqual([
      [],
      'plimsoll: main already contains every commit of head. Uncommitted changes are not reviewed.\n',
    ]);
  });

  test('is told of under `changed-files` where it touches a file, and under `all` everywhere', async () => {
    expect(told(await review(clone, '--scope', 'changed-files'))).toEqual([
      'fixed/compose.yaml fixed',
      'web/compose.yaml introduced',
    ]);
    expect(told(await review(clone, '--scope', 'all'))).toEqual([
      'fixed/compose.yaml fixed',
      'old/compose.yaml existing',
      'web/compose.yaml introduced',
    ]);
  });

  test('under `all` has Dockerfiles reviewed as well that it leaves alone', async () => {
    const place = folder('dockerfiles', {});
    git(place, 'init', '--quiet');
    commit(place, { 'a/Dockerfile': 'FROM alpine:3.22\nUSER root\n' });
    git(place, 'checkout', '--quiet', '-b', 'topic');
    commit(place, { 'b/Dockerfile': 'FROM alpine:3.22\nUSER root\n' });
    const places = async (scope: string) =>
      (await review(place, '--scope', scope)).findings.flatMap(({ rule, path, status }) =>
        rule === 'dockerfile/root-user' ? [`${path} ${status}`] : [],
      );
    expect(await places('changed-files')).toEqual(['b/Dockerfile introduced']);
    expect(await places('all')).toEqual(['a/Dockerfile existing', 'b/Dockerfile introduced']);
  });

  test('the config is that of the tip of the base, not of the branch; flags beat it', async () => {
    expect((await review(clone)).exit).toBe(0);
    expect((await review(clone, '--base', base)).exit).toBe(1);
    expect((await review(clone, '--fail-on', 'high')).exit).toBe(1);
    const file = join(folder('elsewhere', { 'c.yml': 'rules: { container/privileged: off }\n' }), 'c.yml');
    expect(told(await review(clone, '--config', file))).toEqual([]);
  });

  test('from a folder below, and from a bare clone, paths are told from the root of the repository', async () => {
    expect(told(await review(join(clone, 'web')))).toEqual(['fixed/compose.yaml fixed', 'web/compose.yaml introduced']);
    const bare = join(root, 'bare.git');
    git(root, 'clone', '--quiet', '--bare', clone, bare);
    expect(told(await review(bare, '--base', 'main', '--head', 'topic'))).toEqual([
      'fixed/compose.yaml fixed',
      'web/compose.yaml introduced',
    ]);
  });

  test('files that are not committed are not looked at', async () => {
    write(clone, { 'dirty/compose.yaml': privileged('dirty') });
    expect(told(await review(clone))).toEqual(['fixed/compose.yaml fixed', 'web/compose.yaml introduced']);
    write(clone, { 'dirty/compose.yaml': undefined });
  });

  test('a renamed file introduces nothing', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'rename', base);
    git(clone, 'mv', 'old', 'new');
    commit(clone, {});
    expect(told(await review(clone, '--base', base))).toEqual([]);
    git(clone, 'checkout', '--quiet', 'topic');
  });

  test('says of changed files what a scan of them says', async () => {
    const { findings } = await review(clone, '--scope', 'changed-files');
    const scanned = await plimsoll(clone, environment, 'scan', '--format', 'json', 'web', 'fixed');
    const report: Report = JSON.parse(scanned.stdout);
    const key = ({ rule, path, span, fingerprint }: Report['findings'][number]) => [
      rule,
      path,
      span.start.line,
      fingerprint,
    ];
    expect(findings.filter(({ status }) => status !== 'fixed').map(key)).toEqual(report.findings.map(key));
  });
});

test('what an unchanged file says about a changed one is told by both, and only what changed is counted', async () => {
  const place = folder('extended', {});
  git(place, 'init', '--quiet');
  // Alone, the service is no mistake: only who extends it lacks the network.
  const shared = 'services:\n  shared:\n    image: a:1\n    networks: [back]\nnetworks: { back: }\n';
  const from = commit(place, {
    'shared.compose.yaml': shared,
    'compose.yaml': `services:\n  web:\n    extends: { file: shared.compose.yaml, service: shared }\n`,
  });
  commit(place, { 'shared.compose.yaml': `${shared}# changed\n`, README: 'x' });
  const args = ['--profile', 'all', '--fail-on', 'none'];
  const reviewed = await review(place, '--base', from, '--scope', 'changed-files', ...args);
  const scanned = await plimsoll(place, environment, 'scan', '--format', 'json', ...args, 'shared.compose.yaml');
  const report: Report = JSON.parse(scanned.stdout);
  const key = ({ rule, span, fingerprint }: Report['findings'][number]) => [rule, span, fingerprint];
  expect(reviewed.findings.map(({ rule }) => rule)).toContain('compose/undefined-reference');
  expect(report.findings.map(key)).toEqual(reviewed.findings.map(key));
  expect([reviewed.stats.files, report.stats.files]).toEqual([1, 1]);
  expect((await review(place, '--base', from)).stats.files).toBe(1);
});

describe('what is not there is a mistake', () => {
  test.each([
    [['--base', 'nowhere'], '`--base`: there is no commit `nowhere` in this clone; fetch it, or pass another one.'],
    [['--head', '--upload-pack=x'], '`--head` needs a value: REF.'],
    [
      ['--head=--upload-pack=x'],
      '`--head`: there is no commit `--upload-pack=x` in this clone; fetch it, or pass another one.',
    ],
    [['web'], '`plimsoll review` takes no argument `web`.'],
    [['--images', '--platform', 'arm'], '`--platform`: `arm` is not a platform such as linux/amd64.'],
  ])('%j', async (args, message) => {
    expect(await run(clone, ...args)).toEqual({ status: 2, stdout: '', stderr: `plimsoll: ${message}\n` });
  });

  test('a folder outside of any repository', async () => {
    const { status, stderr } = await run(root);
    expect([status, stderr]).toEqual([2, expect.stringContaining('is not in a readable git repository')]);
  });

  test('a commit, in a repository without one', async () => {
    const place = folder('fresh', {});
    git(place, 'init', '--quiet');
    expect((await run(place)).stderr).toBe(
      'plimsoll: This repository has no commit yet; use `plimsoll scan`, which needs none.\n',
    );
  });

  test('a common history of head and base', async () => {
    const place = folder('orphan', {});
    git(place, 'init', '--quiet');
    commit(place, { a: '' });
    git(place, 'checkout', '--quiet', '--orphan', 'new');
    commit(place, { b: '' });
    expect((await run(place, '--base', 'main')).stderr).toBe(
      'plimsoll: Head and `main` have no common history; pass another `--base`.\n',
    );
  });

  test('a clone too shallow to know where the two parted', async () => {
    const shallow = join(root, 'shallow');
    git(root, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${clone}`, shallow);
    const { status, stderr } = await run(shallow, '--base', 'origin/main');
    expect([status, stderr]).toEqual([2, expect.stringContaining('`git fetch --unshallow`')]);
  });

  test.skipIf(process.platform === 'win32')(
    'a config that is a link, which would otherwise count for nothing',
    async () => {
      const place = folder('linked', { '.github/real.yml': 'fail-on: none\n' });
      git(place, 'init', '--quiet');
      symlinkSync('real.yml', join(place, '.github/plimsoll.yml'));
      commit(place, {});
      const { status, stderr } = await run(place, '--base', 'HEAD');
      expect([status, stderr]).toEqual([2, expect.stringContaining('`.github/plimsoll.yml` is a symbolic link')]);
    },
  );

  test.skipIf(process.getuid?.() !== 0)('a clone of another user, and what to do about it', async () => {
    const place = folder('foreign', {});
    git(place, 'init', '--quiet');
    chownSync(place, 65534, 65534);
    chownSync(join(place, '.git'), 65534, 65534);
    const { status, stderr } = await run(place);
    expect([status, stderr]).toEqual([2, expect.stringContaining('`git config --global --add safe.directory`')]);
  });

  test('a broken config at the base names its line', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'broken', base);
    commit(clone, { '.github/plimsoll.yml': 'version: 1\nprofil: all\n' });
    git(clone, 'checkout', '--quiet', 'topic');
    expect((await run(clone, '--base', 'broken')).stderr).toBe(
      'plimsoll: .github/plimsoll.yml:2:1: there is no key `profil`; did you mean `profile`?\n',
    );
  });
});
