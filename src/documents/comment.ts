import type { Span } from '../core/location.ts';

/** A comment and what it governs, so that a pragma knows its reach. */
export interface Comment {
  /** Without `#` and without the space behind it. */
  readonly text: string;
  /** From `#` to the end of its line. */
  readonly span: Span;
  /** True where nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
  /** The instruction or YAML node that it stands on, in, or directly above (stacked comment lines count). */
  readonly target: Span | undefined;
  /** True at the top of the file, before its first instruction or key, with a blank line or another comment between or not. */
  readonly top: boolean;
}
