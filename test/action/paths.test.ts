import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { moveHead } from '../emulator/branches.ts';
import type { FileContent } from '../emulator/repository.ts';
import type { RunResult } from '../emulator/run-action.ts';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { rootless, runStep, safe, startEmulator } from './step.ts';

/* What a pull request may call its files, and what it may put in a file's place. */

const strict = { 'fail-on': 'medium', 'max-comments': '100' };
const run = (github: Emulator) => runStep(github, { inputs: strict });

interface Report {
  readonly findings: readonly { readonly path: string }[];
  readonly gaps: readonly { readonly path?: string; readonly reason: string; readonly blocking: boolean }[];
}

const reportOf = ({ files }: RunResult): Report => JSON.parse(files['plimsoll.json'] ?? '{}');
const pathsOf = (result: RunResult) => reportOf(result).findings.map(({ path }) => path);
const gapsOf = (result: RunResult) =>
  reportOf(result).gaps.map(({ path, reason, blocking }) => [path, reason, blocking]);

/** Sorted as text. */
const names = [
  '##[error]x/Dockerfile',
  '%0A::error::x/Dockerfile',
  '%2e%2e/Dockerfile',
  '--help/Dockerfile',
  '-x.Dockerfile',
  '.../Dockerfile',
  '::error::x/Dockerfile',
  '<!-- plimsoll v=1 -->/Dockerfile',
  '@all/Dockerfile',
  'DOCKERFILE',
  'Dockerfile',
  'Dockerfile.',
  '[x](example.org)/Dockerfile',
  `${'long/'.repeat(500)}Dockerfile`,
  'a\\b/Dockerfile',
  'a`b|c/Dockerfile',
  'aux/Dockerfile',
  'con.Dockerfile',
  'control\u0001\u001b[31m\r/Dockerfile',
  'dockerfile',
  'e\u0301/Dockerfile',
  'line\nbreak/Dockerfile',
  'nul/Dockerfile',
  'right-to-left\u202e/Dockerfile',
  'trailing. /Dockerfile',
  '\u00e9/Dockerfile',
  '\u{1f600}/Dockerfile',
].toSorted();
const oddNames: EmulatorOptions = {
  pull: { commits: [Object.fromEntries(names.map((name, index) => [name, `${rootless}LABEL n="${index}"\n`]))] },
};

// Windows has no such names, and its git takes none.
describe.skipIf(process.platform === 'win32')('files of any name', () => {
  test('are told apart on every surface, and a second run finds each again', async () => {
    const github = await startEmulator(oddNames);
    const result = await run(github);
    expect(pathsOf(result).toSorted()).toEqual(names);
    expect(github.pull.threads.map(({ path }) => path).toSorted()).toEqual(names);
    const document = JSON.parse(result.files['plimsoll.sarif'] ?? '{}');
    const uris: readonly string[] = document.runs[0].results.map(
      (one: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }) =>
        one.locations[0].physicalLocation.artifactLocation.uri,
    );
    expect(uris.map(decodeURIComponent).toSorted()).toEqual(names);
    // None of them is a scheme, a host or a way up.
    expect(uris.filter((uri) => !new URL(uri, 'https://a.example/r/').href.startsWith('https://a.example/r/'))).toEqual(
      [],
    );
    github.forgetRequests();
    const again = await run(github);
    expect(again.outputs['review-id']).toBe('');
    expect(github.pull.threads).toHaveLength(names.length);
  }, 60_000);

  test('are annotated under their own names, ten of a level, and command nothing', async () => {
    const github = await startEmulator(oddNames);
    const { commands, annotations } = await runStep(github, { inputs: { ...strict, annotations: 'true' } });
    expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual(
      names.slice(0, 10).map((name) => ['warning', name]),
    );
    expect(commands).toEqual(annotations);
  }, 60_000);

  test('that no text can tell apart are one review, and a gap that blocks', async () => {
    const github = await startEmulator({ pull: { commits: [{ Dockerfile: rootless }] } });
    const { world, pull } = github;
    const { repository } = world;
    const blob = (await repository.git(['rev-parse', `${pull.head.oid}:Dockerfile`])).trim();
    const entries = [0xfe, 0xff].map((byte) => [`100644 blob ${blob}\tDockerfile.`, byte, 0]);
    const bytes = entries.flat().map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part])));
    const input = Buffer.concat(bytes);
    const tree = execFileSync('git', ['-C', repository.path, 'mktree', '-z'], { input, encoding: 'utf8' }).trim();
    await moveHead(world, pull, await repository.commitTree(tree, [pull.base.oid], 'Bytes'));
    const result = await run(github);
    expect(pathsOf(result)).toEqual(['Dockerfile.\ufffd']);
    expect(gapsOf(result)).toEqual([
      [
        'Dockerfile.\ufffd',
        'Several files have names that look the same as text; only one of them was reviewed.',
        true,
      ],
    ]);
  });
});

describe('in the place of a Dockerfile', () => {
  const change = async (
    to: EmulatorOptions['main'],
    main: EmulatorOptions['main'] = [{ Dockerfile: safe }],
    inputs = {},
  ) => {
    const github = await startEmulator({ main, pull: { commits: to ?? [] } });
    const result = await runStep(github, { inputs: { ...strict, ...inputs } });
    expect(github.pull.threads).toEqual([]);
    return { exitCode: result.exitCode, paths: pathsOf(result), gaps: gapsOf(result) };
  };
  const link = 'It is a symbolic link to';

  test('a link to one that has its own review is told', async () => {
    expect(await change([{ Dockerfile: { symlink: 'b/Dockerfile' }, 'b/Dockerfile': safe }])).toEqual({
      ...{ exitCode: 0, paths: [] },
      gaps: [['Dockerfile', `${link} b/Dockerfile, which is reviewed under its own name.`, false]],
    });
  });

  test('a link to what has none does not say that it has', async () => {
    const hidden = { Dockerfile: { symlink: 'docs/image' }, 'docs/image': rootless };
    const why = 'its own name is not that of a container file; add it to `include` to review it';
    expect(await change([hidden])).toEqual({
      ...{ exitCode: 0, paths: [] },
      gaps: [['Dockerfile', `${link} docs/image, which was not reviewed: ${why}.`, false]],
    });
    const excluded = { Dockerfile: { symlink: 'old/Dockerfile' }, 'old/Dockerfile': rootless };
    expect(await change([excluded], [{ Dockerfile: safe }], { exclude: 'old' })).toEqual({
      ...{ exitCode: 0, paths: [] },
      gaps: [['Dockerfile', `${link} old/Dockerfile, which was not reviewed: \`exclude\` leaves it out.`, false]],
    });
  });

  test.each(['../../etc/passwd', '/proc/self/environ', 'no/such', 'Dockerfile', 'vendor', '.'])(
    'a link to %s fails the job, and is not followed',
    async (symlink) => {
      const tree = { Dockerfile: { symlink }, vendor: { submodule: '1'.repeat(40) } };
      expect(await change([tree])).toEqual({
        ...{ exitCode: 1, paths: [] },
        gaps: [['Dockerfile', `${link} ${symlink}, which is not a file of the repository; it was not followed.`, true]],
      });
    },
  );

  test('a submodule is told: nothing in it is reviewed', async () => {
    const reason = 'It is a submodule, which belongs to another repository; nothing in it was reviewed.';
    const submodule = { submodule: '1'.repeat(40) };
    expect(await change([{ Dockerfile: submodule, 'vendor/app': submodule }])).toEqual({
      ...{ exitCode: 0, paths: [] },
      gaps: [['Dockerfile', reason, false]],
    });
  });

  test('a file that was a link is reviewed as one that is new', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: { symlink: 'b/Dockerfile' }, 'b/Dockerfile': safe }],
      pull: { commits: [{ Dockerfile: rootless, 'b/Dockerfile': safe }] },
    });
    expect((await run(github)).outputs['introduced']).toBe('1');
    expect(github.pull.threads.map(({ path }) => path)).toEqual(['Dockerfile']);
  });
});

describe('in the place of the config', () => {
  const config = '.github/plimsoll.yml';

  test('a link to a file of the base branch is that file', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: safe, [config]: { symlink: '../shared.yml' }, 'shared.yml': 'fail-on: none\n' }],
      pull: { commits: [{ Dockerfile: rootless }] },
    });
    expect((await runStep(github)).exitCode).toBe(0);
  });

  test.each<[string, FileContent, string]>([
    ['a link that leads elsewhere', { symlink: '/etc/passwd' }, 'is a symbolic link that does not point to a file'],
    ['a submodule', { submodule: '1'.repeat(40) }, 'is a folder, not a file'],
    ['a file of more than 1 MiB', `# ${'x'.repeat(1024 * 1024)}`, 'is larger than 1 MiB'],
  ])('%s fails the job: nobody knows what it would have said', async (_, content, why) => {
    const github = await startEmulator({
      main: [{ Dockerfile: safe, [config]: content }],
      pull: { commits: [{ Dockerfile: rootless }] },
    });
    const { exitCode, annotations } = await runStep(github);
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([{ name: 'error', message: expect.stringContaining(`\`${config}\` ${why}`) }]);
    expect(github.pull.reviews).toEqual([]);
  });
});
