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
  /** Where words stand whose text came from elsewhere. */
  readonly derived: Span[];
  /** Options of the script's own shell, switched on anywhere. */
  readonly options: Set<string>;
  /** How many simple lists there are. */
  lists: number;
  /** How many characters from elsewhere may still be read. */
  left: number;
  readonly span: Span;
  readonly files: Files;
  /** Those that have been read as scripts. */
  readonly run: Set<Source>;
  /** The functions in the order they are written. */
  readonly functions: Routine[];
  /** Reads text that is given to a shell: that of `sh -c`, `eval`, a here-document. */
  readText(source: Source, place: Place): void;
  addCommand(place: Place, body: CommandBody): void;
  expander(shell: ShellState): Expander;
  /** What a command writes, where the file says it; `input` is what it reads. */
  output(body: CommandBody, input: Place['input']): Source | undefined;
}

/** The files whose text is known, by path. */
export interface Files {
  get(path: string): Source | undefined;
  /** `undefined`: it is not known what it holds from here on. */
  set(path: string, text: Source | undefined): void;
  append(path: string, text: Source): void;
  /** What the script itself has written. */
  written(): ReadonlyMap<string, Source | undefined>;
}

/** A name that a shell runs something else for: a function, an alias. */
export interface Routine {
  readonly place: Place;
  /** Where it is written: one within another is defined at each call of that. */
  readonly origin: object;
  readonly length: number;
  /** Reads what it runs, as called at a place with these words behind its name. */
  read(place: Place, call: CommandBody | undefined): void;
  /** What a function writes, called without words. */
  output?(shell: ShellState): Source | undefined;
  called: boolean;
  running: boolean;
}

/** A shell as the commands before a place have set it. */
export interface ShellState {
  current: Shell;
  /** The script's own, not that of an inner `sh -c`. */
  readonly own: boolean;
  variables: Variables;
  /** `$0`, `$1`, …; `undefined` where they are not known. */
  positional: readonly (string | undefined)[] | undefined;
  readonly routines: Map<string, Routine>;
}

/** Where in a script a command stands. */
export interface Place {
  readonly within: readonly Enclosure[];
  readonly wrapper: Command | undefined;
  readonly substitution: Substitution | undefined;
  readonly pipeline: Pipeline | undefined;
  readonly shell: ShellState;
  /** What stands on its standard input, where the file says it. */
  readonly input: (() => Source | undefined) | undefined;
  readonly joinedBy: Command['joinedBy'];
  readonly list: number;
  /** How many commands, substitutions and texts it stands in. */
  readonly depth: number;
}

const mostProblems = 100;

export function addProblem(reading: Reading, span: Span, message: string): void {
  if (reading.problems.length < mostProblems) reading.problems.push({ span, message, unread: false });
}

/** Of text that is left unread; told however many problems there are. */
export function addUnread({ problems }: Reading, span: Span, message: string): void {
  if (!problems.some(({ unread }) => unread)) problems.push({ span, message, unread: true });
}

/** What one expansion costs beyond its text, so that there is an end to many short ones. */
const expansionCost = 16;
/** What a text or a function costs that is read once more. */
export const readingCost = 200;

/** Counts text that is read although it is not written there; false, and told, where there is too much of it. */
export function spend(reading: Reading, length: number): boolean {
  if (reading.left > 0) reading.left -= length + expansionCost;
  if (reading.left > 0) return true;
  addUnread(reading, reading.span, 'made of more variables and functions than are followed');
  return false;
}

/** A subshell: what it sets ends with it. */
export function copyShell(place: Place): Place {
  const { shell } = place;
  return { ...place, shell: { ...shell, variables: shell.variables.child() } };
}
