import type { Span } from '../core/location.ts';

/**
 * A value as its author wrote it and as the builder or runtime would read it. `undefined` text is the third answer:
 * it depends on something that the files do not say (a build argument without a default, a variable of the shell
 * that starts Compose). It is never guessed.
 */
export interface Value {
  /** As written, without surrounding quotes' meaning applied. */
  readonly raw: string;
  /** After quotes, escapes and variables; `undefined` where it cannot be known from the files. */
  readonly text: string | undefined;
  readonly span: Span;
  /** Names of the variables that `raw` mentions. */
  readonly variables: readonly string[];
}
