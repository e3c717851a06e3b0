import type { Span } from '../core/location.ts';
import type { Violation } from '../core/rule.ts';
import { type SpanIndex, spanIndex } from '../core/span-index.ts';
import { linesOf } from '../documents/lines.ts';
import type { Project } from '../documents/project.ts';
import type { Script, Word } from '../documents/shell/model.ts';

/**
 * A violation for a word of a command in a Compose file. It keeps its edits only if the file contains the word exactly
 * as the shell reads it, not if YAML or Compose changed it or it came from a variable.
 */
export function whereWritten(
  violation: Violation & { readonly path: string },
  word: Pick<Word, 'raw' | 'span'>,
  script: Script,
  project: Project,
): Violation {
  const { edits = [], path } = violation;
  if (edits.length === 0) return violation;
  const document = project.document(path);
  const written = ({ start, end }: Span): string => {
    const lines = document && linesOf(document);
    return lines === undefined ? '' : lines.text.slice(lines.offset(start), lines.offset(end));
  };
  const isPlain =
    written(word.span) === word.raw &&
    derivedOf(script).at(word.span.start).length === 0 &&
    // The blanks between two words, which are removed with one of them.
    edits.every(({ span }) => /^[^\n"'\\,]*$/.test(written(span)));
  return isPlain ? violation : { ...violation, edits: [] };
}

const derived = new WeakMap<Script, SpanIndex<Span>>();

/** There may be many words and many violations. */
function derivedOf(script: Script): SpanIndex<Span> {
  const known = derived.get(script) ?? spanIndex(script.derived, (span) => span);
  derived.set(script, known);
  return known;
}
