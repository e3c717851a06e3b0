import type { CommandBody } from './body.ts';
import { isAlikeShell, isPosixShell } from './dialect.ts';
import { lastInput, pathOf } from './output.ts';
import { type Place, type Reading, readingCost, spend } from './reading.ts';
import type { Source } from './source.ts';
import type { WrittenWord } from './word.ts';
import { isStandardInput, operandsOfShell, readsProgramFromInput } from './wrappers.ts';

/** A script that a command gets from a file or from its standard input. */
export interface GivenProgram {
  readonly source: Source;
  /** The shell that runs the command reads it itself: `. /x.sh`. */
  readonly own: boolean;
  readonly behind: readonly WrittenWord[];
}

/** The scripts that a command runs from elsewhere than its own words: `sh /x.sh`, `. /x.sh`, `/x.sh`, `… | sh`. */
export function programsGiven(reading: Reading, body: CommandBody, place: Place): readonly GivenProgram[] {
  const { name, program, words, inputs, redirects } = body;
  const { files, run } = reading;
  // Text in the command itself is read once; the text of files and pipes may be read many times.
  const here = inputs.at(-1) !== undefined;
  const isNew = ({ source }: GivenProgram): boolean =>
    !run.has(source) && (here || spend(reading, source.text.length + readingCost));
  const input = (): Source | undefined => lastInput(inputs, redirects, files) ?? place.input?.();
  const given = (source: Source | undefined, own: boolean, behind: readonly WrittenWord[]): readonly GivenProgram[] =>
    source ? [{ source, own, behind }].filter(isNew) : [];
  if (name === '.' || name === 'source') {
    const text = words[0]?.word.text;
    return given(isStandardInput(text) ? input() : files.get(pathOf(text ?? '')), true, words);
  }
  if (name === 'at' || name === 'batch') return given(input(), false, []);
  if (isPosixShell(name) || isAlikeShell(name)) {
    const plain = words.map(({ word }) => word);
    const behind = words.slice(operandsOfShell(plain));
    if (readsProgramFromInput(plain)) return given(input(), false, behind);
    const file = behind[0]?.word.text;
    return file === undefined || plain.some(({ text }) => text === '-c')
      ? []
      : given(files.get(pathOf(file)), false, behind);
  }
  if (program === undefined) return [];
  const source = files.get(pathOf(program));
  return source && runsAsShell(source) ? given(source, false, words) : [];
}

/** True unless a `#!` line names another language. */
function runsAsShell({ text }: Source): boolean {
  const [interpreter = ''] = /^#![^\n]*/.exec(text) ?? [];
  return interpreter === '' || /sh\b/.test(interpreter);
}
