import type { Span } from '../core/location.ts';
import type { Comment } from '../documents/comment.ts';
import type { ContainerDocument } from '../documents/project.ts';

/** The name of the tool that the comment is for. */
export type Speaker = 'Plimsoll' | 'hadolint' | 'Checkov' | 'Trivy' | 'KICS' | 'Semgrep' | 'BuildKit' | 'dclint';

/** A comment in a file that silences findings. */
export interface Pragma {
  readonly speaker: Speaker;
  /** Rule ids, ids of vulnerabilities, checks of peers as `covers` spells them, or `tool:*` for all checks of one. */
  readonly names: readonly string[];
  /** Checks that it does not silence although `names` has all checks of that tool. */
  readonly spared: readonly string[];
  /** A finding that starts in this span is silenced; `undefined` for the whole file. */
  readonly reach: Span | undefined;
  /** The comment itself. */
  readonly span: Span;
  /** The comment's text, which identifies it in another commit. */
  readonly text: string;
  /** The author's reason; '' if another tool's pragma has none. */
  readonly reason: string;
}

/** The instruction or node directly below a comment or on its line; none if the comment is in the middle of it. */
export function targetOfWhole({ span, target }: Comment): Span | undefined {
  return target !== undefined && target.start.line >= span.start.line ? target : undefined;
}

/** One whole line with its line break. */
export function lineSpan(line: number): Span {
  return { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
}

/**
 * Identifies a pragma in another commit of the same file: its words, and the place in the file's meaning that it covers,
 * on whatever line.
 */
export function pragmaKey({ text, reach }: Pragma, document: ContainerDocument): string {
  const { scope, step } = reach === undefined ? { scope: '', step: '' } : document.routeOf(reach.start);
  return [text.replace(/\s+/g, ' ').trim(), scope, step].join('\0');
}
