import { rules } from '../../../src/rules/index.ts';
import { findingsIn } from '../run.ts';

/**
 * What a peer says its check reports, in a file of ours: the check (a KICS query by the head of its UUID), the claim, the
 * file (a Dockerfile without FROM lies behind `FROM debian:13`, so its own first line is 2), and the lines we report.
 */
export type Case = readonly [check: string, claim: string, text: string, lines: readonly number[]];

const catalogue = [...rules.dockerfile, ...rules.container, ...rules.compose];

/** The rules that answer for a check. */
export function rulesCovering(check: string): ReadonlySet<string> {
  return new Set(catalogue.filter(({ covers }) => covers.some((each) => each.startsWith(check))).map(({ id }) => id));
}

export function dockerfileOf(text: string): string {
  return /^from /im.test(text) ? `${text}\n` : `FROM debian:13\n${text}\n`;
}

/** The lines on which the rules that answer for a check report something, each once for each finding. */
export async function linesOf(check: string, path: string, text: string): Promise<readonly number[]> {
  const covering = rulesCovering(check);
  const findings = await findingsIn({ [path]: text });
  return findings
    .filter(({ rule, location }) => covering.has(rule.id) && location.path === path)
    .map(({ location }) => location.span.start.line)
    .toSorted((one, other) => one - other);
}

/** The keys of one service, whose own key is on line 2; the first of them is on line 3. A whole file stays as it is. */
export function serviceOf(text: string): string {
  if (/^(?:services|include|x-\w+):/m.test(text)) return `${text}\n`;
  return `services:\n  web:\n${text.replace(/^/gm, '    ')}\n`;
}

/** An image on line 3, a key on line 4 and its items from line 5 on. */
export function listOf(key: string, ...items: readonly string[]): string {
  return [`image: a:1\n${key}:`, ...items.map((item) => `  - ${item}`)].join('\n');
}

/** The services `aa` and `bb`: their keys are on lines 4 and later. */
export function twoWith(first: string, second: string): string {
  const keys = (text: string) => text.replace(/^/gm, '    ');
  return `services:\n  aa:\n    image: a:1\n${keys(first)}\n  bb:\n    image: b:1\n${keys(second)}\n`;
}

/** The lines of a Compose file on which something is reported that answers for a check, each once. */
export async function composeLines(check: string, text: string): Promise<readonly number[]> {
  return [...new Set(await linesOf(check, 'compose.yaml', serviceOf(text)))];
}
