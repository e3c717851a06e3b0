import type { Span } from '../../core/location.ts';
import type { MappedText } from '../mapped-text.ts';

/**
 * The program that reads shell forms of a Dockerfile, with its flags (`/bin/sh`, `-c`): the words of its SHELL
 * instruction, or of a `#!` line.
 */
export interface ShellSetting {
  readonly program: string;
  readonly flags: readonly string[];
}

/**
 * `alike`: a shell of another family (fish, csh) or an unknown program; its commands and pipes are read like those of
 * sh. `other`: another language.
 */
export type Dialect = 'posix' | 'alike' | 'powershell' | 'cmd' | 'exec' | 'other';

/**
 * The shell code of one instruction or Compose command, as commands in written order; a command comes before those that
 * it runs and those within its words.
 */
export interface Script {
  /** Only `posix`, `alike` and `exec` are read; the others have no commands. */
  readonly dialect: Dialect;
  /** The program that runs it: `/bin/sh`, `bash`, `python3` (a heredoc's interpreter), '' for the exec form. */
  readonly interpreter: string;
  readonly span: Span;
  /**
   * Every simple command: of lists, pipes, subshells, loops, substitutions, `sh -c "…"`, `echo "…" | sh`, and behind
   * `env`, `sudo`, `exec`, `nice`, `time`, `xargs` and the like (both the wrapper and what it runs are commands). Those
   * of a function are listed where it is called, or at the end if it is not.
   */
  readonly commands: readonly Command[];
  readonly pipelines: readonly Pipeline[];
  /** Options that SHELL, or `set` anywhere, sets for its own shell: `pipefail`, `errexit`. */
  readonly options: ReadonlySet<string>;
  /** What could not be parsed; all other commands are still listed. */
  readonly problems: readonly ScriptProblem[];
  /** What it writes to files, by path; `undefined` if that is unknown. */
  readonly files: ReadonlyMap<string, MappedText | undefined>;
  /** Places of words whose text came from elsewhere (a variable, the output of `echo`): nothing can be fixed there. */
  readonly derived: readonly Span[];
}

export interface ScriptProblem {
  readonly span: Span;
  readonly message: string;
  /** Commands that a shell may run were not read; people do not write such text. */
  readonly unread: boolean;
}

export interface Command {
  /** The program's base name: `apt-get` for `/usr/bin/apt-get`; '' if it is unknown. */
  readonly name: string;
  /** The program with its path, `./install.sh`; `undefined` if it depends on something that the file does not show. */
  readonly program: string | undefined;
  readonly nameSpan: Span;
  /** From the name to the last word, without redirects. */
  readonly span: Span;
  /** Words after the name. */
  readonly words: readonly Word[];
  /** `NAME=value` before the command, or in `export`/`env` arguments. */
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** The command that runs this one: `sudo`, `env`, `xargs`, `sh` of `sh -c`. */
  readonly wrapper: Command | undefined;
  /** The shell that interprets it, and its options as they are when it runs. */
  readonly shell: Shell;
  /** For a command in `$(…)`, backticks or `<(…)`: where its output goes. */
  readonly substitution: Substitution | undefined;
  readonly pipeline: Pipeline | undefined;
  /** The operator that joins it to the command before it; none for the first of a list. */
  readonly joinedBy: 'first' | '&&' | '||' | ';' | '&' | '|';
  /** Counts the simple lists of a script: commands of one `a && b && c` share it. */
  readonly list: number;
  /** The constructs around it, outermost first. */
  readonly within: readonly Enclosure[];
}

/** `condition`: tested by `if`, `while` or `until`; `branch`: runs only then: `then`, `else`, an arm of `case`. */
export type Enclosure = 'substitution' | 'function' | 'condition' | 'branch' | 'loop' | 'subshell';

export interface Shell {
  /** As in `Script.interpreter`: `/bin/sh`, `bash`; '' for the exec form, which has no shell. */
  readonly program: string;
  /** By their long names: `errexit`, `nounset`, `pipefail`, `xtrace`. */
  readonly options: ReadonlySet<string>;
}

/**
 * The output becomes words of a command, its standard input (here-documents, `< <(…)`), a file argument, or a variable.
 * `sink`: for `>(…)`, which receives the output of the command.
 */
export interface Substitution {
  readonly into: 'words' | 'input' | 'file' | 'variable' | 'sink';
  /** `undefined` if no simple command uses it: the words of a `for`, a `case`, a test. */
  readonly command: Command | undefined;
  /** Where the resulting variable is read. */
  readonly uses: readonly Use[];
}

/** A command that reads a variable, and where in it. */
export interface Use {
  readonly command: Command;
  readonly span: Span;
}

export interface Word {
  /** As written. */
  readonly raw: string;
  /** After quotes, escapes and variables; `undefined` if it depends on something that the file does not show. */
  readonly text: string | undefined;
  /** As `text`, but with unknown expansions left as written (`$X/file`): for prefixes and messages. */
  readonly display: string;
  /** Its place, or that of its origin: `$X`. */
  readonly span: Span;
  readonly quoted: boolean;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
  readonly span: Span;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `>&`, `&>`, `<<`, `<<<`. */
  readonly operator: string;
  /** The file descriptor written before it: 2 of `2>&1`. */
  readonly descriptor: number | undefined;
  /** The file or descriptor; the text of a here-document. */
  readonly target: Word | undefined;
  readonly span: Span;
}

/** Two or more stages, joined by `|` or `|&`. */
export interface Pipeline {
  readonly span: Span;
  /** All commands of its stages, without those in `$(…)`. */
  readonly commands: readonly Command[];
  /** By stage: more than one command if a stage is a group, a loop, or `sudo` and what it runs. */
  readonly stages: readonly (readonly Command[])[];
}
