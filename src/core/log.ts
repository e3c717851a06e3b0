/** Where progress messages go, but never findings. Implementations: the Actions log, a terminal. */
export interface Log {
  info(message: string): void;
  debug(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
}
