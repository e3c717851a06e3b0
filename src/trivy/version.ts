import { quoted } from '../core/text.ts';
import { goBuildInformation } from '../system/go-build-info.ts';
import { environmentFor } from './child-environment.ts';
import { isMalicious, maliciousAt } from './releases.ts';
import type { TrivySettings } from './settings.ts';
import type { Workplace } from './workplace.ts';

/** Which Trivy a program is; `other` is not Trivy, or does not start. */
export type Version =
  | { readonly kind: 'trivy'; readonly version: string }
  | { readonly kind: 'malicious'; readonly reason: string }
  | { readonly kind: 'other'; readonly reason: string };

/**
 * Which Trivy a program is, from what its linker wrote into it, so that a malicious one is refused without being started.
 * Only if that names no release, the program is started with `--version`.
 */
export async function versionOf(program: string, settings: TrivySettings, workplace: Workplace): Promise<Version> {
  const { claims, isForHere } = writtenVersions(goBuildInformation(program) ?? '');
  const malicious = claims.find((claim) => /^\d+\.\d+\.\d+(?:\+|$)/.test(claim) && isMalicious(claim));
  if (malicious !== undefined) return refused(malicious, program);
  const [version = ''] = claims;
  const isRelease = /^\d+\.\d+\.\d+$/.test(version);
  return isRelease && isForHere ? { kind: 'trivy', version } : asked(program, settings, workplace);
}

/** What the build information of a program says. */
interface Written {
  /** The versions that it names, without `v`; the first one is what the program itself would print. */
  readonly claims: readonly string[];
  /** Whether it was built for this machine. */
  readonly isForHere: boolean;
}

const operatingSystems: Readonly<Record<string, string>> = { win32: 'windows' };
const architectures: Readonly<Record<string, string>> = { x64: 'amd64' };

/**
 * Reads the build information of a Go program; there are no claims if it is not Trivy. Trivy prints the version that was
 * set with the linker's `-X` (its goreleaser.yml), which `-trimpath` leaves out; the module's version counts too.
 */
export function writtenVersions(
  information: string,
  { platform, arch }: { readonly platform: string; readonly arch: string } = process,
): Written {
  const lines = information.split('\n').map((line) => line.split('\t'));
  const wordAfter = (...words: readonly string[]): string =>
    lines.find((line) => words.every((word, at) => line[at] === word))?.[words.length] ?? '';
  if (wordAfter('path') !== 'github.com/aquasecurity/trivy/cmd/trivy') return { claims: [], isForHere: false };
  const settings = new Map(
    lines.flatMap(([kind, setting = '']) => {
      const at = setting.indexOf('=');
      return kind === 'build' && at !== -1 ? [[setting.slice(0, at), setting.slice(at + 1)] as const] : [];
    }),
  );
  const set = (settings.get('-ldflags') ?? '').matchAll(
    /github\.com\/aquasecurity\/trivy\/pkg\/version(?:\/app)?\.ver=([^\s"'\\]+)/g,
  );
  // Of several flags, the last one counts.
  const claims = [[...set].at(-1)?.[1] ?? '', wordAfter('mod', 'github.com/aquasecurity/trivy')];
  const isForHere =
    settings.get('GOOS') === (operatingSystems[platform] ?? platform) &&
    settings.get('GOARCH') === (architectures[arch] ?? arch);
  return { claims: claims.filter((claim) => claim !== '').map((claim) => claim.replace(/^v/, '')), isForHere };
}

function refused(version: string, program: string): Version {
  return { kind: 'malicious', reason: maliciousAt(version, `It is at ${quoted(program, 300)}`) };
}

/** Starts a program with `--version`. */
async function asked(program: string, settings: TrivySettings, workplace: Workplace): Promise<Version> {
  const folders = workplace.folders();
  const ending = await workplace.run({
    program,
    args: ['--version'],
    folder: folders.work,
    env: environmentFor(settings.environment, folders),
    bounds: { milliseconds: 20_000, outputBytes: 64 * 1024 },
  });
  workplace.remove(folders);
  const said = ending.kind === 'exited' && ending.code === 0 ? /^Version:\s*v?(\S{1,60})/m.exec(ending.stdout) : null;
  const version = said?.[1];
  if (version === undefined) {
    const how = ending.kind === 'exited' ? `exit status ${ending.code}` : ending.kind;
    const reason = `${quoted(program, 300)} does not answer \`--version\` as Trivy does (${how}): install Trivy again, or set \`trivy-path\` to another one.`;
    return { kind: 'other', reason };
  }
  return isMalicious(version) ? refused(version, program) : { kind: 'trivy', version };
}
