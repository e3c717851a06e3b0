import type { Span } from '../core/location.ts';

/**
 * A value as its author wrote it and as the builder or runtime would read it. `text` is `undefined` if it depends on
 * something that is not in the files (a build argument without a default, a variable of the shell that starts Compose).
 * It is never guessed.
 */
export interface Value {
  /** As written, with quotes and escapes. */
  readonly raw: string;
  /** After quotes, escapes and variables; `undefined` if the files do not determine it. */
  readonly text: string | undefined;
  readonly span: Span;
  /** The names of the variables that `raw` mentions. */
  readonly variables: readonly string[];
}
