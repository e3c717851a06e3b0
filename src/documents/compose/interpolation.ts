/** The result of Compose's interpolation of a string, as far as the file shows it. */
export interface Interpolation {
  /** `undefined` if a variable has no default: only the shell that starts Compose knows it. */
  readonly text: string | undefined;
  /** Names in order of appearance, including those inside defaults. */
  readonly variables: readonly string[];
}

/** Defaults nest (`${A:-${B:-c}}`); nobody nests them deeper, and deeper ones stay unresolved. */
const maxDepth = 20;

/**
 * Resolves `$NAME`, `${NAME}` and their operators, and `$$`. Only a default makes a variable known; `:+` and `:?`
 * depend on the shell. Other text stays as it is. https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolate(raw: string): Interpolation {
  if (!raw.includes('$')) return { text: raw, variables: [] };
  const variables: string[] = [];
  const { text } = readTemplate(raw, 0, 0, variables);
  return { text, variables };
}

/** A stretch of a string, and what Compose makes of it. */
export interface Interpolated {
  readonly start: number;
  readonly end: number;
  /** `undefined` if only the shell that starts Compose knows it. */
  readonly text: string | undefined;
  /** '' if it is not a variable. */
  readonly variable: string;
}

/** The string piece by piece: literal text, `$$`, and each variable with everything in its braces. */
export function interpolatedParts(raw: string): readonly Interpolated[] {
  const parts: Interpolated[] = [];
  let from = 0;
  const plainUpTo = (end: number): void => {
    if (end > from) parts.push({ start: from, end, text: raw.slice(from, end), variable: '' });
  };
  for (let at = raw.indexOf('$'); at !== -1; at = raw.indexOf('$', from)) {
    plainUpTo(at);
    const names: string[] = [];
    const { text, end } = readVariable(raw, at, 0, names);
    parts.push({ start: at, end, text, variable: names[0] ?? '' });
    from = end;
  }
  plainUpTo(raw.length);
  return parts;
}

interface Reading {
  readonly text: string | undefined;
  /** Where reading stopped: at the `}` that closes it, or at the end of the string. */
  readonly end: number;
}

/** `depth` above 0: inside braces, so that the matching `}` ends it. */
function readTemplate(raw: string, start: number, depth: number, variables: string[]): Reading {
  let text: string | undefined = '';
  let braces = 0;
  let at = start;
  while (at < raw.length) {
    const char = raw[at] ?? '';
    if (char === '$') {
      const substitution = readVariable(raw, at, depth, variables);
      text = join(text, substitution.text);
      at = substitution.end;
    } else {
      // Compose counts braces inside of a default: `${X:-{"a": 1}}` is one variable.
      if (depth > 0 && char === '}' && braces === 0) return { text, end: at };
      if (char === '{') braces++;
      if (char === '}') braces--;
      const end = nextSpecial(raw, at + 1);
      text = join(text, raw.slice(at, end));
      at = end;
    }
  }
  return { text, end: at };
}

function readVariable(raw: string, dollar: number, depth: number, variables: string[]): Reading {
  const next = raw[dollar + 1] ?? '';
  if (next === '$') return { text: '$', end: dollar + 2 };
  if (next !== '{') {
    const end = nameEnd(raw, dollar + 1);
    if (end === dollar + 1) return { text: '$', end };
    variables.push(raw.slice(dollar + 1, end));
    return { text: undefined, end };
  }
  const behindName = nameEnd(raw, dollar + 2);
  if (behindName === dollar + 2) return { text: '$', end: dollar + 1 };
  if (depth >= maxDepth) return { text: undefined, end: raw.length };
  const operator = /^(?::?[-+?])?/.exec(raw.slice(behindName, behindName + 2))?.[0] ?? '';
  const known = variables.length;
  variables.push(raw.slice(dollar + 2, behindName));
  const word = readTemplate(raw, behindName + operator.length, depth + 1, variables);
  if (raw[word.end] !== '}') {
    // Never closed: neither this nor anything after it is a variable.
    variables.length = known;
    return { text: raw.slice(dollar), end: raw.length };
  }
  return { text: operator.endsWith('-') ? word.text : undefined, end: word.end + 1 };
}

/** The end of the variable name at `start`; `start` itself if there is none. */
function nameEnd(raw: string, start: number): number {
  let at = start;
  while (at < raw.length && (at === start ? /[A-Za-z_]/ : /\w/).test(raw[at] ?? '')) at++;
  return at;
}

function nextSpecial(raw: string, start: number): number {
  let at = start;
  while (at < raw.length && !/[${}]/.test(raw[at] ?? '')) at++;
  return at;
}

function join(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
