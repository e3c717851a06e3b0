import type { Log } from '../core/log.ts';
import { clip, printable, withoutCommands } from '../core/text.ts';

/** Where messages go: standard error, as a rule. */
export interface MessageStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface TerminalLog extends Log {
  /** Removes the progress line, so that other output starts on a clean line. */
  clear(): void;
}

/** Shorter work needs no progress line. */
const patience = 400;

/** Notices and warnings as lines; progress as one line that is overwritten, and only on a terminal. */
export function terminalLog(stream: MessageStream, now: () => number = Date.now): TerminalLog {
  const started = now();
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write('\r\u001b[K');
    shown = false;
  };
  const say = (message: string): void => {
    clear();
    stream.write(`plimsoll: ${withoutCommands(clip(printable(message), 2000))}\n`);
  };
  return {
    clear,
    debug() {},
    notice: say,
    warning: say,
    info(message) {
      if (now() - started < patience || stream.isTTY !== true) return;
      clear();
      stream.write(clip(printable(message), Math.max(20, (stream.columns || 80) - 1)));
      shown = true;
    },
  };
}

/**
 * Whether to use colours: on a terminal that supports them, unless the user says otherwise (https://no-color.org,
 * `FORCE_COLOR`).
 */
export function wantsColor(
  stream: { readonly isTTY?: boolean | undefined },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && terminal !== 'dumb';
}
