import { clip, printable, visible } from '../core/text.ts';

/*
 * The only place that makes Markdown. Text from a pull request, a registry or an advisory is hostile. It becomes Markdown
 * through `inline`, `codeSpan` or `fence`, which prevent mentions, links, HTML, cells, headings and markers. `md` accepts
 * only Markdown, so a forgotten escape does not compile.
 *
 * A backslash is not enough for GitHub, which finds mentions, issue and commit references in the rendered text, where
 * the backslash is gone (https://github.com/github/cmark-gfm/issues/181). It finds none inside code, so such words are
 * set as code.
 */

declare const brand: unique symbol;

/** Text that is safe to post as Markdown; only the functions of this file make it. */
export type Markdown = string & { readonly [brand]: true };

function trusted(text: string): Markdown {
  return text as Markdown;
}

/** Our own text, with Markdown values inserted. */
export function md(strings: TemplateStringsArray, ...values: readonly (Markdown | number)[]): Markdown {
  return trusted(strings.reduce((text, string, index) => `${text}${values[index - 1] ?? ''}${string}`));
}

export const nothing: Markdown = trusted('');

/** Markdown from this program's own source, such as the details of a rule; never for text that was read. */
export function ownWords(text: string): Markdown {
  return trusted(text);
}

export function join(parts: readonly Markdown[], separator: Markdown): Markdown {
  return trusted(parts.join(separator));
}

/** Blocks with a blank line between them; empty ones are left out. */
export function blocks(parts: readonly (Markdown | undefined)[]): Markdown {
  return trusted(parts.filter((part) => part !== undefined && part !== '').join('\n\n'));
}

export function bulletList(items: readonly Markdown[]): Markdown {
  return trusted(items.map((item) => `- ${item}`).join('\n'));
}

/** Nobody reads more than this of one text; a hostile line can be a megabyte long. */
const mostInline = 1000;

/** A message: one line of plain text, in which only pairs of backticks have a meaning: they make code spans. */
export function inline(text: string, most = mostInline): Markdown {
  const pieces = clip(printable(text), most).split('`');
  const parts = pieces.map((piece, index) => {
    const paired = index < pieces.length - 1 || pieces.length % 2 === 1;
    if (index % 2 === 0) return plain(piece, index === 0);
    if (!paired) return `&#96;${plain(piece, false)}`;
    return piece.trim() === '' ? `&#96;${piece}&#96;` : codeSpan(piece, most);
  });
  return trusted(parts.reduce(apart, '').trim());
}

/** Text in which not even backticks have a meaning. */
export function verbatim(text: string, most = mostInline): Markdown {
  return trusted(
    clip(printable(text), most)
      .split('`')
      .map((piece, index) => plain(piece, index === 0))
      .join('&#96;')
      .trim(),
  );
}

/** `text` as code, on one line. Invisible and control characters are shown as U+FFFD. */
export function codeSpan(text: string, most = mostInline): Markdown {
  const shown = clip(printable(text), most);
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const blank = shown.trim() === '';
  const padding = blank || /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return trusted(`${ticks}${padding}${shown}${padding}${ticks}`);
}

/**
 * A block of code, its fence longer than any run of backticks inside. `language` is ours, never the text's. Characters
 * that would show code in another order than it has are shown as U+FFFD here too (https://trojansource.codes).
 */
export function fence(text: string, language: Markdown = nothing): Markdown {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const body = visible(text.replaceAll('\r\n', '\n'));
  return trusted(`${ticks}${language}\n${body === '' || body.endsWith('\n') ? body : `${body}\n`}${ticks}`);
}

/**
 * Hosts that a link out of a comment may lead to: our pages, and the databases that advisories are published in.
 * An address elsewhere, which a scanner or an image may have brought, is not linked.
 */
const linkedHosts: ReadonlySet<string> = new Set([
  'github.com',
  'docs.docker.com',
  'docs.github.com',
  'avd.aquasec.com',
  'nvd.nist.gov',
  'www.cve.org',
  'osv.dev',
  'security-tracker.debian.org',
  'ubuntu.com',
  'access.redhat.com',
]);

/** A link if the address is HTTPS on a host that we chose, otherwise the text alone. */
export function link(text: Markdown, address: string): Markdown {
  const url = chosen(address);
  return url === undefined ? text : linkTo(text, url);
}

/** Whether an address that somebody else wrote may be linked. */
export function isLinked(address: string): boolean {
  return chosen(address) !== undefined;
}

function chosen(address: string): URL | undefined {
  const url = parseHttps(address);
  if (url === undefined || url.protocol !== 'https:' || !linkedHosts.has(url.host)) return undefined;
  // If a comment links to an issue, a pull request or a commit, GitHub notes the mention there.
  const mentions =
    url.host === 'github.com' && !/^\/advisories\/|^\/[^/]+\/[^/]+\/security\/advisories\//.test(url.pathname);
  return mentions ? undefined : url;
}

/** A link to a place that this program's own source or its runner names: a page beside this one, a rule's reference. */
export function ownLink(text: Markdown, address: string): Markdown {
  if (/^[A-Za-z0-9][A-Za-z0-9/._-]*$/.test(address)) return trusted(`[${text}](${address})`);
  const url = parseHttps(address);
  return url === undefined ? text : linkTo(text, url);
}

function linkTo(text: Markdown, url: URL): Markdown {
  const escaped = url.href.replace(/[()<>[\]\\|*_~`@$]/g, percentEncode);
  return trusted(`[${text}](${escaped})`);
}

function parseHttps(address: string): URL | undefined {
  if (address.length > 2000 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const loopback = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
  return (url.protocol === 'https:' || loopback) && url.username === '' && url.password === '' ? url : undefined;
}

function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

export type Alignment = 'left' | 'right';

/** A GFM table. Bars inside cells are escaped here. */
export function table(
  columns: readonly { readonly title: Markdown; readonly align?: Alignment }[],
  rows: readonly (readonly Markdown[])[],
): Markdown {
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--'));
  const lines = [columns.map(({ title }) => title), rule, ...rows.map((row) => row.map(cell))];
  return trusted(lines.map((line) => `| ${line.join(' | ')} |`).join('\n'));
}

/**
 * Outside code a bar is already an entity. Parsers differ on a backslash before an escaped bar (two of them escape
 * each other, or not), so there the bar is shown broken.
 */
function cell(content: Markdown): string {
  return content.replaceAll('\\|', '\\\u00A6').replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Folded content under a title of plain text. */
export function fold(title: string, content: Markdown): Markdown {
  // Markdown is not read inside an HTML block, so the title is HTML.
  return trusted(`<details>\n<summary>${html(title)}</summary>\n\n${content}\n\n</details>`);
}

/** Small print. */
export function small(content: Markdown): Markdown {
  return trusted(`<sub>${content}</sub>`);
}

/** Fields hidden in the Markdown. Each value is percent-encoded, so that none can end the comment or forge a field. */
export function hidden(name: Markdown, fields: Readonly<Record<string, string>>): Markdown {
  const written = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`);
  return trusted(`<!-- ${[name, ...written].join(' ')} -->`);
}

/**
 * What a body of ours said, without its last line, the marker, and without the buttons of its suggestions. It was
 * Markdown when we posted it; what stands on GitHub already can do no more when it is posted there again.
 */
export function saidBefore(body: string): Markdown {
  const lines = body.replaceAll('\r\n', '\n').trimEnd().split('\n').slice(0, -1);
  return trusted(
    lines
      .map((line) => line.replace(/^(`{3,})suggestion$/, '$1'))
      .join('\n')
      .trimEnd(),
  );
}

/** What GitHub turns into a link, a mention, a reference, an emoji or a formula, anywhere in a word. */
const eager = /[@$]|#\d|:\/\/|www\.|GH-\d|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])|:[a-z0-9_+-]+:/i;

/** One line of text without backticks, escaped word by word. */
function plain(text: string, startsLine: boolean): string {
  let first = startsLine;
  return text
    .split(/(\s+)/)
    .map((word) => {
      if (word === '' || /^\s/.test(word)) return word === '' ? '' : ' ';
      const escaped = eager.test(word) ? coded(word) : escapeWord(word, first);
      first = false;
      return escaped;
    })
    .join('');
}

/** A word as code, with the punctuation of the sentence left outside. */
function coded(word: string): string {
  const start = /^["'(]*/.exec(word)?.[0].length ?? 0;
  let end = word.length;
  while (end > start + 1 && `"'),.;!?`.includes(word[end - 1] ?? ' ')) end--;
  const core = word.slice(start, end);
  return core === '' ? codeSpan(word) : `${word.slice(0, start)}${codeSpan(core)}${word.slice(end)}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

function escapeWord(word: string, startsLine: boolean): string {
  const escaped = word.replace(/[\\*_[\]~#&<>|]/g, (char) => entities[char] ?? `\\${char}`);
  // Characters that would start a list, a heading or a rule.
  return startsLine ? escaped.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2') : escaped;
}

/** Two code spans side by side would share their backticks. */
function apart(before: string, after: string): string {
  return before.endsWith('`') && after.startsWith('`') ? `${before} ${after}` : before + after;
}

function html(text: string): string {
  const escaped = (word: string) => word.replace(/[&<>"']/g, (char) => entities[char] ?? `&#${char.charCodeAt(0)};`);
  return clip(printable(text), mostInline)
    .split(' ')
    .map((word) => (eager.test(word) ? `<code>${escaped(word)}</code>` : escaped(word)))
    .join(' ');
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const char of text) {
    run = char === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
