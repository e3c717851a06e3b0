/** The user's mistake: an input, a flag, a config. One line that says what to do; shown without a stack, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly place: MistakePlace | undefined;

  constructor(message: string, place?: MistakePlace) {
    super(message);
    this.place = place;
  }
}

/** Where a mistake is written, if it is written in a file. */
export interface MistakePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The message without the place, for a reader who is shown that otherwise. */
  readonly mistake: string;
}
