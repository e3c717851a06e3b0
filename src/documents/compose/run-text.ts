import type { Lines } from '../lines.ts';
import { type MappedText, mappedText } from '../mapped-text.ts';
import { interpolatedParts } from './interpolation.ts';
import type { ScalarNode } from './model.ts';
import { placedText } from './scalar-places.ts';

/** The text of a command as it reaches the container. */
export interface RunText {
  /** Each variable that Compose fills in from outside stands in it as one of the shell that nothing sets: `${NAME}`. */
  readonly source: MappedText;
  /** Those variables. */
  readonly outer: ReadonlySet<string>;
}

/** After YAML and Compose's own variables: `$$` is `$`, and a default is what it says. */
export function runText(node: ScalarNode, lines: Lines): RunText {
  const placed = placedText(node, lines);
  const parts = node.raw.includes('$') ? interpolatedParts(node.raw) : [];
  if (parts.length === 0) return { source: placed, outer: new Set() };
  const outer = new Set<string>();
  // Compose fills variables in before any shell runs: what the command itself sets by that name is another one.
  const own = new Set(Array.from(node.raw.matchAll(/\b([A-Za-z_]\w*)=/g), ([, name = '']) => name));
  const { position, span } = placed;
  const segments = parts.map(({ start, end, text, variable }) => {
    const name = own.has(variable) ? `COMPOSE_${variable}` : variable;
    if (text === undefined) outer.add(name);
    const length = end - start;
    const meant = text ?? `\${${name}}`;
    // What stands for itself keeps the place of each of its characters.
    return variable === '' && meant.length === length
      ? { text: meant, offset: start }
      : { text: meant, offset: start, length };
  });
  return { source: mappedText({ position, span }, segments), outer };
}
