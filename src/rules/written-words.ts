import { containsSpan, type Span } from '../core/location.ts';
import type { Violation } from '../core/rule.ts';
import { readLines } from '../documents/lines.ts';
import type { Project } from '../documents/project.ts';
import type { Script } from '../documents/shell/model.ts';

/**
 * A violation in a command of a Compose file, with its edits where its words stand in the file just as the shell reads
 * them; not where YAML or Compose made them of something else, or where they came from a variable.
 */
export function whereWritten<V extends Violation & { readonly path: string }>(
  violation: V,
  { derived, commands }: Script,
  project: Project,
): Violation {
  const { edits = [], span, path } = violation;
  if (edits.length === 0) return violation;
  const text = project.document(path)?.text;
  const isDerived = derived.some((place) => containsSpan(place, span));
  const word = commands.flatMap(({ words }) => words).find((each) => sameSpan(each.span, span));
  if (text === undefined || isDerived || word === undefined) return { ...violation, edits: [] };
  const lines = readLines(text);
  const written = (place: Span): string => text.slice(lines.offset(place.start), lines.offset(place.end));
  const isPlain = written(span) === word.raw && edits.every(({ span: place }) => /^[^\n"'\\,]*$/.test(written(place)));
  return isPlain ? violation : { ...violation, edits: [] };
}

function sameSpan(a: Span, b: Span): boolean {
  return containsSpan(a, b) && containsSpan(b, a);
}
