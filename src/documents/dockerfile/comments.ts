import type { Comment } from '../comment.ts';
import type { Lines } from '../lines.ts';
import type { CommentLine } from './logical-lines.ts';
import type { Instruction } from './model.ts';

/** The comments of a file, each with the instruction that it is in or directly above. */
export function buildComments(
  lines: Lines,
  comments: readonly CommentLine[],
  instructions: readonly Instruction[],
): readonly Comment[] {
  const built: Comment[] = [];
  const first = instructions[0]?.span.start.line ?? Number.POSITIVE_INFINITY;
  let next = instructions.length;
  let below: { readonly line: number; readonly target: Comment['target'] } | undefined;
  for (const { start, end, line, within } of comments.toReversed()) {
    while (next > 0 && (instructions[next - 1]?.span.start.line ?? 0) > line) {
      next -= 1;
      const instruction = instructions[next];
      if (instruction) below = { line: instruction.span.start.line, target: instruction.span };
    }
    const above = below?.line === line + 1 ? below.target : undefined;
    const target = within === undefined ? above : instructions[within]?.span;
    if (within === undefined) below = { line, target };
    const text = lines.text.slice(start + 1, end).trim();
    built.push({ text, span: lines.span(start, end), ownLine: true, target, top: line < first });
  }
  return built.reverse();
}
