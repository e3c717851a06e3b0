import type { Span } from '../../core/location.ts';
import type { Command, Enclosure, Pipeline, ScriptProblem, Shell, Substitution } from './model.ts';
import type { Source } from './source.ts';

/** What has been read of a script so far. */
export interface Reading {
  readonly commands: Command[];
  readonly pipelines: Pipeline[];
  readonly problems: ScriptProblem[];
  /** Options of the script's own shell, switched on anywhere. */
  readonly options: Set<string>;
  /** How many simple lists there are. */
  lists: number;
  /** Reads text that is given to a shell: that of `sh -c`, `eval`, a here-document. */
  readText(source: Source, place: Place): void;
}

/** A shell as the commands before a place have set it. */
export interface ShellState {
  current: Shell;
  /** The script's own, not that of an inner `sh -c`. */
  readonly own: boolean;
}

/** Where in a script a command stands. */
export interface Place {
  readonly within: readonly Enclosure[];
  readonly wrapper: Command | undefined;
  readonly substitution: Substitution | undefined;
  readonly pipeline: Pipeline | undefined;
  readonly shell: ShellState;
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

/** A subshell: what it sets ends with it. */
export function copyShell(place: Place): Place {
  return { ...place, shell: { ...place.shell } };
}
