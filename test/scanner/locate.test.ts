import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { locateTrivy } from '../../src/trivy/locate.ts';
import { archiveName } from '../../src/trivy/releases.ts';
import type { TrivySettings } from '../../src/trivy/settings.ts';
import { openWorkplace } from '../../src/trivy/workplace.ts';
import { keptLog, newFolder, settingsOf, standIn } from './stand-in.ts';

const system = '/usr/bin:/bin';
let toolCache = '';
let server: Server | undefined;

beforeEach(() => {
  toolCache = newFolder();
  // The toolkit reads it from the process itself.
  vi.stubEnv('RUNNER_TOOL_CACHE', toolCache);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

async function locate(more: Partial<TrivySettings>, path = '') {
  const environment = { PATH: path === '' ? system : `${path}:${system}`, RUNNER_TOOL_CACHE: toolCache };
  const workplace = openWorkplace(environment);
  const log = keptLog();
  const answer = await locateTrivy(settingsOf({ environment, ...more }), workplace, log);
  // A download without a tool cache lies in the workplace, so what is asked of the file is asked before it goes.
  const version = answer.kind === 'ok' ? execFileSync(answer.value.program, ['--version'], { encoding: 'utf8' }) : '';
  await workplace.close();
  return { answer, log: log.lines, version };
}

const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const how =
  'install it (https://trivy.dev/docs/latest/getting-started/installation/) so that it is on PATH, or pass `--trivy-path`.';
const failed = (reason: string) => ({ kind: 'failed', cause: 'unavailable', reason });

/** A Trivy in the tool cache, as another action or a runner's image leaves it. */
function cached(version: string, saying = version): string {
  const folder = join(toolCache, 'trivy', version, process.arch);
  standIn({ folder, version: saying });
  writeFileSync(`${folder}.complete`, '');
  return join(folder, 'trivy');
}

describe('trivy-path', () => {
  test('is taken as it is, whatever version it is and whatever is on PATH', async () => {
    const { program } = standIn({ version: '0.50.1' });
    const { answer, log } = await locate({ path: program, version: '0.74.0' }, standIn().folder);
    expect(answer).toEqual({ kind: 'ok', value: { program, version: '0.50.1' } });
    expect(log).toEqual([`Trivy 0.50.1 (\`trivy-path\`: ${program}).`]);
  });

  test('is refused where nothing is there, and nothing else is looked for', async () => {
    const { answer } = await locate({ path: '/nowhere/trivy' }, standIn().folder);
    expect(answer).toEqual(failed('`trivy-path`: there is no program at `/nowhere/trivy`.'));
  });

  test('is compared with trivy-sha256 where that is given', async () => {
    const { program } = standIn();
    const digest = digestOf(program);
    const { answer } = await locate({ path: program, sha256: digest.toUpperCase() });
    expect(answer).toEqual({ kind: 'ok', value: { program, version: '0.74.0' } });
    const { answer: refused } = await locate({ path: program, sha256: '0'.repeat(64) });
    expect(refused).toEqual(
      failed(
        `The SHA-256 of \`${program}\` is ${digest}, not \`trivy-sha256\`; together with \`trivy-path\`, it must be the digest of the program.`,
      ),
    );
  });

  test('is refused where it does not answer as Trivy does', async () => {
    const program = join(newFolder(), 'trivy');
    writeFileSync(program, '#!/bin/sh\necho hello\n');
    chmodSync(program, 0o755);
    const { answer } = await locate({ path: program });
    expect(answer).toEqual(
      failed(
        `\`${program}\` does not answer \`--version\` as Trivy does (exit status 0): install Trivy again, or set \`trivy-path\` to another one.`,
      ),
    );
  });
});

describe.each(['0.69.4', 'v0.69.5', '0.69.6'])('the malicious release %s', (version) => {
  const bare = version.replace('v', '');
  const reason = (where: string, said = version) =>
    `Trivy ${said} is one of the malicious releases of March 2026 and is not used. ${where}: use another version, and follow https://github.com/advisories/GHSA-69fq-xp46-6x23 if it ever ran.`;

  test('is refused where it is asked for', async () => {
    const { answer } = await locate({ version, sha256: '0'.repeat(64), mayDownload: true });
    expect(answer).toEqual(failed(reason('`trivy-version` asks for it', bare)));
  });

  test('is refused at trivy-path, on PATH and in the tool cache', async () => {
    const { program, folder } = standIn({ version });
    const refused = failed(reason(`It is at \`${program}\``, bare));
    expect((await locate({ path: program })).answer).toEqual(refused);
    expect((await locate({ mayDownload: true }, folder)).answer).toEqual(refused);
    const inCache = cached('0.74.0', version);
    expect((await locate({})).answer).toEqual(failed(reason(`It is at \`${inCache}\``, bare)));
  });
});

describe('PATH', () => {
  test('is looked at before the tool cache', async () => {
    cached('0.74.0');
    const { program, folder } = standIn({ version: '0.72.0' });
    expect((await locate({}, folder)).answer).toEqual({ kind: 'ok', value: { program, version: '0.72.0' } });
  });

  test('counts only for the version that is asked for', async () => {
    const { program, folder } = standIn({ version: '0.72.0' });
    const inCache = cached('0.73.0');
    const { answer, log } = await locate({ version: 'v0.73.0' }, folder);
    expect(answer).toEqual({ kind: 'ok', value: { program: inCache, version: '0.73.0' } });
    expect(log).toEqual([
      `\`${program}\` was ignored: it is 0.72.0, not 0.73.0.`,
      `Trivy 0.73.0 (in the tool cache: ${inCache}).`,
    ]);
    expect((await locate({ version: '0.72.0' }, folder)).answer).toEqual({
      kind: 'ok',
      value: { program, version: '0.72.0' },
    });
  });

  test('counts only for the digest that is given', async () => {
    const { program, folder } = standIn();
    expect((await locate({ sha256: digestOf(program) }, folder)).answer.kind).toBe('ok');
    const { answer, log } = await locate({ sha256: '0'.repeat(64) }, folder);
    expect(log).toEqual([`\`${program}\` was ignored: \`trivy-sha256\` is not its digest.`]);
    expect(answer.kind).toBe('failed');
  });

  test('counts only for what answers as Trivy does', async () => {
    const folder = newFolder();
    const program = join(folder, 'trivy');
    writeFileSync(program, '#!/bin/sh\necho no version of trivy is set >&2; exit 126\n');
    chmodSync(program, 0o755);
    const passed = `It was ignored: \`${program}\` does not answer \`--version\` as Trivy does (exit status 126): install Trivy again, or set \`trivy-path\` to another one.`;
    expect((await locate({}, folder)).answer).toEqual(
      failed(
        `There is no Trivy here: install it (https://trivy.dev/docs/latest/getting-started/installation/) so that it is on PATH, or pass \`--trivy-path\`. ${passed}`,
      ),
    );
    const inCache = cached('0.74.0');
    const { answer, log } = await locate({}, folder);
    expect(answer).toEqual({ kind: 'ok', value: { program: inCache, version: '0.74.0' } });
    expect(log[0]).toBe(passed);
  });

  test('leads into no relative folder', async () => {
    const { folder } = standIn({ folder: join(newFolder(), 'bin') });
    const here = process.cwd();
    process.chdir(join(folder, '..'));
    const { answer, log } = await locate({ environment: { PATH: `bin:.::${system}`, RUNNER_TOOL_CACHE: toolCache } });
    process.chdir(here);
    // It is not even looked at: whoever opens a pull request may have put it there.
    expect([answer, log]).toEqual([failed(`There is no Trivy here: ${how}`), []]);
  });
});

test('where there is none and none may be fetched, it is said how to get one', async () => {
  expect((await locate({})).answer).toEqual(failed(`There is no Trivy here: ${how}`));
  expect((await locate({ version: '0.73.0' })).answer).toEqual(failed(`There is no Trivy 0.73.0 here: ${how}`));
});

test.each([
  [{ version: 'latest' }, '`trivy-version` must be a version such as `0.74.0`, not `latest`.'],
  [{ version: '../../x' }, '`trivy-version` must be a version such as `0.74.0`, not `../../x`.'],
  [{ sha256: 'abc' }, '`trivy-sha256` must be 64 hexadecimal digits.'],
])('%o is refused', async (more, reason) => {
  expect((await locate(more, standIn().folder)).answer).toEqual(failed(reason));
});

describe('a download', () => {
  const name = archiveName('9.9.9', process.platform, process.arch) ?? '';

  /** An archive as upstream packs it, and its digest. */
  function packed(version: string, program = 'trivy'): { readonly bytes: Buffer; readonly digest: string } {
    const { folder } = standIn({ version });
    for (const more of ['LICENSE', 'README.md']) writeFileSync(join(folder, more), more);
    if (program !== 'trivy') execFileSync('mv', [join(folder, 'trivy'), join(folder, program)]);
    const archive = join(newFolder(), name);
    execFileSync('tar', ['-czf', archive, '-C', folder, program, 'LICENSE', 'README.md']);
    return { bytes: readFileSync(archive), digest: digestOf(archive) };
  }

  async function mirror(answer: (path: string, asked: number) => Buffer | number) {
    const asked: { readonly path: string; readonly headers: readonly string[] }[] = [];
    server = createServer(({ url = '', headers }, response) => {
      asked.push({ path: url, headers: Object.keys(headers) });
      const given = answer(url, asked.length);
      if (typeof given === 'number') response.writeHead(given).end();
      else response.end(given);
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/trivy`, asked };
  }

  test('is fetched from a mirror, compared, opened and kept in the tool cache', async () => {
    const { bytes, digest } = packed('9.9.9');
    const { url, asked } = await mirror(() => bytes);
    const wanted = { version: '9.9.9', sha256: digest, mirror: `${url}/`, mayDownload: true };
    const program = join(toolCache, 'trivy', '9.9.9', process.arch, 'trivy');
    const { answer, log, version } = await locate(wanted);
    expect(answer).toEqual({ kind: 'ok', value: { program, version: '9.9.9' } });
    expect(version).toBe('Version: 9.9.9\n');
    expect(log).toEqual([
      `Downloading Trivy 9.9.9 from ${new URL(url).host}.`,
      `Trivy 9.9.9 (downloaded: ${program}).`,
    ]);
    const headers = expect.not.arrayContaining(['authorization', 'cookie']);
    expect(asked).toEqual([{ path: `/trivy/v9.9.9/${name}`, headers }]);

    const again = await locate(wanted);
    expect(again.log).toEqual([`Trivy 9.9.9 (in the tool cache: ${program}).`]);
    expect(asked.length).toBe(1);
  });

  test('that was changed in the tool cache is fetched anew', async () => {
    const { bytes, digest } = packed('9.9.9');
    const { url, asked } = await mirror(() => bytes);
    const wanted = { version: '9.9.9', sha256: digest, mirror: url, mayDownload: true };
    const { answer } = await locate(wanted);
    if (answer.kind === 'failed') throw new Error(answer.reason);
    writeFileSync(answer.value.program, '#!/bin/sh\necho Version: 9.9.9\n');
    const { version } = await locate(wanted);
    expect(version).toBe('Version: 9.9.9\n');
    expect(asked.length).toBe(2);
    expect(readFileSync(answer.value.program, 'utf8')).toContain('process.argv');
  });

  test('of another archive is not taken from the tool cache', async () => {
    const first = packed('9.9.9');
    const second = packed('9.9.9', 'trivy');
    let bytes = first.bytes;
    const { url, asked } = await mirror(() => bytes);
    const wanted = { version: '9.9.9', mirror: url, mayDownload: true };
    await locate({ ...wanted, sha256: first.digest });
    bytes = second.bytes;
    expect((await locate({ ...wanted, sha256: second.digest })).answer.kind).toBe('ok');
    expect(asked.length).toBe(2);
  });

  test('that cannot be kept in the tool cache is used where it lies', async () => {
    const { bytes, digest } = packed('9.9.9');
    const { url } = await mirror(() => bytes);
    toolCache = join(newFolder(), 'file');
    writeFileSync(toolCache, '');
    vi.stubEnv('RUNNER_TOOL_CACHE', toolCache);
    const { answer, log, version } = await locate({
      version: '9.9.9',
      sha256: digest,
      mirror: url,
      mayDownload: true,
    });
    expect([answer.kind, version]).toEqual(['ok', 'Version: 9.9.9\n']);
    expect(log[1]).toMatch(/^Trivy 9\.9\.9 could not be kept in the tool cache \(/);
  });

  test('with a wrong digest is not opened', async () => {
    const { bytes, digest } = packed('9.9.9');
    const { url } = await mirror(() => bytes);
    const { answer } = await locate({ version: '9.9.9', sha256: '0'.repeat(64), mirror: url, mayDownload: true });
    expect(answer).toEqual(
      failed(
        `The file from \`${url}/v9.9.9/${name}\` is not Trivy 9.9.9: its SHA-256 is ${digest}, not ${'0'.repeat(64)}. It was not opened.`,
      ),
    );
  });

  test('of the pinned version is compared with the table', async () => {
    const { bytes, digest } = packed('0.74.0');
    const { url } = await mirror(() => bytes);
    const { answer } = await locate({ mirror: url, mayDownload: true });
    expect(answer.kind === 'failed' && answer.reason).toMatch(
      new RegExp(`is not Trivy 0\\.74\\.0: its SHA-256 is ${digest}, not [0-9a-f]{64}\\. It was not opened\\.$`),
    );
    const { answer: contradiction } = await locate({ mirror: url, mayDownload: true, sha256: digest });
    expect(contradiction.kind === 'failed' && contradiction.reason).toMatch(
      /^`trivy-sha256` is not the digest of `trivy_0\.74\.0_.*`, which is [0-9a-f]{64}: remove it for this version\.$/,
    );
  });

  test('of a version outside the table needs its digest', async () => {
    expect((await locate({ version: '9.9.9', mayDownload: true })).answer).toEqual(
      failed(
        `Trivy 9.9.9 is not in Plimsoll's table of releases: set \`trivy-sha256\` to the SHA-256 of its archive \`${name}\`.`,
      ),
    );
  });

  test('that is a malicious release under another name is refused', async () => {
    const { bytes, digest } = packed('0.69.4');
    const { url } = await mirror(() => bytes);
    const { answer } = await locate({ version: '9.9.9', sha256: digest, mirror: url, mayDownload: true });
    expect(answer.kind === 'failed' && answer.reason).toContain('Trivy 0.69.4 is one of the malicious releases');
  });

  test('is tried again where the mirror stumbles, and not where it has none', async () => {
    const { bytes, digest } = packed('9.9.9');
    const stumbling = await mirror((_, asked) => (asked === 1 ? 503 : bytes));
    const wanted = { version: '9.9.9', sha256: digest, mayDownload: true };
    expect((await locate({ ...wanted, mirror: stumbling.url })).answer.kind).toBe('ok');
    expect(stumbling.asked.length).toBe(2);
    server?.close();
    const empty = await mirror(() => 404);
    toolCache = newFolder();
    vi.stubEnv('RUNNER_TOOL_CACHE', toolCache);
    expect((await locate({ ...wanted, mirror: empty.url })).answer).toEqual(
      failed(
        `Trivy could not be downloaded from \`${empty.url}/v9.9.9/${name}\` (\`the answer was 404\`): allow that host, or set \`trivy-mirror\` or \`trivy-path\`.`,
      ),
    );
    expect(empty.asked.length).toBe(1);
  });

  test('without a program in it is refused', async () => {
    const { bytes, digest } = packed('9.9.9', 'trivial');
    const { url } = await mirror(() => bytes);
    const { answer } = await locate({ version: '9.9.9', sha256: digest, mirror: url, mayDownload: true });
    expect(answer).toEqual(failed(`\`${name}\` has no \`trivy\` at its top level.`));
  });

  test('that is no archive is refused', async () => {
    const bytes = Buffer.from('<html>');
    const digest = createHash('sha256').update(bytes).digest('hex');
    const { url } = await mirror(() => bytes);
    const { answer } = await locate({ version: '9.9.9', sha256: digest, mirror: url, mayDownload: true });
    expect(answer.kind === 'failed' && answer.reason).toMatch(/^`trivy_9\.9\.9_.*` could not be unpacked: `\S*tar: /);
  });

  test('over plain http goes to loopback only', async () => {
    const { answer } = await locate({ mirror: 'http://mirror.example/trivy', mayDownload: true });
    expect(answer).toEqual(
      failed('`trivy-mirror` must be an https URL (plain http only on loopback), not `http://mirror.example/trivy`.'),
    );
  });
});

test('upstream publishes five archives', () => {
  const machines = [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['win32', 'arm64'],
    ['linux', 's390x'],
  ] as const;
  expect(machines.map(([platform, architecture]) => archiveName('0.74.0', platform, architecture))).toEqual([
    'trivy_0.74.0_Linux-64bit.tar.gz',
    'trivy_0.74.0_Linux-ARM64.tar.gz',
    'trivy_0.74.0_macOS-64bit.tar.gz',
    'trivy_0.74.0_macOS-ARM64.tar.gz',
    'trivy_0.74.0_windows-64bit.zip',
    undefined,
    undefined,
  ]);
});
