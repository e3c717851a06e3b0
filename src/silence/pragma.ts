import type { Span } from '../core/location.ts';
import type { Comment } from '../documents/comment.ts';
import type { ContainerDocument } from '../documents/project.ts';

/** Whose comment it is, as people write its name. */
export type Speaker = 'Plimsoll' | 'hadolint' | 'Checkov' | 'Trivy' | 'KICS' | 'Semgrep' | 'BuildKit' | 'dclint';

/** A comment in a file that silences. */
export interface Pragma {
  readonly speaker: Speaker;
  /** Rule ids, ids of vulnerabilities, checks of peers as `covers` spells them, or `tool:*` for all checks of one. */
  readonly names: readonly string[];
  /** Checks that it leaves alone although `names` holds all of that tool's. */
  readonly spared: readonly string[];
  /** A finding that starts in here is silenced; `undefined`: the whole file. */
  readonly reach: Span | undefined;
  /** The comment itself. */
  readonly span: Span;
  /** The comment's text, by which it is recognised in another commit. */
  readonly text: string;
  /** The author's words; '' where a peer's pragma gives none. */
  readonly reason: string;
}

/** The instruction or node that a comment stands directly above or behind; none for one in the midst of it. */
export function targetOfWhole({ span, target }: Comment): Span | undefined {
  return target !== undefined && target.start.line >= span.start.line ? target : undefined;
}

/** All of one line, its break included. */
export function lineSpan(line: number): Span {
  return { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
}

/**
 * What a pragma is recognised by in another commit of the same file: its words and the place in the file's meaning
 * that it governs, whatever line that is on.
 */
export function pragmaKey({ text, reach }: Pragma, document: ContainerDocument): string {
  const { scope, step } = reach === undefined ? { scope: '', step: '' } : document.routeOf(reach.start);
  return [text.replace(/\s+/g, ' ').trim(), scope, step].join('\0');
}
