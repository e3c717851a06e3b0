import type { Span } from '../../core/location.ts';
import type { CommandBody } from './body.ts';
import type { Expander } from './expand.ts';
import type { Command, Enclosure, Pipeline, ScriptProblem, Shell, Substitution } from './model.ts';
import type { Source } from './source.ts';
import type { Variables } from './variables.ts';

/** What has been read of a script so far. */
export interface Reading {
  readonly commands: Command[];
  readonly pipelines: Pipeline[];
  readonly problems: ScriptProblem[];
  /** Places of words whose text came from elsewhere. */
  readonly derived: Span[];
  /** Options of the script's own shell, switched on anywhere. */
  readonly options: Set<string>;
  /** How many simple lists there are. */
  lists: number;
  /** How many characters from elsewhere may still be read. */
  left: number;
  readonly span: Span;
  readonly files: Files;
  /** Files that have been read as scripts. */
  readonly run: Set<Source>;
  /** The functions in the order they are written. */
  readonly functions: Routine[];
  /** Reads text for a shell: that of `sh -c`, `eval`, a here-document. */
  readText(source: Source, place: Place): void;
  addCommand(place: Place, body: CommandBody): void;
  expander(shell: ShellState): Expander;
  /** The output of a command, if the file shows it; `input` is its standard input. */
  output(body: CommandBody, input: Place['input']): Source | undefined;
}

/** The files whose text is known, by path. */
export interface Files {
  get(path: string): Source | undefined;
  /** `undefined`: the content is unknown from here on. */
  set(path: string, text: Source | undefined): void;
  append(path: string, text: Source): void;
  /** The files that the script itself has written. */
  written(): ReadonlyMap<string, Source | undefined>;
}

/** A name for which a shell runs something else: a function, an alias. */
export interface Routine {
  readonly place: Place;
  /** Its place: a nested one is defined at each call of the outer one. */
  readonly origin: object;
  readonly length: number;
  /** Reads what it runs, when called at a place with these arguments. */
  read(place: Place, call: CommandBody | undefined): void;
  /** The output of a function, called without arguments. */
  output?(shell: ShellState): Source | undefined;
  called: boolean;
  running: boolean;
}

/** The state of a shell after the commands before a place. */
export interface ShellState {
  current: Shell;
  /** The script's own, not that of an inner `sh -c`. */
  readonly own: boolean;
  variables: Variables;
  /** `$0`, `$1`, …; `undefined` if they are unknown. */
  positional: readonly (string | undefined)[] | undefined;
  readonly routines: Map<string, Routine>;
}

/** The place of a command in a script. */
export interface Place {
  readonly within: readonly Enclosure[];
  readonly wrapper: Command | undefined;
  readonly substitution: Substitution | undefined;
  readonly pipeline: Pipeline | undefined;
  readonly shell: ShellState;
  /** Its standard input, if the file shows it. */
  readonly input: (() => Source | undefined) | undefined;
  readonly joinedBy: Command['joinedBy'];
  readonly list: number;
  /** The number of commands, substitutions and texts around it. */
  readonly depth: number;
}

const mostProblems = 100;

export function addProblem(reading: Reading, span: Span, message: string): void {
  if (reading.problems.length < mostProblems) reading.problems.push({ span, message, unread: false });
}

/** Adds a problem for text that is left unread, however many other problems there are. */
export function addUnread({ problems }: Reading, span: Span, message: string): void {
  if (!problems.some(({ unread }) => unread)) problems.push({ span, message, unread: true });
}

/** The cost of one expansion beyond its text, which limits the number of short ones. */
const expansionCost = 16;
/** The cost of reading a text or a function once more. */
export const readingCost = 200;

/** Counts text that is read but not written there. If there is too much of it, adds a problem and returns false. */
export function spend(reading: Reading, length: number): boolean {
  if (reading.left > 0) reading.left -= length + expansionCost;
  if (reading.left > 0) return true;
  addUnread(reading, reading.span, 'made of more variables and functions than are followed');
  return false;
}

/** A subshell: its settings end with it. */
export function copyShell(place: Place): Place {
  const { shell } = place;
  return { ...place, shell: { ...shell, variables: shell.variables.child() } };
}
