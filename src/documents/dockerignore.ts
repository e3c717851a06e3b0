/** Which files of a build context never reach the builder. */
export interface Dockerignore {
  /** `path` is relative to the context, `/`-separated. */
  ignores(path: string): boolean;
}

/** Longer than any path that a builder could open. */
const maxPattern = 4096;

/**
 * Reads a `.dockerignore` as the builder does: the last pattern that matches a path or a folder above it decides. A query
 * takes time in the file's length times the path's. https://docs.docker.com/build/concepts/context/#syntax
 */
export function parseDockerignore(text: string): Dockerignore {
  const patterns = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line) => readPattern(line) ?? []);
  return {
    ignores: (path) => {
      let ignored = false;
      for (const { exception, tokens } of patterns) {
        if (exception === ignored && matches(tokens, path)) ignored = !exception;
      }
      return ignored;
    },
  };
}

interface Pattern {
  /** Starts with `!`: what it matches is included again. */
  readonly exception: boolean;
  readonly tokens: readonly Token[];
}

/**
 * `star`: anything but `/`. `folders`: nothing, or anything that ends with `/`. `rest`: anything. `one`: a character
 * that `accepts` takes.
 */
type Token =
  | { readonly kind: 'star' | 'folders' | 'rest' }
  | { readonly kind: 'one'; readonly accepts: (char: string) => boolean };

function readPattern(line: string): Pattern | undefined {
  const trimmed = line.trim();
  if (line.startsWith('#') || trimmed === '') return undefined;
  const exception = trimmed.startsWith('!');
  const glob = cleanPath(exception ? trimmed.slice(1).trim() : trimmed);
  const tokens = glob === '' || glob.length > maxPattern ? undefined : readTokens(glob);
  return tokens && { exception, tokens };
}

/** Without `.`, `..`, doubled, leading and trailing slashes. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `undefined` for a pattern that the builder rejects: a class without an end. */
function readTokens(glob: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < glob.length) {
    const char = glob[at] ?? '';
    if (glob.startsWith('**', at)) {
      at += glob[at + 2] === '/' ? 3 : 2;
      tokens.push({ kind: at >= glob.length ? 'rest' : 'folders' });
    } else if (char === '*') {
      at += 1;
      tokens.push({ kind: 'star' });
    } else if (char === '[') {
      const end = glob.indexOf(']', at + 2);
      if (end === -1) return undefined;
      tokens.push({ kind: 'one', accepts: readClass(glob.slice(at + 1, end)) });
      at = end + 1;
    } else if (char === '?') {
      at += 1;
      tokens.push({ kind: 'one', accepts: (other) => other !== '/' });
    } else {
      const literal = char === '\\' && at + 1 < glob.length ? (glob[at + 1] ?? '') : char;
      at += char === '\\' && at + 1 < glob.length ? 2 : 1;
      tokens.push({ kind: 'one', accepts: (other) => other === literal });
    }
  }
  return tokens;
}

/** The inside of `[a-z_]` or `[^…]`. */
function readClass(inside: string): (char: string) => boolean {
  const negated = inside.startsWith('^');
  const ranges: { readonly first: string; readonly last: string }[] = [];
  const chars = [...(negated ? inside.slice(1) : inside).replace(/\\(.)/g, '$1')];
  for (let at = 0; at < chars.length; at++) {
    const first = chars[at] ?? '';
    const isRange = chars[at + 1] === '-' && at + 2 < chars.length;
    ranges.push({ first, last: isRange ? (chars[at + 2] ?? '') : first });
    if (isRange) at += 2;
  }
  return (char) => char !== '/' && ranges.some(({ first, last }) => first <= char && char <= last) !== negated;
}

/** Follows all possible matches at once, so that no pattern is slow; true if the path or a folder above it matches. */
function matches(tokens: readonly Token[], path: string): boolean {
  let states = new Set<number>();
  enter(tokens, states, 0);
  for (const char of path) {
    if (char === '/' && states.has(tokens.length)) return true;
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token?.kind === 'rest' || (token?.kind === 'star' && char !== '/')) enter(tokens, next, state);
      else if (token?.kind === 'one' && token.accepts(char)) enter(tokens, next, state + 1);
      else if (token?.kind === 'folders') {
        next.add(state);
        if (char === '/') enter(tokens, next, state + 1);
      }
    }
    if (next.size === 0) return false;
    states = next;
  }
  return states.has(tokens.length);
}

/** Adds a state, and those after tokens that can match nothing. */
function enter(tokens: readonly Token[], states: Set<number>, from: number): void {
  for (let state = from; ; state++) {
    states.add(state);
    const kind = tokens[state]?.kind;
    if (kind === undefined || kind === 'one') return;
  }
}
