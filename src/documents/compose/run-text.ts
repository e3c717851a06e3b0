import type { Lines } from '../lines.ts';
import { type MappedText, mappedText } from '../mapped-text.ts';
import { interpolatedParts } from './interpolation.ts';
import type { ScalarNode } from './model.ts';
import { placedText } from './scalar-places.ts';

/** The text of a command as the container receives it. */
export interface RunText {
  /** Each variable that Compose takes from outside becomes an unset shell variable in it: `${NAME}`. */
  readonly source: MappedText;
  /** Those variables. */
  readonly outer: ReadonlySet<string>;
}

/** After YAML and Compose's own variables: `$$` is `$`, and a default has its value. */
export function runText(node: ScalarNode, lines: Lines): RunText {
  const placed = placedText(node, lines);
  const parts = node.raw.includes('$') ? interpolatedParts(node.raw) : [];
  if (parts.length === 0) return { source: placed, outer: new Set() };
  const outer = new Set<string>();
  // Compose fills in variables before any shell runs; a shell variable of the same name is a different one.
  const own = new Set(Array.from(node.raw.matchAll(/\b([A-Za-z_]\w*)=/g), ([, name = '']) => name));
  const { position, span } = placed;
  const segments = parts.map(({ start, end, text, variable }) => {
    const name = own.has(variable) ? `COMPOSE_${variable}` : variable;
    if (text === undefined) outer.add(name);
    const length = end - start;
    const meant = text ?? `\${${name}}`;
    // Literal text keeps the place of each of its characters.
    return variable === '' && meant.length === length
      ? { text: meant, offset: start }
      : { text: meant, offset: start, length };
  });
  return { source: mappedText({ position, span }, segments), outer };
}
