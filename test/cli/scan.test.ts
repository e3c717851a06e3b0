import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toldParser } from '../../src/cli/progress.ts';
import type { Report } from '../../src/reporters/json.ts';
import { parser } from '../../src/snapshot/collect.ts';
import { terminalLog } from '../../src/system/terminal.ts';
import { plimsoll, scratch } from './scratch.ts';

const { root, environment, git, folder, remove, write } = scratch('scan');
afterAll(remove);

const rootful = 'FROM alpine:3.22\nUSER root\n';
const privileged = 'services:\n  a:\n    image: a:1\n    privileged: true\n';

const run = (place: string, ...args: readonly string[]) => plimsoll(place, environment, ...args);

async function scan(place: string, ...args: readonly string[]): Promise<Report & { readonly exit: number }> {
  const { status, stdout, stderr } = await run(place, 'scan', '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  const report: Report = JSON.parse(stdout);
  return { ...report, exit: status };
}

/** `path:line rule`, of one rule each of the two files above breaks. */
async function places(place: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { findings } = await scan(place, ...args);
  return findings
    .filter(({ rule }) => rule === 'container/privileged' || rule === 'dockerfile/root-user')
    .map(({ path, span }) => `${path}:${span.start.line}`);
}

describe('what is scanned', () => {
  const plain = folder('plain', {
    Dockerfile: rootful,
    'a b/compose.yaml': privileged,
    'deep/er/Dockerfile.dev': rootful,
    'node_modules/x/Dockerfile': rootful,
    'odd/recipe': rootful,
    'odd/stack': privileged,
  });

  test('every container file below here, in order', async () => {
    expect(await places(plain)).toEqual(['Dockerfile:2', 'a b/compose.yaml:4', 'deep/er/Dockerfile.dev:2']);
  });

  test('only what is below the paths, told from here', async () => {
    expect(await places(plain, 'deep', './a b/')).toEqual(['a b/compose.yaml:4', 'deep/er/Dockerfile.dev:2']);
    expect(await places(join(plain, 'deep'), '..')).toEqual([
      '../Dockerfile:2',
      '../a b/compose.yaml:4',
      'er/Dockerfile.dev:2',
    ]);
    expect(await places(root, 'plain/deep')).toEqual(['plain/deep/er/Dockerfile.dev:2']);
    expect(await places(plain, join(plain, 'deep'))).toEqual(['deep/er/Dockerfile.dev:2']);
  });

  test('a file of any name, told by its content', async () => {
    expect(await places(plain, 'odd/recipe', 'odd/stack')).toEqual(['odd/recipe:2', 'odd/stack:4']);
    expect(await places(plain, 'node_modules/x/Dockerfile')).toEqual(['node_modules/x/Dockerfile:2']);
    expect(await places(plain, 'node_modules/x')).toEqual(['node_modules/x/Dockerfile:2']);
  });

  test('what exclude leaves in and include adds, by globs seen from here', async () => {
    expect(await places(plain, '--exclude', 'deep', '--exclude', 'a*/**')).toEqual(['Dockerfile:2']);
    expect(await places(plain, '--include', 'odd/*', 'odd')).toEqual(['odd/recipe:2', 'odd/stack:4']);
    expect(await places(plain, '--exclude', '**', 'Dockerfile')).toEqual(['Dockerfile:2']);
    const takenBack = ['--exclude', 'deep', '--exclude', '!deep/er/*.dev', '--exclude', 'a b', '--exclude', '!x'];
    expect(await places(plain, ...takenBack)).toEqual(['Dockerfile:2', 'deep/er/Dockerfile.dev:2']);
    expect(await places(root, '--exclude', 'plain', '--exclude', '!plain/deep', 'plain')).toEqual([
      'plain/deep/er/Dockerfile.dev:2',
    ]);
  });

  test('a path that is not there is a mistake', async () => {
    expect(await run(plain, 'scan', 'nowhere')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'plimsoll: `nowhere` does not exist.\n',
    });
  });

  test.each([
    ['Dockerfil', '`Dockerfil` does not exist; did you mean `Dockerfile`?'],
    ['deep/er/Dockerfile.deb', '`deep/er/Dockerfile.deb` does not exist; did you mean `deep/er/Dockerfile.dev`?'],
    ['Dockerfile/x', '`Dockerfile/x` does not exist.'],
  ])('%s, which is not there, is told with what may have been meant', async (path, told) => {
    expect(await run(plain, 'scan', path)).toEqual({ status: 2, stdout: '', stderr: `plimsoll: ${told}\n` });
  });

  test('an empty path is one as well, and not everything', async () => {
    const { status, stderr } = await run(plain, 'scan', 'deep', '');
    expect([status, stderr]).toEqual([2, expect.stringContaining('A path is empty')]);
  });

  test('where there is nothing, that is said', async () => {
    const { status, stderr } = await run(folder('empty', { x: '' }), 'scan');
    const told =
      'No container file was found here; pass one (`plimsoll scan FILE`), or add a glob for your file names with `--include`.';
    expect([status, stderr]).toEqual([0, `plimsoll: ${told}\n`]);
  });

  test.skipIf(process.platform === 'win32')('a folder that is a link, when it is named', async () => {
    symlinkSync(join(plain, 'deep'), join(root, 'link'));
    expect(await places(root, 'link')).toEqual(['plain/deep/er/Dockerfile.dev:2']);
  });
});

describe('in a repository', () => {
  const clone = folder('clone', {
    'services/web/Dockerfile': rootful,
    'services/web/x/compose.yaml': privileged,
    'services/webhook/Dockerfile': rootful,
    'db/Dockerfile': rootful,
  });
  git(clone, 'init', '--quiet');

  test('paths are told from the working directory, files that are not committed included', async () => {
    const web = join(clone, 'services/web');
    expect(await places(web)).toEqual(['Dockerfile:2', 'x/compose.yaml:4']);
    expect(await places(web, '../../db')).toEqual(['../../db/Dockerfile:2']);
    expect(await places(root, 'clone/db', 'plain/deep')).toEqual([
      'clone/db/Dockerfile:2',
      'plain/deep/er/Dockerfile.dev:2',
    ]);
  });

  test('globs of flags and config are seen from the working directory as well', async () => {
    const web = join(clone, 'services/web');
    expect(await places(web, '--exclude', 'x/**')).toEqual(['Dockerfile:2']);
    expect(await places(root, '--exclude', 'clone/db', 'clone')).toEqual([
      'clone/services/web/Dockerfile:2',
      'clone/services/web/x/compose.yaml:4',
      'clone/services/webhook/Dockerfile:2',
    ]);
    const config = folder('config', {
      'c.yml': 'ignore: [{ rule: container/privileged, reason: r, paths: [x/compose.yaml] }]\n',
    });
    const { silenced } = await scan(web, '--config', join(config, 'c.yml'));
    expect(silenced.map(({ path }) => path)).toEqual(['x/compose.yaml']);
  });

  test('the text shows the code of files outside the working directory', async () => {
    const { stdout } = await run(join(clone, 'services/web'), 'scan', '../../db');
    expect(stdout).toContain('../../db/Dockerfile:2:6: ');
    expect(stdout).toContain('2 | USER root\n');
  });

  test('a comment that silences is told at its place from here', async () => {
    const web = folder('clone/services/quiet', {
      Dockerfile: 'FROM alpine:3.22\n# plimsoll: ignore[dockerfile/root-user] r\nUSER root\n',
    });
    const { silenced } = await scan(web);
    expect(silenced.map(({ path, by }) => [path, by])).toEqual([['Dockerfile', 'inline comment, Dockerfile:2']]);
    const fromAbove = await scan(clone, 'services/quiet');
    expect(fromAbove.silenced.map(({ by }) => by)).toEqual(['inline comment, services/quiet/Dockerfile:2']);
  });
});

describe('the config', () => {
  const place = folder('configured', {
    Dockerfile: rootful,
    '.github/plimsoll.yml': 'rules: { dockerfile/root-user: low }\nfail-on: none\n',
    'other.yml': 'rules: { dockerfile/root-user: off }\n',
    'broken.yml': 'fail_on: high\n',
    'sub/Dockerfile': rootful,
  });
  const severity = async (...args: readonly string[]) =>
    (await scan(place, 'Dockerfile', ...args)).findings.find(({ rule }) => rule === 'dockerfile/root-user')?.severity;

  test('is read here, or where --config says, and flags beat it', async () => {
    expect(await severity()).toBe('low');
    expect(await severity('--config', 'other.yml')).toBeUndefined();
    expect((await scan(place, '--fail-on', 'low', 'Dockerfile')).exit).toBe(1);
    expect((await scan(place, 'Dockerfile')).exit).toBe(0);
  });

  test('is not read elsewhere', async () => {
    const { findings } = await scan(join(place, 'sub'));
    expect(findings.find(({ rule }) => rule === 'dockerfile/root-user')?.severity).not.toBe('low');
  });

  test('a mistake in it is one line with its place', async () => {
    expect(await run(place, 'scan', '--config', 'broken.yml')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'plimsoll: broken.yml:1:1: there is no key `fail_on`; did you mean `fail-on`?\n',
    });
    expect((await run(place, 'scan', '--config', 'nowhere.yml')).stderr).toBe(
      'plimsoll: The config `nowhere.yml` could not be read (there is no such file).\n',
    );
    expect((await run(place, 'scan', '--config', 'sub')).stderr).toBe(
      'plimsoll: The config `sub` could not be read (it is a folder).\n',
    );
  });

  test('under a name that nobody reads is a mistake, unless there is another', async () => {
    const misnamed = folder('misnamed', { '.github/plimsoll.yaml': 'fail-on: none\n', Dockerfile: 'FROM a:1\n' });
    expect(await run(misnamed, 'scan')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'plimsoll: The config is read from `.github/plimsoll.yml`; rename `.github/plimsoll.yaml`, or pass it with `--config`.\n',
    });
    expect((await run(misnamed, 'scan', '--config', '.github/plimsoll.yaml')).status).toBe(0);
    write(misnamed, { '.github/plimsoll.yml': 'fail-on: none\n' });
    expect((await run(misnamed, 'scan')).status).toBe(0);
  });
});

describe('the exit status', () => {
  const bad = folder('bad', { 'compose.yaml': privileged, 'docker-compose.yml': 'services: [\n' });
  const broken = folder('broken', { 'docker-compose.yml': 'services: [\n' });

  test('findings come before gaps', async () => {
    expect((await scan(bad)).exit).toBe(1);
    expect((await scan(bad, '--fail-on', 'none')).exit).toBe(3);
    expect((await scan(bad, '--fail-on', 'none', '--on-error', 'warn')).exit).toBe(0);
    expect((await scan(broken)).exit).toBe(3);
  });

  test('a gap names the file and what is wrong', async () => {
    const { gaps } = await scan(broken);
    expect(gaps).toEqual([
      {
        path: 'docker-compose.yml',
        subject: 'docker-compose.yml',
        reason: expect.stringContaining('Line '),
        blocking: true,
      },
    ]);
  });

  test('a mistake is 2, whatever else there is', async () => {
    expect((await run(bad, 'scan', '--frmat')).status).toBe(2);
    expect(await run(bad, 'scan', '--output', 'nowhere/report.json')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'plimsoll: The report could not be written to `nowhere/report.json` (there is no such folder).\n',
    });
  });

  test('images that were asked for and could not be looked at are 3, and how to have a Trivy is told', async () => {
    const pulls = folder('pulls', { Dockerfile: `FROM alpine:3.22@sha256:${'a'.repeat(64)}\nUSER 1000\n` });
    const { status, stdout } = await run(pulls, 'scan', '--images', '--trivy-path', 'nowhere');
    expect([status, stdout]).toEqual([3, expect.stringContaining('there is no program at')]);
    // None is fetched: only a workflow may have one fetched that nobody looked at.
    const bare = { HOME: root, PATH: join(root, 'nowhere'), RUNNER_TOOL_CACHE: join(root, 'tools') };
    const none = await plimsoll(pulls, bare, 'scan', '--images', '--trivy-cache-dir', join(root, 'cache'));
    expect([none.status, none.stdout]).toEqual([3, expect.stringContaining('There is no Trivy here: install it (')]);
    const report = await run(pulls, 'scan', '--image-report', 'x.json');
    expect([report.status, report.stdout]).toEqual([3, expect.stringContaining('This report does not exist')]);
    expect((await run(pulls, 'scan', '--images', '--trivy-sha256', 'x')).status).toBe(2);
  });
});

test('registries that are allowed are those that are named, in place of the public ones', async () => {
  const place = folder('registries', { Dockerfile: `FROM r.example/a:1@sha256:${'a'.repeat(64)}\nUSER 1000\n` });
  const told = async (...args: readonly string[]) =>
    (await scan(place, ...args)).findings.flatMap(({ rule, severity }) =>
      rule === 'dockerfile/unlisted-registry' ? [severity] : [],
    );
  expect(await told()).toEqual(['low']);
  expect(await told('--allowed-registries', 'docker.io')).toEqual(['high']);
  expect(await told('--allowed-registries', 'docker.io', '--allowed-registries', 'r.example')).toEqual([]);
});

describe('the report', () => {
  const place = folder('report', { Dockerfile: rootful });

  test.each([
    ['text', /^Dockerfile:2:6: /m],
    ['json', /^\{\n {2}"version": 1,/],
    ['sarif', /"version": "2\.1\.0"/],
    ['markdown', /^## Plimsoll: /],
  ])('as %s', async (format, form) => {
    const { stdout, stderr } = await run(place, 'scan', '--format', format);
    expect(stdout).toMatch(form);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stderr).toBe('');
  });

  test('as SARIF has what was silenced as well, and by what', async () => {
    const code = '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE 22\n';
    const quiet = folder('quiet', { Dockerfile: `FROM alpine:3.22\n${code}USER 1000\n` });
    const { stdout } = await run(quiet, 'scan', '--format', 'sarif');
    const { results } = JSON.parse(stdout).runs[0];
    expect(results).toMatchObject([
      { ruleId: 'dockerfile/exposed-ssh', suppressions: [{ kind: 'inSource', justification: expect.anything() }] },
    ]);
  });

  test('as Markdown commands no runner, whatever a folder is called', async () => {
    const odd = folder('odd-names', { '##[error]x/Dockerfile': rootful });
    const { stdout } = await run(odd, 'scan', '--format', 'markdown');
    expect(stdout).toContain('error]x/Dockerfile');
    expect(stdout).not.toContain('##[');
  });

  test('goes to standard output where `-` is named', async () => {
    const { stdout, status } = await run(place, 'scan', '--output', '-');
    expect([stdout.includes('Dockerfile:2:6: '), status]).toEqual([true, 0]);
  });

  test('goes to a file when one is named, without colours', async () => {
    const { stdout, status } = await plimsoll(
      place,
      { ...environment, FORCE_COLOR: '1' },
      'scan',
      '--output',
      'out.txt',
    );
    expect([stdout, status]).toEqual(['', 0]);
    expect(readFileSync(join(place, 'out.txt'), 'utf8')).toContain('Dockerfile:2:6: ');
    expect(readFileSync(join(place, 'out.txt'), 'utf8')).not.toContain('\u001b');
  });

  test('has colours where they are wanted', async () => {
    const { stdout } = await plimsoll(place, { ...environment, FORCE_COLOR: '1' }, 'scan');
    expect(stdout).toContain('\u001b[');
  });

  test('says the same for equal files, whatever the folder', async () => {
    const here = await scan(place, 'Dockerfile');
    const above = await scan(root, 'report/Dockerfile');
    expect(above.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      here.findings.map(({ fingerprint }) => fingerprint),
    );
  });
});

test('long work is told as it goes on, on a terminal alone', async () => {
  const told: string[] = [];
  let seconds = 0;
  const log = terminalLog({ isTTY: true, columns: 80, write: (text) => told.push(text) }, () => (seconds += 1000));
  const parse = toldParser(parser(), log);
  for (let n = 0; n < 120; n++) parse(`${n}/Dockerfile`, rootful, 'dockerfile');
  expect(told.filter((text) => text.startsWith('Reading'))).toEqual([
    'Reading container files… 50',
    'Reading container files… 100',
  ]);
  const many = folder('many', Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}/Dockerfile`, rootful])));
  expect((await run(many, 'scan', '--format', 'json')).stderr).toBe('');
});
