import { compareFindings } from '../core/finding.ts';
import { inScope } from '../core/gate.ts';
import { type Headline, headlinesOf } from '../core/headlines.ts';
import type { Gap, Review, ReviewedFinding, SilencedFinding } from '../core/review.ts';
import { countSeverities, countWords, type Severity } from '../core/severity.ts';
import { clip, count, printable, withoutCommands } from '../core/text.ts';
import { frame, type LineText } from './code-frame.ts';
import { paint, type Style } from './paint.ts';
import { secretsAt } from './secrets.ts';
import { imageLines } from './terminal-images.ts';
import { silencedBy } from './words.ts';

export interface TerminalOptions {
  /** ANSI colours; only for a terminal that shows them. */
  readonly color: boolean;
  readonly lineText: LineText;
}

const styleOf: Readonly<Record<Severity, Style>> = {
  critical: 'alarm',
  high: 'alarm',
  medium: 'warning',
  low: 'notice',
  info: 'quiet',
};

/** The review for a terminal, ending in a line break. */
export function renderTerminal(review: Review, options: TerminalOptions): string {
  return [...terminalPieces(review, options)].join('');
}

/**
 * The same, piece by piece: for ten thousand files the text takes 20 MB, and several times that while it is built. Control
 * characters and workflow commands in files have no effect. Each piece ends with a line.
 */
export function* terminalPieces(review: Review, options: TerminalOptions): Iterable<string> {
  for (const part of parts(review, options)) yield withoutCommands(part);
}

function* parts(review: Review, options: TerminalOptions): Iterable<string> {
  const { blotted } = secretsAt(review.secrets ?? [], options.lineText);
  const explained = new Set<string>();
  const isNews = (why: string): boolean => {
    const news = !explained.has(why);
    explained.add(why);
    return news;
  };
  for (const finding of headlinesOf(review).toSorted(compareFindings)) {
    yield `${renderFinding(finding, review, { ...options, lineText: blotted, isNews })}\n`;
  }
  for (const gap of review.gaps) yield `${renderGap(gap, options)}\n`;
  for (const finding of review.silenced) yield `${renderSilenced(finding, options)}\n`;
  if (review.silenced.length > 0) yield '\n';
  yield `${closing(review, inScope(review))}\n`;
}

interface FindingOptions extends TerminalOptions {
  /** Whether nothing above gave that reason: it is the same for all findings of a rule. */
  readonly isNews: (why: string) => boolean;
}

function renderFinding(finding: Headline, review: Review, { color, lineText, isNews }: FindingOptions): string {
  const { path, span } = finding.location;
  const style = paint(color);
  const place = style('strong', `${oneLine(path)}:${span.start.line}:${span.start.column}`);
  const news = review.hasBase && review.scope !== 'introduced' ? `${finding.status} ` : '';
  const gravity = style(styleOf[finding.severity], finding.severity);
  const lines = [
    `${place}: ${news}${gravity}: ${oneLine(finding.message)} ${style('quiet', `[${finding.rule.id}]`)}`,
    '',
    ...frameLines(finding, lineText, color),
    ...(finding.images === undefined ? adviceLines(finding, color, isNews) : imageLines(finding)),
    ...relatedLines(finding, style),
    ...(finding.edits.length > 0
      ? [`  ${style('notice', 'fix available')}: a pull request review offers it as a suggestion`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The JSON report has all places. */
const mostRelated = 10;

function relatedLines({ related }: ReviewedFinding, style: ReturnType<typeof paint>): readonly string[] {
  const lines = related
    .slice(0, mostRelated)
    .map(({ path, span, message }) => `${oneLine(path)}:${span.start.line}: ${oneLine(message)}`);
  const more = related.length - lines.length;
  return [...lines, ...(more > 0 ? [`… ${count(more, 'more place')}`] : [])].map(
    (line) => `  ${style('quiet', 'see')}  ${line}`,
  );
}

function adviceLines(
  { why, fix }: ReviewedFinding,
  color: boolean,
  isNews: FindingOptions['isNews'],
): readonly string[] {
  return [...(isNews(why) ? labelled('why', why, color) : []), ...labelled('fix', fix, color)];
}

function frameLines(finding: ReviewedFinding, lineText: LineText, color: boolean): readonly string[] {
  const { lines, more } = frame(finding.location.path, finding.location.span, lineText);
  if (lines.length === 0) return [];
  const style = paint(color);
  const gutter = String(lines.at(-1)?.line ?? 0).length;
  const bar = (label: string) => style('quiet', `  ${label.padStart(gutter)} |`);
  return [
    ...lines.flatMap(({ line, text, carets }) => [
      `${bar(String(line))} ${text}`,
      `${bar('')} ${style(styleOf[finding.severity], carets)}`,
    ]),
    ...(more > 0 ? [`${bar('')} … ${count(more, 'more line')}`] : []),
    '',
  ];
}

/** The width of wrapped text, for a terminal of 100 columns. */
const columns = 92;

function labelled(label: string, text: string, color: boolean): readonly string[] {
  const style = paint(color);
  return wrap(oneLine(text), columns).map((line, index) =>
    index === 0 ? `  ${style('quiet', label)}  ${line}` : `       ${line}`,
  );
}

function renderGap({ path, subject, reason, blocking }: Gap, { color }: TerminalOptions): string {
  const style = paint(color);
  const what = style(blocking ? 'alarm' : 'quiet', blocking ? 'not reviewed' : 'note');
  const place = path === undefined || path === subject ? oneLine(subject) : `${oneLine(path)}: ${oneLine(subject)}`;
  return `${style('strong', place)}: ${what}: ${oneLine(reason)}\n`;
}

function renderSilenced(finding: SilencedFinding, { color }: TerminalOptions): string {
  const style = paint(color);
  const { path, span } = finding.location;
  const place = style('strong', `${oneLine(path)}:${span.start.line}:${span.start.column}`);
  const why = `${oneLine(finding.reason)} ${style('quiet', `(${oneLine(silencedBy(finding))})`)}`;
  const { vulnerability: known } = finding;
  const what = known === undefined ? '' : ` ${oneLine(`${known.id} in ${known.package}`)}:`;
  return `${place}: ${style('quiet', 'silenced')}: ${style('quiet', `[${finding.rule.id}]`)}${what} ${why}`;
}

function closing(review: Review, told: readonly ReviewedFinding[]): string {
  const { stats, gaps } = review;
  const blocking = gaps.filter((gap) => gap.blocking).length;
  const noun = review.hasBase && review.scope === 'introduced' ? 'introduced finding' : 'finding';
  const found =
    told.length === 0 ? `no ${noun}s` : `${count(told.length, noun)} (${countWords(countSeverities(told))})`;
  const parts = [
    `${found} in ${count(stats.files, 'container file')}`,
    ...(stats.fixed > 0 ? [`${stats.fixed} fixed`] : []),
    ...(review.silenced.length > 0 ? [`${review.silenced.length} silenced`] : []),
    ...(blocking > 0 ? [`${blocking} not reviewed`] : []),
    ...(blocking < gaps.length ? [count(gaps.length - blocking, 'note')] : []),
  ];
  return parts.join(', ');
}

function oneLine(text: string): string {
  return clip(printable(text), 1000);
}

/** Breaks at spaces; a word longer than `most` gets a line of its own. */
export function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
