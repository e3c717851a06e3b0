import type { GivenOptions } from '../config/join.ts';
import { UsageError } from '../core/errors.ts';
import { gapEffects } from '../core/gate.ts';
import { type ImageRequest, type NamedSource, namedSource, requestForms } from '../core/image-request.ts';
import { scopes } from '../core/review.ts';
import { profiles } from '../core/rule.ts';
import { thresholds } from '../core/severity.ts';
import { filledLines, nearest, quoted } from '../core/text.ts';
import { reportFile } from './outputs.ts';

const switches = ['auto', 'true', 'false'] as const;

/** Every input with its default, as in action.yml. The runner fills in the token's default. */
export const inputDefaults = {
  'github-token': '${{ github.token }}',
  config: '.github/plimsoll.yml',
  include: '',
  exclude: '',
  profile: 'recommended',
  scope: 'introduced',
  'fail-on': 'high',
  'comment-on': 'low',
  'review-event': 'comment',
  'max-comments': '25',
  annotations: 'auto',
  summary: 'true',
  'sarif-file': 'plimsoll.sarif',
  'upload-sarif': 'auto',
  category: 'plimsoll/',
  'image-scan': 'auto',
  images: '',
  'image-report': '',
  'allowed-registries': '',
  'ignore-unfixed': 'true',
  platform: 'linux/amd64',
  'trivy-path': '',
  'trivy-version': '',
  'trivy-sha256': '',
  'trivy-mirror': '',
  'trivy-db-repository': '',
  'trivy-java-db-repository': '',
  'trivy-cache-dir': '',
  'trivy-server': '',
  'trivy-server-token': '',
  'on-error': 'fail',
} as const;

export type InputName = keyof typeof inputDefaults;
export type Switch = (typeof switches)[number];

/** The action's inputs, parsed. */
export interface Inputs {
  readonly token: string;
  /** Relative to the repository's root. */
  readonly configPath: string;
  /** True if the user named the config; then it must exist. */
  readonly configNamed: boolean;
  /** Options that the config can set too, if their inputs are not at their defaults. */
  readonly options: GivenOptions;
  readonly reviewEvent: 'comment' | 'request-changes';
  readonly annotations: Switch;
  readonly summary: boolean;
  /** Relative to the workspace, `/`-separated. */
  readonly sarifFile: string;
  readonly uploadSarif: Switch;
  /** Ends in `/`, because code scanning ignores what follows the last one. */
  readonly category: string;
  readonly imageRequest: ImageRequest;
}

/** `raw` returns an input's text. Throws `UsageError` with one line for each invalid input. */
export function readInputs(raw: (name: InputName) => string): Inputs {
  const { read, given, mistakes } = reader(raw);
  const token = raw('github-token').trim();
  if (token === '') mistakes.push('Input `github-token`: it is empty; remove it to use the default token of the job');
  const inputs: Inputs = {
    token,
    configPath: read('config', path),
    configNamed: given('config', path) !== undefined,
    options: optionsOf(given),
    reviewEvent: read('review-event', oneOf(['comment', 'request-changes'])),
    annotations: read('annotations', oneOf(switches)),
    summary: read('summary', oneOf(['true', 'false'])) === 'true',
    sarifFile: read('sarif-file', sarifPath),
    uploadSarif: read('upload-sarif', oneOf(switches)),
    category: read('category', category),
    imageRequest: {
      mode: read('image-scan', oneOf(switches)),
      images: read('images', sources),
      reports: read('image-report', sources),
      ignoreUnfixed: read('ignore-unfixed', oneOf(['true', 'false'])) === 'true',
      platform: read('platform', platform),
      trivy: {
        path: read('trivy-path', text),
        version: read('trivy-version', version),
        sha256: read('trivy-sha256', sha256),
        mirror: read('trivy-mirror', webAddress),
        dbRepositories: read('trivy-db-repository', list),
        javaDbRepositories: read('trivy-java-db-repository', list),
        cacheDir: read('trivy-cache-dir', text),
        server: read('trivy-server', webAddress),
        serverToken: read('trivy-server-token', text),
      },
    },
  };
  const { mode, images } = inputs.imageRequest;
  if (mode === 'false' && images.length > 0) {
    mistakes.push(
      'Input `images`: with `image-scan: false` nothing is scanned; remove one of the two inputs, or pass a report instead: `image-report: FILE = path/to/Dockerfile`',
    );
  }
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'));
  return inputs;
}

/** Parses a value, or says what is wrong with it. */
type Read<T> = (text: string) => { readonly value: T } | { readonly wrong: string };
type Given = <T>(name: InputName, read: Read<T>) => T | undefined;

function reader(raw: (name: InputName) => string) {
  const mistakes: string[] = [];
  // An empty value, such as an expression with an unset variable, means the default.
  const textOf = (name: InputName): string => raw(name).trim() || inputDefaults[name];
  const read = <T>(name: InputName, understand: Read<T>): T => {
    const result = understand(textOf(name));
    if ('value' in result) return result.value;
    const mistake = `Input \`${name}\`: ${result.wrong}`;
    if (!mistakes.includes(mistake)) mistakes.push(mistake);
    const standard = understand(inputDefaults[name]);
    if ('value' in standard) return standard.value;
    throw new UsageError(mistake);
  };
  const given: Given = (name, understand) => {
    const value = read(name, understand);
    return textOf(name) === inputDefaults[name] ? undefined : value;
  };
  return { read, given, mistakes };
}

function optionsOf(given: Given): GivenOptions {
  const wanted: { -readonly [Name in keyof GivenOptions]: GivenOptions[Name] } = {};
  const include = given('include', list);
  const exclude = given('exclude', list);
  const profile = given('profile', oneOf(profiles));
  const scope = given('scope', oneOf(scopes));
  const failOn = given('fail-on', oneOf(thresholds));
  const commentOn = given('comment-on', oneOf(thresholds));
  const maxComments = given('max-comments', integer);
  const allowedRegistries = given('allowed-registries', list);
  const onError = given('on-error', oneOf(gapEffects));
  if (include !== undefined) wanted.include = include;
  if (exclude !== undefined) wanted.exclude = exclude;
  if (profile !== undefined) wanted.profile = profile;
  if (scope !== undefined) wanted.scope = scope;
  if (failOn !== undefined) wanted.failOn = failOn;
  if (commentOn !== undefined) wanted.commentOn = commentOn;
  if (maxComments !== undefined) wanted.maxComments = maxComments;
  if (allowedRegistries !== undefined) wanted.allowedRegistries = allowedRegistries;
  if (onError !== undefined) wanted.onError = onError;
  return wanted;
}

function oneOf<const T extends string>(words: readonly T[]): Read<T> {
  return (text) => {
    const value = words.find((word) => word === text);
    if (value !== undefined) return { value };
    const meant = nearest(text, words);
    const hint = meant === undefined ? '' : `; did you mean ${quoted(meant)}?`;
    return { wrong: `${quoted(text)} is not one of ${words.join(', ')}${hint}` };
  };
}

function list(text: string): { readonly value: readonly string[] } {
  return { value: filledLines(text) };
}

const integer: Read<number> = (text) =>
  /^\d{1,9}$/.test(text) ? { value: Number(text) } : { wrong: `${quoted(text)} is not a whole number of 0 or more` };

/** A relative path that does not leave its folder, `/`-separated. */
const path: Read<string> = (text) => {
  const written = text.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const parts = written.split('/');
  const isOutside = /^(?:\/|[a-z]:)/i.test(written) || parts.includes('..');
  if (isOutside) return { wrong: `${quoted(text)} leads outside the workspace; use a relative path without \`..\`` };
  return parts.some((part) => part === '' || part === '.' || /\p{Cc}/u.test(part))
    ? { wrong: `${quoted(text)} is not a file path` }
    : { value: written };
};

/** Not the name of the JSON report, which would replace it; some file systems ignore case. */
const sarifPath: Read<string> = (text) =>
  text.replace(/^(?:\.[\\/]+)+/, '').toLowerCase() === reportFile
    ? { wrong: `${quoted(text)} is the name of the JSON report; choose another name` }
    : path(text);

const category: Read<string> = (text) =>
  /\p{Cc}/u.test(text) || text.length > 200
    ? { wrong: `${quoted(text)} is not a valid category; use one short line` }
    : { value: text.endsWith('/') ? text : `${text}/` };

const platform: Read<string> = (text) =>
  requestForms.platform.test(text)
    ? { value: text }
    : { wrong: `${quoted(text)} is not a platform such as linux/amd64` };

const text: Read<string> = (written) => ({ value: written });

/** `WHAT` or `WHAT = FOR`, one a line. */
function sources(written: string): { readonly value: readonly NamedSource[] } {
  return { value: filledLines(written).map(namedSource) };
}

const version: Read<string> = (written) =>
  written === '' || requestForms.version.test(written)
    ? { value: written.replace(/^v/, '') }
    : { wrong: `${quoted(written)} is not a version such as 0.74.0` };

const sha256: Read<string> = (written) =>
  written === '' || requestForms.sha256.test(written)
    ? { value: written.toLowerCase() }
    : { wrong: `${quoted(written)} is not a SHA-256: 64 hexadecimal digits` };

const webAddress: Read<string> = (written) => {
  if (written === '') return { value: '' };
  const address = URL.canParse(written) ? new URL(written) : undefined;
  return address?.protocol === 'https:' || address?.protocol === 'http:'
    ? { value: written.replace(/\/+$/, '') }
    : { wrong: `${quoted(written)} is not a URL such as https://example.com` };
};
