/** The user's mistake: an input, a flag, a config. One line that says what to do; shown without a stack, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Where the mistake is written, if it is written in a file. */
  readonly place: { readonly path: string; readonly line: number; readonly column: number } | undefined;

  constructor(message: string, place?: UsageError['place']) {
    super(message);
    this.place = place;
  }
}
