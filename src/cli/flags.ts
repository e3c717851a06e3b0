import { gapEffects } from '../core/gate.ts';
import { defaultOptions } from '../core/options.ts';
import { scopes } from '../core/review.ts';
import { profiles } from '../core/rule.ts';
import { thresholds } from '../core/severity.ts';

export const commands = ['scan', 'review', 'rules', 'explain'] as const;
export type Command = (typeof commands)[number];

/** One flag, once: how it is parsed, checked and explained. */
export interface Flag {
  readonly name: string;
  readonly commands: readonly Command[];
  /** The placeholder for its value in the help; '' for a switch. */
  readonly value: string;
  /** The only values it takes. */
  readonly words?: readonly string[];
  /** May be given several times. */
  readonly many?: boolean;
  /** Belongs to the image scan. */
  readonly images?: boolean;
  readonly says: string;
}

const both: readonly Command[] = ['scan', 'review'];

export const reportFormats = ['text', 'json', 'sarif', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];
export const ruleFormats = ['text', 'json', 'markdown'] as const;
export type RuleFormat = (typeof ruleFormats)[number];

function word(name: string, of: readonly Command[], words: readonly string[], says: string): Flag {
  return { name, commands: of, value: words.join('|'), words, says };
}

function images(name: string, value: string, says: string): Flag {
  return { name, commands: both, value, images: true, says };
}

export const flags: readonly Flag[] = [
  {
    name: 'base',
    commands: ['review'],
    value: 'REF',
    says: 'what to compare with; default: the default branch of origin, main or master',
  },
  { name: 'head', commands: ['review'], value: 'REF', says: 'what to review; default: HEAD' },
  word('scope', ['review'], scopes, `which findings count; default: ${defaultOptions.scope}`),
  word('format', both, reportFormats, 'default: text'),
  word('format', ['rules'], ruleFormats, 'default: text'),
  {
    name: 'output',
    commands: ['scan', 'review', 'rules'],
    value: 'FILE',
    says: 'write the report to this file instead of standard output',
  },
  word('fail-on', both, thresholds, `lowest severity that makes the exit status 1; default: ${defaultOptions.failOn}`),
  word('profile', both, profiles, `which rules run; default: ${defaultOptions.profile}`),
  {
    name: 'config',
    commands: both,
    value: 'FILE',
    says: 'configuration; default: .github/plimsoll.yml (for review, the version at the tip of the base)',
  },
  {
    name: 'include',
    commands: both,
    value: 'GLOB',
    many: true,
    says: 'more files to review; can be repeated',
  },
  {
    name: 'exclude',
    commands: both,
    value: 'GLOB',
    many: true,
    says: 'files to leave out; can be repeated',
  },
  word(
    'on-error',
    both,
    gapEffects,
    `whether a gap (something that could not be reviewed) makes the exit status 3; default: ${defaultOptions.onError}`,
  ),
  images('images', '', 'scan the images that the files pull, with an installed Trivy'),
  {
    ...images(
      'image-report',
      'FILE',
      'report of an image scanner to use instead of a scan: `FILE`, `FILE = IMAGE` or `FILE = DOCKERFILE`; can be repeated',
    ),
    many: true,
  },
  {
    ...images(
      'allowed-registries',
      'HOST',
      'registries that images may be pulled from, instead of the public ones; can be repeated',
    ),
    images: false,
    many: true,
  },
  {
    ...images('ignore-unfixed', 'true|false', 'leave out vulnerabilities without a fix; default: true'),
    words: ['true', 'false'],
  },
  images('platform', 'OS/ARCH', 'platform of the scanned images; default: linux/amd64'),
  images('trivy-path', 'FILE', 'the Trivy to use; default: the one on PATH'),
  images('trivy-version', 'VERSION', 'the version that the Trivy on PATH must have'),
  images('trivy-sha256', 'DIGEST', 'the SHA-256 that the program must have'),
  {
    ...images('trivy-db-repository', 'REFERENCE', 'OCI reference of the vulnerability database; can be repeated'),
    many: true,
  },
  {
    ...images('trivy-java-db-repository', 'REFERENCE', 'OCI reference of the Java database; can be repeated'),
    many: true,
  },
  images('trivy-cache-dir', 'FOLDER', 'the cache folder of Trivy; default: one of our own'),
  images('trivy-server', 'URL', 'URL of a Trivy server to use'),
  images(
    'trivy-server-token',
    'TOKEN',
    'the token for that server; set `TRIVY_TOKEN` in the environment instead to keep it out of process lists',
  ),
  { name: 'help', commands, value: '', says: 'show this page' },
];

export function flagsOf(command: Command): readonly Flag[] {
  return flags.filter((flag) => flag.commands.includes(command));
}
