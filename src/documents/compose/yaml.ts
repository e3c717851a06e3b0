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

/** Lists and maps of one file that are mended; each one costs another reading. */
const mostMended = 20;
/** Characters that are read again for one file. */
const mostReread = 300_000;

/**
 * Reads YAML 1.2 as far as it goes, and lists whose lines begin further left than YAML allows, as Compose reads them.
 * Never throws; the cost is linear in the length of the text.
 */
export function readYaml(text: string): YamlFile {
  const strict = readStrictly(text);
  let source = text;
  let file = strict;
  const most = Math.min(mostMended, Math.floor(mostReread / (text.length + 1)));
  for (let mended = 0; mended < most && file.outdented !== undefined; mended++) {
    const joined = joinedLines(source, file.outdented);
    if (joined === undefined) {
      const { contents, comments } = strict;
      // Otherwise the first mistake is one that could be mended.
      if (mended === 0) return { contents, comments, error: unclosedBracket(text, file.outdented) };
      break;
    }
    source = joined;
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

/**
 * The text with the list or map at `start` on one line, every offset kept; `undefined` if it does not end. Compose's
 * parser ignores indentation between brackets:
 * https://github.com/yaml/go-yaml/blob/v3.0.4/scannerc.go (`yaml_parser_unroll_indent`)
 */
function joinedLines(text: string, start: number): string | undefined {
  const pieces: string[] = [];
  let depth = 0;
  bracketTokens.lastIndex = start;
  for (let match = bracketTokens.exec(text); match !== null; match = bracketTokens.exec(text)) {
    const [token] = match;
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    pieces.push(/^[\r\n#]/.test(token) ? ' '.repeat(token.length) : token);
    if (depth === 0) return text.slice(0, start) + pieces.join('') + text.slice(bracketTokens.lastIndex);
  }
  return undefined;
}

/** Brackets, line breaks, comments, quoted text, and the text between them. */
const bracketTokens =
  /[[\]{}]|[\r\n]+|(?<=[\s,[{\]}])#[^\r\n]*|(?<=[\s,[{:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[^[\]{}\r\n#"']+|./sy;

/** `outdented`: where a list or map in brackets begins that YAML ends too early. */
function readStrictly(text: string): YamlFile & { readonly outdented?: number } {
  const tokens = [...new Parser().parse(text)];
  const { comments, tooDeep } = walk(tokens);
  if (tooDeep !== undefined) {
    const message = `Nested more than ${maxDepth} levels deep.`;
    return { contents: [], comments, error: { start: tooDeep, end: tooDeep + 1, message } };
  }
  const contents: ParsedNode[] = [];
  for (const document of composeDocuments(tokens, text.length)) {
    const [first] = document.errors;
    if (first) {
      const isOutdented = first.code === 'BAD_INDENT' && first.message.startsWith('Flow ');
      const outdented = isOutdented ? firstToken(tokens, isOpenFlow)?.offset : undefined;
      const error = errorOf(first, text, tokens);
      return { contents: [], comments, error, ...(outdented === undefined ? {} : { outdented }) };
    }
    if (document.contents !== null) contents.push(document.contents);
  }
  return { contents, comments, error: undefined };
}

/** An open quote or bracket is noticed at the end of the text, where there is nothing to see. */
function errorOf(
  { code, message, pos: [start, end] }: YAMLParseError,
  text: string,
  tokens: readonly CST.Token[],
): Stretch & { readonly message: string } {
  const quote = code === 'MISSING_CHAR' ? firstToken(tokens, isOpenQuote)?.offset : undefined;
  if (quote !== undefined) {
    return { start: quote, end: quote + 1, message: 'The quote that is opened here is never closed.' };
  }
  const last = Math.max(0, text.trimEnd().length - 1);
  const bracket = start > last && message.startsWith('Flow ') ? firstToken(tokens, isOpenFlow)?.offset : undefined;
  if (bracket !== undefined) return unclosedBracket(text, bracket);
  return start > last
    ? { start: last, end: last + 1, message: sentence(message) }
    : { start, end: Math.max(end, start), message: sentence(message) };
}

/** Of a list or map that is known to be open, and of those inside it, the innermost that is. */
function unclosedBracket(text: string, outermost: number): Stretch & { readonly message: string } {
  const open: { readonly at: number; readonly close: string }[] = [];
  bracketTokens.lastIndex = outermost;
  for (let match = bracketTokens.exec(text); match !== null; match = bracketTokens.exec(text)) {
    const [token] = match;
    if (token === '[') open.push({ at: match.index, close: ']' });
    else if (token === '{') open.push({ at: match.index, close: '}' });
    else if (token === open.at(-1)?.close) open.pop();
    else if (token === ']' || token === '}') break;
  }
  const start = open.at(-1)?.at ?? outermost;
  return { start, end: start + 1, message: 'The bracket that is opened here is never closed.' };
}

/** A list or map whose bracket YAML does not see closed. */
function isOpenFlow(token: CST.Token): boolean {
  return token.type === 'flow-collection' && !token.end.some(({ type }) => /^flow-(?:map|seq)-end$/.test(type));
}

function isOpenQuote(token: CST.Token): boolean {
  if (token.type === 'single-quoted-scalar') return !/^'(?:[^']|'')*'$/.test(token.source);
  return token.type === 'double-quoted-scalar' && !/^"(?:[^"\\]|\\.)*"$/s.test(token.source);
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

/** Collects the comments, and the offset at which the nesting becomes too deep. */
function walk(tokens: readonly CST.Token[]): { comments: readonly Stretch[]; tooDeep: number | undefined } {
  const comments: Stretch[] = [];
  let tooDeep: number | undefined;
  visit(tokens, (token, depth) => {
    if (token.type === 'comment') comments.push({ start: token.offset, end: token.offset + token.source.length });
    if (depth > maxDepth) tooDeep = Math.min(tooDeep ?? token.offset, token.offset);
  });
  return { comments: comments.toSorted((a, b) => a.start - b.start), tooDeep };
}

function firstToken(tokens: readonly CST.Token[], isWanted: (token: CST.Token) => boolean): CST.Token | undefined {
  let first: CST.Token | undefined;
  visit(tokens, (token) => {
    if (isWanted(token) && token.offset < (first?.offset ?? Number.POSITIVE_INFINITY)) first = token;
  });
  return first;
}

/** Calls `see` with every token and its nesting, in no certain order; without recursion, which would run out of stack. */
function visit(tokens: readonly CST.Token[], see: (token: CST.Token, depth: number) => void): void {
  const pending = tokens.map((token) => ({ token, depth: 0 })).reverse();
  const later = (list: readonly (CST.Token | null | undefined)[] | undefined, depth: number): void => {
    for (const token of list ?? []) if (token) pending.push({ token, depth });
  };
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    see(token, depth);
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
}
