import type { Span } from './location.ts';

/**
 * A file written inside TypeScript: removes the common indentation and the first and last line break, keeps
 * backslashes, turns `\${X}` into `${X}`, and takes no substitutions, so that a forgotten escape does not compile.
 */
export function source(strings: TemplateStringsArray): string {
  const raw = (strings.raw[0] ?? '').replaceAll('\\${', '${').replaceAll('\\`', '`');
  const lines = raw
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}

/** Takes the `[|…|]` marks out of `code` and tells where they stood, in order of their starts. */
export function readMarkup(code: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  const open: { index: number; line: number; column: number }[] = [];
  let text = '';
  let line = 1;
  let column = 1;
  for (let at = 0; at < code.length; ) {
    if (code.startsWith('[|', at)) {
      open.push({ index: spans.length, line, column });
      spans.push({ start: { line, column }, end: { line, column } });
      at += 2;
    } else if (code.startsWith('|]', at) && open.length > 0) {
      const start = open.pop();
      if (start) spans[start.index] = { start: { line: start.line, column: start.column }, end: { line, column } };
      at += 2;
    } else {
      const char = code[at] ?? '';
      text += char;
      if (char === '\n') {
        line += 1;
        column = 1;
      } else column += 1;
      at += 1;
    }
  }
  return { text, spans };
}

/** The lines of a list that a person wrote, trimmed, without blank ones. */
export function filledLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Words as they are easiest to read and to add to in our own source: with blanks and line breaks between them. */
export function wordList(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}

/** `1 finding`, `2 findings`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/**
 * The nearest of `words` to `word` by edit distance, if any is near enough to have been meant: nobody who writes `zz`
 * means `a`, nor `T` who writes `TAG`.
 */
export function nearest(word: string, words: Iterable<string>, farthest = farthestFrom(word)): string | undefined {
  let best: string | undefined;
  let bestDistance = farthest + 1;
  for (const candidate of words) {
    // At least so many letters are missing; most candidates end here.
    const missing = Math.abs(candidate.length - word.length);
    const longer = Math.max(candidate.length, word.length);
    if (missing >= bestDistance || 2 * missing > longer) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance && distance < longer) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The edits that are still a slip. What precedes the last slash is often right, and is no reason to expect more of them. */
function farthestFrom(word: string): number {
  const { length } = word.slice(word.lastIndexOf('/') + 1);
  return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Letters added, left out, replaced, or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  if (a.length > 100 || b.length > 100) return a === b ? 0 : 100;
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwapped ? (before[j - 2] ?? 0) + 1 : substitution;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution, swap));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `text` as a code span of a message: one line, printable, no backtick, at most `most` code units. */
export function quoted(text: string, most = 120): string {
  return `\`${clip(printable(text).replaceAll('`', "'"), most)}\``;
}

/**
 * Control, bidirectional, zero-width and other invisible characters (fillers, tags) become U+FFFD, but for the
 * variation selectors of emoji; line breaks and tabs become a space.
 */
export function printable(text: string): string {
  return visible(text.replace(/\s+/g, (run) => (/[\r\n\t]/.test(run) ? ' ' : run)));
}

/** The same where line breaks and tabs may stay, as in a block of code. */
export function visible(text: string): string {
  // Compiling the table of Unicode properties takes longer than all other work on the messages of a small file.
  if (/^[\t\n\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}/gu, '\uFFFD')
    .toWellFormed();
}

/**
 * Text that a runner takes for no workflow command. It obeys `::name::` at the start of a line, behind white space, and
 * `##[name]` anywhere in one: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^([^\S\r\n]*:):/gm, '$1 :');
}

/** JSON for files and other programs, ending in a line break, of which a runner takes no line for a command. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll('##[', '#\\u0023[')}\n`;
}

/**
 * The same text in memory of its own. V8 keeps the whole text that a part was cut from, a file for example, and all the
 * pieces of a text that was put together: https://github.com/v8/v8/blob/main/src/objects/string.h
 */
export function detached(text: string): string {
  return text.length < shortestPart || !text.isWellFormed() ? text : Buffer.from(text).toString();
}

/** V8 copies shorter parts. */
const shortestPart = 13;

/** At most `most` code units, with `…` where something was left out; never half of a surrogate pair. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** As much of a secret as may be shown, so that its owner recognises it: a fifth, and four characters at most. */
export function hintOf(secret: string): string {
  return secret.slice(0, Math.min(4, Math.floor(secret.length / 5)));
}

/** A secret as it is told: its hint and its length. */
export function masked(secret: string): string {
  return `${printable(hintOf(secret))}… (${count(secret.length, 'character')})`;
}

/** `an AWS access key`, `a private key`: names are spoken by their letters. */
export function withArticle(noun: string): string {
  return `${/^(?:[aeio]|npm\b)/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
