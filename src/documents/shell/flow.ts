import { containsSpan, type Span } from '../../core/location.ts';
import { commandLine } from './command-line.ts';
import { isAlikeShell, isPosixShell } from './dialect.ts';
import { isInterpreter, isPython } from './grammars.ts';
import type { Command, Pipeline, Use, Word } from './model.ts';
import { readOptions } from './options.ts';
import { sinksOf, usesOfRead } from './passing.ts';
import { isStandardInput, programGrammar, readsProgramFromInput } from './wrappers.ts';

/** Nobody writes longer pipelines; without a limit, each of many commands would look at all later ones. */
const mostReaders = 64;

/** The later commands of the pipeline, including those run by `sudo` and the like; the first 64 and the last stage. */
export function pipedInto(command: Command): readonly Command[] {
  const { pipeline } = command;
  return pipeline ? neighbours(pipeline, command, 1) : [];
}

/** The earlier commands of the pipeline, the nearest stage first; at most 64. */
export function pipedFrom(command: Command): readonly Command[] {
  const { pipeline } = command;
  return pipeline ? neighbours(pipeline, command, -1) : [];
}

function neighbours(pipeline: Pipeline, command: Command, step: 1 | -1): readonly Command[] {
  const found: Command[] = [];
  for (let at = stageOf(pipeline, command) + step; found.length < mostReaders; at += step) {
    const stage = pipeline.stages[at];
    if (!stage) break;
    found.push(...stage.slice(0, mostReaders - found.length));
    // The command that finally runs a long pipeline is the last one.
    if (found.length === mostReaders && step === 1) {
      const last = pipeline.stages.length - 1;
      if (at < last) found.push(...(pipeline.stages[last] ?? []).slice(0, mostReaders));
    }
  }
  return found;
}

const stagesByPipeline = new WeakMap<Pipeline, ReadonlyMap<Command, number>>();

function stageOf(pipeline: Pipeline, command: Command): number {
  let stages = stagesByPipeline.get(pipeline);
  if (!stages) {
    stages = new Map(pipeline.stages.flatMap((stage, index) => stage.map((member) => [member, index] as const)));
    stagesByPipeline.set(pipeline, stages);
  }
  return stages.get(command) ?? pipeline.stages.length;
}

/** The commands that run it, the nearest first: `sudo`, then `sh` of `sh -c "sudo …"`. */
export function wrappersOf(command: Command): readonly Command[] {
  const wrappers: Command[] = [];
  for (let { wrapper } = command; wrapper; wrapper = wrapper.wrapper) wrappers.push(wrapper);
  return wrappers;
}

/** `sh`, `bash`, `dash`, `ash`, `zsh`, `ksh`. */
export function isShell({ name }: Command): boolean {
  return isPosixShell(name);
}

/** True for a shell or interpreter that runs its standard input: `bash -s`, `python3 -`, `. /dev/stdin`. */
export function executesInput(command: Command): boolean {
  const { words, wrapper } = command;
  // A command run by `xargs` does not read the input of `xargs`, but may get it as text.
  if (wrapper?.name === 'xargs') return isShell(command) && runsItems(command, wrapper);
  if (isShell(command) || isAlikeShell(command.name)) return readsProgramFromInput(words);
  if (command.name === '.' || command.name === 'source') return isStandardInput(words[0]?.text);
  if (!isInterpreter(command.name)) return false;
  const { options, operands, operandsAt } = commandLine(command);
  const otherwise = isPython(command.name) ? pythonProgram : otherProgram;
  if (options.some(({ name }) => otherwise.has(name))) return false;
  const first = operands[0]?.text;
  // `php -- --install-dir=/usr/bin` passes the words to the script that it reads.
  const given = command.name.startsWith('php') && words[operandsAt - 1]?.display === '--';
  return operands.length === 0 || given || isStandardInput(first);
}

/** Options that give an interpreter its program, or make it run none. */
const pythonProgram = new Set(['-c', '-m', '-V', '-h', '--version', '--help']);
const otherProgram = new Set(['-e', '-E', '-p', '-r', '-v', '-h', '--eval', '--print', '--version', '--help']);

/** A command that runs the output of another one. */
export interface Executor {
  readonly command: Command;
  readonly by: 'pipe' | 'words' | 'file' | 'input';
}

const passesOn = new Set(['echo', 'printf', 'cat']);

/** Nobody passes a download on further than this; without a limit, many nested variables would cost too much. */
const mostPassed = 6;

/**
 * The commands that run the output of this one: `curl … | sh`, `sh -c "$(curl …)"`, `eval "$(curl …)"`, `bash <(curl
 * …)`, `bash <<< "$(curl …)"`, `$(curl …)`, `echo "$(curl …)" | sh`, `curl … | tee >(sh)`, `x=$(curl …); eval "$x"`.
 */
export function executors(command: Command): readonly Executor[] {
  return executorsOf(command, 0);
}

function executorsOf(command: Command, passed: number): readonly Executor[] {
  const readers = pipedInto(command);
  const found: Executor[] = readers.filter(executesInput).map((executor) => ({ command: executor, by: 'pipe' }));
  for (const sink of [command, ...readers].flatMap(sinksOf)) {
    if (executesInput(sink)) found.push({ command: sink, by: 'pipe' });
  }
  if (passed > mostPassed) return found;
  const passOn = (next: Command): void => {
    if (passesOn.has(next.name)) found.push(...executorsOf(next, passed + 1));
  };
  const follow = ({ command: user, span }: Use): void => {
    if (runsWords(user, span, startsVariable)) found.push({ command: user, by: 'words' });
    else if (executesInput(user)) found.push({ command: user, by: 'input' });
    else passOn(user);
  };
  for (const reader of readers) usesOfRead(reader).slice(0, mostReaders).forEach(follow);
  const { substitution } = command;
  const host = substitution?.command;
  if (!host) return found;
  if (substitution.into === 'words') {
    if (runsWords(host, placeIn(command), startsCommand)) found.push({ command: host, by: 'words' });
    else passOn(host);
  } else if (substitution.into === 'file' && runsFile(host, command)) {
    found.push({ command: host, by: 'file' });
  } else if (substitution.into === 'input') {
    if (executesInput(host)) found.push({ command: host, by: 'input' });
    else passOn(host);
  } else if (substitution.into === 'variable') {
    substitution.uses.slice(0, mostReaders).forEach(follow);
  }
  return found;
}

/** Its place within its substitution: the call of a function, if a function runs it. */
function placeIn(command: Command): Span {
  const outermost = wrappersOf(command).findLast(({ substitution }) => substitution === command.substitution);
  return (outermost ?? command).span;
}

/** `xargs sh -c`, `xargs -I{} sh -c {}`: its input is the text. */
function runsItems({ words }: Command, { words: outer }: Command): boolean {
  const { options, operands } = readOptions(words, programGrammar('sh') ?? {});
  if (!options.some(({ name }) => name === '-c')) return false;
  const [text] = operands;
  if (text === undefined) return true;
  const replaces = readOptions(outer, programGrammar('xargs') ?? {}).options.find(({ name }) =>
    /^(?:-I|-i|--replace)$/.test(name),
  );
  return replaces !== undefined && text.display.startsWith(replaces.value?.display ?? '{}');
}

/** True if the words at `inner` are run: `eval`, the text of `sh -c`, the command's own name. */
function runsWords(host: Command, inner: Span, starts: RegExp): boolean {
  if (containsSpan(host.nameSpan, inner)) return true;
  return programsOf(host).some((text) => text && containsSpan(text.span, inner) && starts.test(text.display));
}

/** A substitution in place of a command's name, not among its words: `echo $(curl …)` runs nothing. */
const startsCommand = /(?:^|[;&|({\n])[ \t]*(?:\$\(|`)/;

const startsVariable = /(?:^|[;&|({\n])[ \t]*\$[{\w]/;

/** The words of a command that are programs. */
function programsOf(command: Command): readonly (Word | undefined)[] {
  const { options, operands } = commandLine(command);
  if (command.name === 'eval') return operands.slice(0, 1);
  if (isShell(command)) return options.some(({ name }) => name === '-c') ? operands.slice(0, 1) : [];
  if (!isInterpreter(command.name) && command.name !== 'su') return [];
  const texts = options.filter(({ name }) => name === '-c' || name === '-e' || name === '-r');
  return texts.slice(0, mostReaders).map(({ value }) => value);
}

/** True if the file `<(…)` that `inner` becomes is the program: its first operand. */
function runsFile(host: Command, inner: Command): boolean {
  const reads = isShell(host) || isInterpreter(host.name) || host.name === 'source' || host.name === '.';
  const first = commandLine(host).operands[0];
  return reads && first !== undefined && containsSpan(first.span, inner.span);
}
