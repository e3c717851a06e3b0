import type { Span } from '../../core/location.ts';
import type { MappedText } from '../mapped-text.ts';

/** What reads the shell forms of a Dockerfile: the words of its SHELL instruction, or of a `#!` line. */
export interface ShellSetting {
  readonly program: string;
  readonly flags: readonly string[];
}

/**
 * `alike`: a shell of another family (fish, csh) or a program that nobody knows, the commands and pipes of which are read
 * as sh has them. `other`: another language.
 */
export type Dialect = 'posix' | 'alike' | 'powershell' | 'cmd' | 'exec' | 'other';

/**
 * The shell of one instruction (or Compose command), as commands in the order they are written; a command stands before
 * those that it runs and those within its words.
 */
export interface Script {
  /** Only `posix`, `alike` and `exec` are read; the others have no commands. */
  readonly dialect: Dialect;
  /** The program that runs it: `/bin/sh`, `bash`, `python3` (a heredoc's interpreter), '' for the exec form. */
  readonly interpreter: string;
  readonly span: Span;
  /**
   * Every simple command: of lists, pipes, subshells, loops, substitutions, `sh -c "…"`, `echo "…" | sh`, and behind
   * `env`, `sudo`, `exec`, `nice`, `time`, `xargs` and the like (both the wrapper and what it runs are commands). Those of a
   * function stand where it is called, or at the end where it is not.
   */
  readonly commands: readonly Command[];
  readonly pipelines: readonly Pipeline[];
  /** Options that its own shell is given by the SHELL or by `set`, anywhere: `pipefail`, `errexit`. */
  readonly options: ReadonlySet<string>;
  /** What could not be parsed; the commands that could are there all the same. */
  readonly problems: readonly ScriptProblem[];
  /** What it writes to files, by path; `undefined` where that is not known. */
  readonly files: ReadonlyMap<string, MappedText | undefined>;
  /** Where words stand whose text came from elsewhere (a variable, what `echo` writes): nothing can be mended there. */
  readonly derived: readonly Span[];
}

export interface ScriptProblem {
  readonly span: Span;
  readonly message: string;
  /** Commands that a shell may well run were not read: nobody who means to be understood writes so. */
  readonly unread: boolean;
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
  /** The shell that interprets it, and its options as they are when it runs. */
  readonly shell: Shell;
  /** Where it stands in `$(…)`, backticks or `<(…)`: what its output becomes a part of. */
  readonly substitution: Substitution | undefined;
  readonly pipeline: Pipeline | undefined;
  /** Joined to the command before it by this, or first in its list. */
  readonly joinedBy: 'first' | '&&' | '||' | ';' | '&' | '|';
  /** Counts the simple lists of a script: commands of one `a && b && c` share it. */
  readonly list: number;
  /** What it stands in, outermost first. */
  readonly within: readonly Enclosure[];
}

/** `condition`: what `if`, `while` and `until` test; `branch`: what runs only then: `then`, `else`, an arm of `case`. */
export type Enclosure = 'substitution' | 'function' | 'condition' | 'branch' | 'loop' | 'subshell';

export interface Shell {
  /** As in `Script.interpreter`: `/bin/sh`, `bash`; '' for the exec form, which none reads. */
  readonly program: string;
  /** By their long names: `errexit`, `nounset`, `pipefail`, `xtrace`. */
  readonly options: ReadonlySet<string>;
}

/**
 * The output becomes words of a command, its standard input (here-documents, `< <(…)`), a file that it is given, or a variable.
 * `sink`: of `>(…)`, which is given what the command writes.
 */
export interface Substitution {
  readonly into: 'words' | 'input' | 'file' | 'variable' | 'sink';
  /** `undefined` where no simple command takes it: the words of a `for`, a `case`, a test. */
  readonly command: Command | undefined;
  /** Where the variable is read that it becomes. */
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
  /** After quotes, escapes and variables; `undefined` where it depends on what the file does not say. */
  readonly text: string | undefined;
  /** As `text`, with the expansions that are not known left as written (`$X/file`): for prefixes and showing. */
  readonly display: string;
  /** Where it stands, or what it came from: `$X`. */
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

/** Two stages or more, joined by `|` or `|&`. */
export interface Pipeline {
  readonly span: Span;
  /** All that its stages run, without what stands in `$(…)`. */
  readonly commands: readonly Command[];
  /** By stage: more than one command where a stage is a group, a loop, or `sudo` and what it runs. */
  readonly stages: readonly (readonly Command[])[];
}

/** The program that a shell form is given to, with its flags: `/bin/sh`, `-c`. */
export interface ShellSetting {
  readonly program: string;
  readonly flags: readonly string[];
}
