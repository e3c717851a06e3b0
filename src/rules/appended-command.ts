import type { Edit } from '../core/edit.ts';
import { comparePositions, spanAt } from '../core/location.ts';
import type { DockerfileDocument, Instruction } from '../documents/dockerfile/model.ts';

/**
 * Adds `&& command` to a RUN that is a plain chain of `&&`, in its author’s way of breaking lines. Nothing where the RUN is
 * anything else: behind `;`, `||` or a loop it would run at other times than meant.
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

/** Split once for a file, however many RUNs of it are mended. */
function linesOf(document: DockerfileDocument): readonly string[] {
  const known = split.get(document) ?? document.text.split('\n');
  split.set(document, known);
  return known;
}

/** Whether a RUN is commands joined by `&&` and nothing else: no comment of the shell at its end either. */
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
      // What `sh -c "…"` runs has another end.
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
