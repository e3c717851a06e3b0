/** A tag in its usual form: a version, then the variant. */
export interface ParsedTag {
  readonly raw: string;
  /** `v` if one comes before the numbers, `_` if the last one is a build number (`21.0.1_12`); otherwise ''. */
  readonly form: string;
  /** 1 to 5 numbers; empty if the version is a code name. */
  readonly numbers: readonly number[];
  /** `bookworm`, if that is the version itself; otherwise ''. */
  readonly codename: string;
  /** The parts after the version, in order, without a date: `slim`, `bookworm`, `alpine3.20`, `jre`. */
  readonly variant: readonly string[];
  /** `20250113`, `2025-01-13` as eight digits; '' if there is none. */
  readonly date: string;
}

/** Numbers as long as dates and build ids are not versions. */
const version = /^(v?)(\d{1,5}(?:\.\d{1,5}){0,3}(?:(_)\d{1,5})?)$/;
const dated = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\.\d{1,2})?$/;

/** Words for a pre-release, alone or with a number: `rc`, `beta2`, `3.14.0a1`. */
const unfinished =
  /^(?:a|alpha|b|beta|c|canary|cr|dev|devel|develop|ea|eap|edge|experimental|git|head|insider|insiders|m|main|master|milestone|next|nightly|pr|pre|prerelease|preview|rc|snapshot|test|testing|tip|trunk|unstable|weekly)[.-]?\d*$/i;
const numbersWithPre = /^v?\d+(?:\.\d+)*[-.]?(?:a|alpha|b|beta|c|dev|m|p?re|rc|snapshot)\.?\d*$/i;

/** Windows images are completely different. */
const windows = /^(?:nanoserver|windowsservercore|servercore|windows|ltsc20\d\d|ltsc|1809|ltsb.*)$/i;

/**
 * Images of one architecture, which are parts of an index.
 * https://github.com/docker-library/official-images#architectures-other-than-amd64
 */
const architecture =
  /^(?:amd64|x86_64|x86|x64|386|i386|arm|arm32v[5-7]|arm64|arm64v8|arm64_v8|armhf|armv[5-8]\w?|armel|aarch64|ppc64le|ppc64el|s390x|riscv64|mips64le|mips64|loong64|linux|multiarch)$/i;

/** Tags of a commit or a build, and what signing tools store beside images. */
const build = /^(?:sha|commit|git|build|pr|ref|branch)-|^sha256-|^[0-9a-f]{7,64}$|\.(?:sig|att|sbom)$/i;

/** The most words of a variant; nobody uses more. */
const mostParts = 8;

/** `undefined` for tags that must not be suggested: pre-releases, Windows, single architectures, builds. */
export function parseTag(raw: string, isCodename: (part: string) => boolean): ParsedTag | undefined {
  if (raw.length > 128 || (build.test(raw) && !version.test(raw))) return undefined;
  const [first = '', ...rest] = splitDate(raw);
  if (rest.length > mostParts) return undefined;
  const numbers = version.exec(first);
  const codename = numbers === null && isCodename(first.toLowerCase()) ? first : '';
  if (numbers === null && codename === '') return undefined;
  const parts = rest.filter((part) => !dated.test(part));
  if (parts.some((part) => refused(part)) || dated.test(first)) return undefined;
  const date = rest.find((part) => dated.test(part)) ?? '';
  return {
    raw,
    form: `${numbers?.[1] ?? ''}${numbers?.[3] ?? ''}`,
    numbers: numbers?.[2]?.split(/[._]/).map(Number) ?? [],
    codename,
    variant: parts,
    date,
  };
}

/** The parts between dashes; a date with dashes is one part. */
function splitDate(raw: string): readonly string[] {
  return raw.replace(/-(20\d\d)-(\d\d)-(\d\d)(?=-|$)/, '-$1$2$3').split('-');
}

function refused(part: string): boolean {
  return (
    part === '' ||
    unfinished.test(part) ||
    numbersWithPre.test(part) ||
    windows.test(part) ||
    architecture.test(part) ||
    /^[0-9a-f]{12,}$/.test(part)
  );
}

/** Negative if `a` is older; by numbers, where missing ones come first, then by date. */
export function compareTags(a: ParsedTag, b: ParsedTag): number {
  return compareNumbers(a.numbers, b.numbers) || Number(a.date) - Number(b.date);
}

export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version belongs to a release: `3.9.2` to `3.9`. */
export function isWithin(numbers: readonly number[], release: readonly number[]): boolean {
  return release.length <= numbers.length && release.every((number, at) => numbers[at] === number);
}
