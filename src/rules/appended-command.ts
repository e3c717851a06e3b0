import type { Edit } from '../core/edit.ts';
import { comparePositions, spanAt } from '../core/location.ts';
import type { DockerfileDocument, Instruction } from '../documents/dockerfile/model.ts';

/**
 * Adds `&& command` to a RUN that is a plain chain of `&&`, with line breaks in its author’s style. Returns nothing for
 * any other RUN: after `;`, `||` or a loop the command would not run when it should.
 */
export function appendCommand(
  document: DockerfileDocument,
  instruction: Instruction,
  command: string,
): readonly Edit[] {
  const { span } = instruction;
  if (!isChain(instruction)) return [];
  const lines = linesOf(document).slice(span.start.line - 1, span.end.line);
  return [{ span: spanAt(span.end), text: joined(lines, document.directives.escape, command) }];
}

const split = new WeakMap<DockerfileDocument, readonly string[]>();

/** The lines are split once for each file, however many RUNs are fixed. */
function linesOf(document: DockerfileDocument): readonly string[] {
  const known = split.get(document) ?? document.text.split('\n');
  split.set(document, known);
  return known;
}

/** Whether a RUN consists only of commands joined by `&&`, without a shell comment at its end. */
export function isChain({ script, heredocs, json, argsSpan }: Instruction): boolean {
  const commands = script?.commands ?? [];
  if (script?.dialect !== 'posix' || json || heredocs.length > 0 || commands.length === 0) return false;
  const end = commands.at(-1)?.span.end;
  if (end === undefined || comparePositions(end, argsSpan.end) !== 0) return false;
  return commands.every(
    ({ joinedBy, within, pipeline, redirects, shell, wrapper }) =>
      (joinedBy === 'first' || joinedBy === '&&') &&
      within.length === 0 &&
      pipeline === undefined &&
      redirects.length === 0 &&
      // Commands of `sh -c "…"` end elsewhere.
      (wrapper === undefined || shell === wrapper.shell),
  );
}

function joined(lines: readonly string[], escapeChar: string, command: string): string {
  const leading = lines.findLast((line) => /^\s*&&\s/.test(line));
  if (leading !== undefined) {
    const [lead = ''] = /^\s*&&\s+/.exec(leading) ?? [];
    return ` ${escapeChar}\n${lead}${command}`;
  }
  const broken = lines.findIndex((line) => /&&\s*[\\`]\s*$/.test(line));
  if (broken === -1) return ` && ${command}`;
  const [indent = ''] = /^\s*/.exec(lines[broken + 1] ?? '') ?? [];
  return ` && ${escapeChar}\n${indent}${command}`;
}
