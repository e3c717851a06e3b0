import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goBuildInformation } from '../../src/system/go-build-info.ts';
import { versionOf, writtenVersions } from '../../src/trivy/version.ts';
import { openWorkplace } from '../../src/trivy/workplace.ts';
import { buildNote, elfProgram } from '../system/go-program.ts';
import { trivy, trivyVersion } from '../trivy/programs.ts';
import { describeReal } from '../trivy/real.ts';
import { newFolder, settingsOf, standIn } from './stand-in.ts';

const linux = { platform: 'linux', arch: 'x64' };
const goNames: Readonly<Record<string, string>> = { win32: 'windows', x64: 'amd64' };
const here = `build\tGOARCH=${goNames[process.arch] ?? process.arch}\nbuild\tGOOS=${goNames[process.platform] ?? process.platform}\n`;

interface Build {
  readonly path?: string;
  /** As in a `mod` line. */
  readonly version?: string;
  readonly flags?: string;
  readonly machine?: string;
}

function built({
  path = 'github.com/aquasecurity/trivy/cmd/trivy',
  version = '(devel)',
  flags,
  machine = here,
}: Build) {
  const noted = flags === undefined ? '' : `build\t-ldflags=${JSON.stringify(flags)}\n`;
  return `path\t${path}\nmod\tgithub.com/aquasecurity/trivy\t${version}\t\ndep\tgithub.com/aquasecurity/trivy-db\tv0.69.4\th1:x=\nbuild\t-compiler=gc\n${noted}${machine}`;
}

/** As upstream's goreleaser.yml has them. */
const released = (version: string) =>
  `-s -w -extldflags '-static' -X github.com/aquasecurity/trivy/pkg/version/app.ver=${version}`;

test.each<[string, Build, readonly string[]]>([
  ['a release of upstream', { version: 'v0.74.0', flags: released('0.74.0') }, ['0.74.0', '0.74.0']],
  ['one from before modules had versions', { flags: released('0.70.0') }, ['0.70.0', '(devel)']],
  ['one with a v', { flags: released('v0.70.0') }, ['0.70.0', '(devel)']],
  ['one in quotes', { flags: '-X "github.com/aquasecurity/trivy/pkg/version/app.ver=0.70.0"' }, ['0.70.0', '(devel)']],
  ['one set twice', { flags: `${released('0.70.0')} ${released('0.71.0')}` }, ['0.71.0', '(devel)']],
  ['one of before 0.45', { flags: '-X=github.com/aquasecurity/trivy/pkg/version.ver=0.44.0' }, ['0.44.0', '(devel)']],
  ['one without its flags', { version: 'v0.74.0' }, ['0.74.0']],
  ['a distribution', { version: 'v0.74.0', flags: released('0.74.0+dd.1') }, ['0.74.0+dd.1', '0.74.0']],
  ['a commit', { version: 'v0.74.1-0.20260901000000-0123456789ab' }, ['0.74.1-0.20260901000000-0123456789ab']],
  ['another program of that module', { path: 'github.com/aquasecurity/trivy/magefiles', version: 'v0.74.0' }, []],
  ['a program that is built on it', { path: 'example.com/cmd/scan', version: 'v0.74.0' }, []],
])('%s claims what was written into it', (_, build, claims) => {
  expect(writtenVersions(built(build)).claims).toEqual(claims);
});

test.each([
  ['linux', 'amd64', linux, true],
  ['linux', 'arm64', linux, false],
  ['darwin', 'amd64', linux, false],
  ['windows', 'amd64', { platform: 'win32', arch: 'x64' }, true],
  ['darwin', 'arm64', { platform: 'darwin', arch: 'arm64' }, true],
])('what was built for %s on %s starts on %o: %s', (system, architecture, machine, starts) => {
  const information = built({ machine: `build\tGOARCH=${architecture}\nbuild\tGOOS=${system}\n` });
  expect(writtenVersions(information, machine).isForHere).toBe(starts);
});

async function version(program: string) {
  const workplace = openWorkplace({ PATH: '/usr/bin:/bin' });
  const answer = await versionOf(program, settingsOf(), workplace);
  await workplace.close();
  return answer;
}

/** Headers and the note: whoever starts it learns no version. */
function unstartable(build: Build): string {
  const program = join(newFolder(), 'trivy');
  writeFileSync(program, elfProgram(buildNote(built(build))));
  chmodSync(program, 0o755);
  return program;
}

describe('a program that says in its file which Trivy it is', () => {
  test('is believed, and not started', async () => {
    expect(await version(unstartable({ flags: released('0.70.0') }))).toEqual({ kind: 'trivy', version: '0.70.0' });
    expect(await version(unstartable({ version: 'v0.74.0' }))).toEqual({ kind: 'trivy', version: '0.74.0' });
  });

  test.each<Build>([
    { flags: released('0.69.4') },
    { version: 'v0.69.5' },
    { version: 'v0.69.6+dirty' },
    { version: 'v0.69.4', flags: released('0.74.0') },
    { flags: released('0.69.4'), machine: 'build\tGOARCH=mips\nbuild\tGOOS=plan9\n' },
  ])('is refused where it is malicious (%o), and was not started', async (build) => {
    const program = unstartable(build);
    const answer = await version(program);
    expect(answer).toEqual({
      kind: 'malicious',
      reason: expect.stringMatching(
        /^Trivy 0\.69\.[456](?:\+dirty)? is one of the malicious releases of March 2026 and is not used\. It is at /,
      ),
    });
  });

  test.each<Build>([
    {},
    { version: 'v0.74.0', flags: released('0.74.0+dd.1') },
    { version: 'v0.74.0+dirty' },
    { version: 'v0.69.5-0.20260301000000-0123456789ab' },
    { flags: released('dev') },
    { version: 'v0.74.0', machine: 'build\tGOARCH=mips\nbuild\tGOOS=plan9\n' },
    { version: 'v0.74.0', machine: '' },
  ])('is started and asked where that is no release for this machine: %o', async (build) => {
    expect(await version(unstartable(build))).toEqual({ kind: 'other', reason: expect.stringContaining('--version') });
  });
});

test('a script is asked', async () => {
  expect(await version(standIn({ version: '0.70.1' }).program)).toEqual({ kind: 'trivy', version: '0.70.1' });
});

describeReal('a real Trivy', () => {
  test('says in its file which it is', async () => {
    expect(writtenVersions(goBuildInformation(trivy.path) ?? '')).toEqual({ claims: [trivyVersion], isForHere: true });
    expect(existsSync(trivy.path) && (await version(trivy.path))).toEqual({ kind: 'trivy', version: trivyVersion });
  });
});
