/** More than any image has; further ones are reported as not read. */
export const mostVulnerabilities = 50_000;
/** The most results, layers or environment variables that are read. */
export const mostResults = 20_000;
export const mostEntries = 1_000;

/** Longest texts that are kept, in code units. */
export const short = 300;
export const long = 1_000;
/** A command of a Dockerfile may be a whole script. */
export const command = 32_768;

/** The note for a report with more vulnerabilities than are read; otherwise none. */
export function beyond(found: number): readonly string[] {
  return found > mostVulnerabilities
    ? [`Only the first ${mostVulnerabilities} of ${found} vulnerabilities were read; scan a smaller image.`]
    : [];
}

/** '' for text that is not a web address, or one that is too long: a cut one would lead elsewhere. */
export function webAddress(text: string): string {
  return text.length <= long && /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && URL.canParse(text) ? text : '';
}

/** The digests of names such as `python@sha256:…`, each once. */
export function digestsIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(name)?.[1] ?? []))];
}

/** The first sentence or line of a description, for an advisory without a title. */
export function firstSentence(text: string): string {
  const [line = ''] = text.trim().split(/\r?\n/, 1);
  return /^.*?[.!?](?=\s)/.exec(line)?.[0] ?? line;
}

/** The names of an image except the first. */
export function otherNames(names: readonly string[]): { readonly otherNames?: readonly string[] } {
  return names.length === 0 ? {} : { otherNames: names };
}
