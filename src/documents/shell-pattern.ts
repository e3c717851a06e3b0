/** One step of a shell pattern in BuildKit: `*`, `?` and literals, no brackets. */
type Step = { readonly kind: 'any' } | { readonly kind: 'one' } | { readonly kind: 'char'; readonly char: string };

/** The limit of a single expansion, in steps times characters; real ones need a few hundred. */
const budget = 2048;

/**
 * `${X#p}`, `${X##p}`, `${X%p}`, `${X%%p}`: `value` without the shortest or longest prefix or suffix that matches.
 * `undefined` if the pattern is invalid or too expensive.
 */
export function trimMatch(
  value: string,
  pattern: string,
  end: 'prefix' | 'suffix',
  longest: boolean,
): string | undefined {
  const steps = readPattern(pattern);
  if (!steps || steps.length * value.length > budget) return undefined;
  if (end === 'prefix') {
    const length = matchLength(steps, value, longest);
    return length === undefined ? value : value.slice(length);
  }
  const length = matchLength(steps.toReversed(), Array.from(value).reverse().join(''), longest);
  return length === undefined ? value : value.slice(0, value.length - length);
}

/** `${X/p/r}` and `${X//p/r}`. `undefined` if the pattern is invalid, empty or too expensive. */
export function replaceMatch(value: string, pattern: string, replacement: string, all: boolean): string | undefined {
  const steps = readPattern(pattern);
  if (!steps || steps.length === 0) return undefined;
  const literal = literalOf(steps);
  if (literal !== undefined) return replaceText(value, literal, replacement, all);
  if (steps.length * value.length * value.length > 2 * budget) return undefined;
  let result = '';
  let at = 0;
  while (at < value.length) {
    const length = matchLength(steps, value.slice(at), true);
    if (length === undefined || length === 0) {
      result += value.charAt(at);
      at += 1;
      continue;
    }
    result += replacement;
    at += length;
    if (!all) break;
  }
  return result + value.slice(at);
}

function literalOf(steps: readonly Step[]): string | undefined {
  return steps.every((step) => step.kind === 'char') ? steps.map(({ char }) => char).join('') : undefined;
}

function replaceText(value: string, text: string, replacement: string, all: boolean): string | undefined {
  if (value.length > budget) return undefined;
  const parts = value.split(text);
  if (all) return parts.join(replacement);
  const [first = '', ...rest] = parts;
  return rest.length === 0 ? value : `${first}${replacement}${rest.join(text)}`;
}

function readPattern(pattern: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (char === '*') steps.push({ kind: 'any' });
    else if (char === '?') steps.push({ kind: 'one' });
    else if (char !== '\\') steps.push({ kind: 'char', char });
    else {
      at += 1;
      const escaped = pattern.charAt(at);
      if (escaped === '' || !'*?\\}/'.includes(escaped)) return undefined;
      steps.push({ kind: 'char', char: escaped });
    }
  }
  return steps;
}

/** How much of the start of `value` the steps match; `undefined` for no match. Takes time in steps times characters. */
function matchLength(steps: readonly Step[], value: string, longest: boolean): number | undefined {
  let reached: boolean[] = [true];
  for (const step of steps) {
    const next: boolean[] = [];
    let open = false;
    for (let at = 0; at <= value.length; at += 1) {
      if (step.kind === 'any') {
        open ||= reached[at] === true;
        next.push(open);
      } else {
        const fits = step.kind === 'one' || value.charAt(at - 1) === step.char;
        next.push(at > 0 && fits && reached[at - 1] === true);
      }
    }
    reached = next;
  }
  const length = longest ? reached.lastIndexOf(true) : reached.indexOf(true);
  return length === -1 ? undefined : length;
}
