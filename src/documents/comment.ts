import type { Span } from '../core/location.ts';

/** A comment and what it belongs to, so that a pragma knows its reach. */
export interface Comment {
  /** Without `#` and the space after it. */
  readonly text: string;
  /** From `#` to the end of its line. */
  readonly span: Span;
  /** True if only white space comes before it on its line. */
  readonly ownLine: boolean;
  /**
   * The instruction or YAML node on whose line it is, in which it is, or directly above which it is (stacked comments
   * count).
   */
  readonly target: Span | undefined;
  /**
   * True at the top of the file, before its first instruction or key, even with blank lines or other comments between.
   */
  readonly top: boolean;
}
