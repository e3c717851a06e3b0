import type { Span } from '../../core/location.ts';

export type Dialect = 'posix' | 'powershell' | 'cmd' | 'exec' | 'other';

/** The shell of one instruction (or Compose command), as commands in the order they are written. */
export interface Script {
  /** Only `posix` and `exec` are read; the others have no commands. */
  readonly dialect: Dialect;
  /** The program that runs it: `/bin/sh`, `bash`, `python3` (a heredoc's interpreter), '' for the exec form. */
  readonly interpreter: string;
  readonly span: Span;
  /**
   * Every simple command: of lists, pipes, subshells, loops, functions, substitutions, `sh -c "…"`, and behind `env`,
   * `sudo`, `exec`, `nice`, `time`, `xargs` and the like (both the wrapper and what it runs are commands).
   */
  readonly commands: readonly Command[];
  readonly pipelines: readonly Pipeline[];
  /** Options set in it or by the SHELL: `pipefail`, `errexit`. */
  readonly options: ReadonlySet<string>;
  /** What could not be parsed; the commands that could are there all the same. */
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

export interface Command {
  /** The program's base name: `apt-get` for `/usr/bin/apt-get`; '' where it is not known. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From the name to the last word, redirects left out. */
  readonly span: Span;
  /** Words behind the name. */
  readonly words: readonly Word[];
  /** `NAME=value` before the command, or in `export`/`env` arguments. */
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** The command that runs this one: `sudo`, `env`, `xargs`, `sh` of `sh -c`. */
  readonly wrapper: Command | undefined;
  readonly pipeline: Pipeline | undefined;
  /** Joined to the command before it by this, or first in its list. */
  readonly joinedBy: 'first' | '&&' | '||' | ';' | '&' | '|';
  /** Counts the simple lists of a script: commands of one `a && b && c` share it. */
  readonly list: number;
  /** Within `$(…)`, a function's body, a condition, a loop. */
  readonly within: readonly ('substitution' | 'function' | 'condition' | 'loop' | 'subshell')[];
}

export interface Word {
  /** As written. */
  readonly raw: string;
  /** After quotes and escapes; `undefined` where it holds a variable or substitution. */
  readonly text: string | undefined;
  /** Quotes and escapes applied, expansions left as written (`$X/file`): for prefixes and showing. */
  readonly display: string;
  readonly span: Span;
  readonly quoted: boolean;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
  readonly span: Span;
}

export interface Redirect {
  readonly operator: string;
  readonly target: Word | undefined;
  readonly span: Span;
}

/** Two commands or more, joined by `|`. */
export interface Pipeline {
  readonly span: Span;
  readonly commands: readonly Command[];
}
