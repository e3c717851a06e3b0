import { Composer, type CST, type Document, type ParsedNode, Parser, type YAMLParseError } from 'yaml';

/** A YAML file read with its comments; offsets are those of the text. */
export interface YamlFile {
  /** One for each document of the file, in order; empty ones are left out. */
  readonly contents: readonly ParsedNode[];
  /** Offsets of every `#` that begins a comment, in order, and of the comment's end. */
  readonly comments: readonly Stretch[];
  /** The first mistake: the result after it is unreliable. */
  readonly error: (Stretch & { readonly message: string }) | undefined;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Nobody nests deeper, and a recursive parser would run out of stack. */
const maxDepth = 100;

/**
 * Reads YAML 1.2 as far as it goes, and lists whose lines begin further left than YAML allows, as Compose reads them.
 * Never throws; the cost is linear in the length of the text.
 */
export function readYaml(text: string): YamlFile {
  const strict = readStrictly(text);
  let source = text;
  let file = strict;
  for (let left = mostRepairs(text); left > 0 && file.outdented !== undefined; left--) {
    source = joinedLines(source, file.outdented, file.comments);
    const { comments } = file;
    file = readStrictly(source);
    // Comments that were blanked for the reading still stand in the file.
    const kept = new Map([...comments, ...file.comments].map((comment) => [comment.start, comment]));
    file = { ...file, comments: [...kept.values()].toSorted((a, b) => a.start - b.start) };
  }
  // What is still wrong may be a consequence, so the first mistake is told.
  const { contents, comments, error } = file.error === undefined ? file : strict;
  return { contents, comments, error };
}

/** Each repair reads the file again. */
function mostRepairs(text: string): number {
  return Math.min(50, Math.floor(2_000_000 / (text.length + 1)));
}

/**
 * The text with the line at `offset` joined to the one before, every offset kept. Compose's parser ignores indentation
 * between brackets: https://github.com/yaml/go-yaml/blob/v3.0.4/scannerc.go (`yaml_parser_unroll_indent`)
 */
function joinedLines(text: string, offset: number, comments: readonly Stretch[]): string {
  const end = text.slice(0, offset).trimEnd().length;
  const comment = comments.find((each) => each.start < end && each.end >= end);
  const start = comment?.start ?? end;
  return text.slice(0, start) + ' '.repeat(offset - start) + text.slice(offset);
}

function readStrictly(text: string): YamlFile & { readonly outdented?: number } {
  const tokens = [...new Parser().parse(text)];
  const { comments, tooDeep, lastQuote } = walk(tokens);
  if (tooDeep !== undefined) {
    const message = `Nested more than ${maxDepth} levels deep.`;
    return { contents: [], comments, error: { start: tooDeep, end: tooDeep + 1, message } };
  }
  const contents: ParsedNode[] = [];
  for (const document of composeDocuments(tokens, text.length)) {
    const [first] = document.errors;
    if (first) {
      const isOutdented = first.code === 'BAD_INDENT' && first.message.startsWith('Flow ');
      const error = errorOf(first, text, lastQuote);
      return { contents: [], comments, error, ...(isOutdented ? { outdented: first.pos[0] } : {}) };
    }
    if (document.contents !== null) contents.push(document.contents);
  }
  return { contents, comments, error: undefined };
}

/** An open quote or bracket is noticed at the end of the text, where there is nothing to see. */
function errorOf({ code, message, pos: [start, end] }: YAMLParseError, text: string, lastQuote: number | undefined) {
  if (code === 'MISSING_CHAR' && /closing ["']quote/.test(message) && lastQuote !== undefined) {
    return { start: lastQuote, end: lastQuote + 1, message: 'The quote that is opened here is never closed.' };
  }
  const last = Math.max(0, text.trimEnd().length - 1);
  return start > last
    ? { start: last, end: last + 1, message: sentence(message) }
    : { start, end: Math.max(end, start), message: sentence(message) };
}

function composeDocuments(tokens: readonly CST.Token[], end: number): Iterable<Document.Parsed> {
  // The parser's check for duplicate keys is quadratic, and its error texts quote the file; we use our own instead.
  const options = { prettyErrors: false, uniqueKeys: false, strict: false, resolveKnownTags: false } as const;
  return new Composer({ ...options, logLevel: 'silent' }).compose(tokens, true, end);
}

function sentence(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

/** Collects the comments, the offset at which the nesting becomes too deep, and that of the last quoted value. */
function walk(tokens: readonly CST.Token[]): {
  comments: readonly Stretch[];
  tooDeep: number | undefined;
  lastQuote: number | undefined;
} {
  const comments: Stretch[] = [];
  const pending = tokens.map((token) => ({ token, depth: 0 })).reverse();
  const later = (list: readonly (CST.Token | null | undefined)[] | undefined, depth: number): void => {
    for (const token of list ?? []) if (token) pending.push({ token, depth });
  };
  let tooDeep: number | undefined;
  let lastQuote: number | undefined;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (token.type === 'comment') comments.push({ start: token.offset, end: token.offset + token.source.length });
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      lastQuote = Math.max(lastQuote ?? 0, token.offset);
    }
    if (depth > maxDepth) tooDeep = Math.min(tooDeep ?? token.offset, token.offset);
    if ('start' in token) {
      if (Array.isArray(token.start)) later(token.start, depth);
      else later([token.start], depth);
    }
    if ('end' in token) later(token.end, depth);
    if ('props' in token) later(token.props, depth);
    if ('value' in token) later([token.value], depth);
    if ('items' in token) {
      for (const item of token.items) {
        later(item.start, depth);
        later([item.key, item.value], depth + 1);
        later(item.sep, depth);
      }
    }
  }
  return { comments: comments.toSorted((a, b) => a.start - b.start), tooDeep, lastQuote };
}
