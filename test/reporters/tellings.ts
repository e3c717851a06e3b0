import { judge } from '../../src/core/gate.ts';
import { headlinesOf } from '../../src/core/headlines.ts';
import type { Review } from '../../src/core/review.ts';
import type { FileDiff } from '../../src/diff/file-diff.ts';
import { anchorOf } from '../../src/diff/placement.ts';
import { annotationsOf } from '../../src/reporters/annotations.ts';
import { settledBody } from '../../src/reporters/comment.ts';
import type { Doctor } from '../../src/reporters/doctor.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { md } from '../../src/reporters/markdown.ts';
import { parseCommentMarker } from '../../src/reporters/marker.ts';
import { linksToCommit } from '../../src/reporters/place.ts';
import { planComments } from '../../src/reporters/plan.ts';
import { renderSarif } from '../../src/reporters/sarif.ts';
import { renderCompletion, renderSummary } from '../../src/reporters/summary.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { catalogue } from '../../src/review/catalogue.ts';
import { elementsOf, referencesIn, renderMarkdown } from './github-markdown.ts';

/** A review in every form that somebody or something may read. */
export interface Tellings {
  /** By what they are. */
  readonly markdown: Readonly<Record<string, string>>;
  /** What a terminal shows, line by line. */
  readonly lines: readonly string[];
  /** Titles and messages of annotations; as what stands in a workflow command they are escaped. */
  readonly annotations: readonly string[];
  readonly sarif: readonly string[];
  readonly json: string;
}

export interface TellingParts {
  readonly text: (path: string) => string | undefined;
  readonly diffs?: ReadonlyMap<string, FileDiff>;
  /** Where every finding is in the diff, for reviews that were made of nothing. */
  readonly everywhere?: boolean;
}

export function tellAll(review: Review, { text, diffs = new Map(), everywhere = false }: TellingParts): Tellings {
  const lineText = (path: string, line: number) => text(path)?.split(/\r?\n/)[line - 1];
  const verdict = judge(review, 'high', 'fail');
  const linkTo = linksToCommit('https://github.com', 'o/r', 'a'.repeat(40));
  const plan = planComments({
    ...{ review, verdict, failOn: 'high', category: 'plimsoll/', commentOn: 'info', maxComments: 1000 },
    ...{ reviewEvent: 'comment', lineText, posted: [], reviews: [], linkTo },
    anchorOf: (finding) => {
      const { path, span } = finding.location;
      const line = { kind: 'line', side: 'RIGHT', line: span.start.line, startLine: undefined } as const;
      const anchor = everywhere ? line : anchorOf(finding, diffs.get(path));
      return anchor === undefined ? undefined : { path, anchor };
    },
  });
  const drafts = [...(plan.review?.comments ?? []), ...plan.onFiles];
  const settled = drafts.flatMap(({ body }) => {
    const marker = parseCommentMarker(body);
    return marker === undefined ? [] : [settledBody(body, marker, md`**Settled.**`)];
  });
  const reasons = review.gaps.map(({ subject, reason }) => `${subject}: ${reason}`);
  const steps = reasons
    .slice(0, 3)
    .map((reason) => ({ name: 'Comments', outcome: { kind: 'refused', reason } as const }));
  const { shown } = annotationsOf(headlinesOf(review), review.gaps, 'fail');
  return {
    markdown: {
      ...Object.fromEntries(drafts.map(({ body }, index) => [`comment ${index}`, body])),
      ...Object.fromEntries(settled.map((body, index) => [`settled comment ${index}`, body])),
      ...(plan.review === undefined ? {} : { 'body of the review': plan.review.body }),
      summary: renderSummary({ review, verdict, failOn: 'high', linkTo }),
      completion: renderCompletion(steps, doctorOf(reasons)),
    },
    lines: renderTerminal(review, { color: false, lineText }).split('\n'),
    annotations: shown.flatMap(({ title, message }) => [title, message]),
    sarif: [true, false].map((forUpload) => renderSarif(review, { category: 'plimsoll/', forUpload })),
    json: renderJson(review),
  };
}

/** A doctor of whom every word is from outside that can be; the names of things are ours. */
function doctorOf(reasons: readonly string[]): Doctor {
  const [one = 'x', two = one] = reasons;
  return {
    event: { name: one, about: two },
    read: [{ what: 'Head', commit: two }],
    permissions: [{ permission: one, allowed: true }],
    unwritten: [{ name: 'Comments', reason: two }],
    facts: [{ name: 'Database', value: one }],
  };
}

/** What hostile text made of the tellings that it must not; empty where it is only text. */
export function harmIn({ markdown, lines, annotations, sarif, json }: Tellings): readonly string[] {
  return [
    ...Object.entries(markdown).flatMap(([name, text]) => harmInMarkdown(text).map((harm) => `${name}: ${harm}`)),
    ...lines.flatMap((line) => harmInLine(line).map((harm) => `line ${JSON.stringify(line)}: ${harm}`)),
    ...annotations.flatMap((text) =>
      harmInAnnotation(text).map((harm) => `annotation ${JSON.stringify(text)}: ${harm}`),
    ),
    ...sarif.flatMap(harmInSarif),
    ...(JSON.parse(json) === null ? ['the report is no object'] : []),
  ];
}

const ours = /^(?:p|strong|code|pre|ul|li|table|thead|tbody|tr|th|td|details|summary|sub|a|h2|h3)$/;
/** GitHub refuses longer bodies, and the runner a longer summary; the latter has its own test. */
const mostBody = 65_536;

export function harmInMarkdown(text: string): readonly string[] {
  const html = renderMarkdown(text);
  const hrefs = Array.from(html.matchAll(/ (?:href|src)="([^"]*)"/g), ([, address = '']) => address);
  const invisible = invisibleIn(text.replaceAll('\n', '').replaceAll('\t', ''));
  return [
    ...elementsOf(html)
      .filter((name) => !ours.test(name))
      .map((name) => `an element <${name}>`),
    ...hrefs.filter((address) => !isOurs(address)).map((address) => `a link to ${address}`),
    ...referencesIn(html).map((loose) => `a reference in ${JSON.stringify(loose)}`),
    ...(invisible === undefined ? [] : [`an invisible character ${invisible}`]),
    ...((html.match(/<!--/g) ?? []).length > 1 ? ['more than one hidden marker'] : []),
    ...(text.includes('<!-- plimsoll') && text.length > mostBody ? ['a body that is too long'] : []),
  ];
}

/** What the rules refer to for further reading. */
const furtherReading: ReadonlySet<string> = new Set(
  catalogue.flatMap(({ references }) => references.map((address) => decodeURI(new URL(address).href))),
);

function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { host, pathname } = new URL(address);
  if (furtherReading.has(decodeURI(address.replaceAll('%5F', '_')))) return true;
  if (host === 'github.com') return /^\/(?:o\/r\/blob|plimsoll-dev\/plimsoll|advisories)\//.test(pathname);
  return ['nvd.nist.gov', 'avd.aquasec.com', 'osv.dev', 'www.cve.org', 'docs.docker.com'].includes(host);
}

function harmInAnnotation(text: string): readonly string[] {
  const invisible = invisibleIn(text);
  return invisible === undefined ? [] : [`an invisible character ${invisible}`];
}

function harmInLine(line: string): readonly string[] {
  return [
    ...harmInAnnotation(line),
    ...(/^\s*::|##\[/.test(line) ? ['a workflow command'] : []),
    ...(line.length > 5000 ? ['longer than anybody reads'] : []),
  ];
}

/** The code point of a character that nobody sees, or that moves others. */
function invisibleIn(text: string): string | undefined {
  const [found] = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Cs}/u.exec(text) ?? [];
  return found === undefined ? undefined : `U+${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

function harmInSarif(text: string): readonly string[] {
  const harm: string[] = [];
  const walk = (key: string, value: unknown): void => {
    if (typeof value === 'string') {
      if (!value.isWellFormed()) harm.push(`SARIF: a lone surrogate in ${key}`);
      if (key === 'markdown') harm.push(...harmInMarkdown(value).map((one) => `SARIF: ${one}`));
      if (key === 'helpUri' && !isOurs(value)) harm.push(`SARIF: a link to ${value}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(Array.isArray(value) ? key : name, inner);
    }
  };
  walk('', JSON.parse(text));
  for (const { text: shown } of messagesIn(JSON.parse(text))) {
    if (shown.trim() === '') harm.push('SARIF: an empty text');
    if (/\]\(/.test(shown)) harm.push(`SARIF: a link in ${JSON.stringify(shown)}`);
    const invisible = invisibleIn(shown);
    if (invisible !== undefined) harm.push(`SARIF: an invisible character ${invisible}`);
  }
  return harm;
}

/** What people read of it; a fix's inserted text is a file's. */
function messagesIn(value: unknown): readonly { readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (['message', 'shortDescription', 'fullDescription'].includes(key) && typeof inner?.text === 'string')
      return [inner];
    if (key === 'justification' && typeof inner === 'string') return [{ text: inner }];
    return messagesIn(inner);
  });
}
