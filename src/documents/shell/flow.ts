import { containsSpan } from '../../core/location.ts';
import { commandLine } from './command-line.ts';
import { isPosixShell } from './dialect.ts';
import { isInterpreter, isPython } from './grammars.ts';
import type { Command, Pipeline, Word } from './model.ts';
import { readsProgramFromInput } from './wrappers.ts';

/** Further than this nobody pipes; without an end, each of many commands would look at all behind it. */
const mostReaders = 64;

/** The commands further down the pipeline, with what `sudo` and the like run there; the first 64 of them and the last stage. */
export function pipedInto(command: Command): readonly Command[] {
  const { pipeline } = command;
  return pipeline ? neighbours(pipeline, command, 1) : [];
}

/** The commands further up the pipeline, the nearest stage first; at most 64. */
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
    // What runs a long row in the end stands last.
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

/** What runs it, the nearest first: `sudo`, then `sh` of `sh -c "sudo …"`. */
export function wrappersOf(command: Command): readonly Command[] {
  const wrappers: Command[] = [];
  for (let { wrapper } = command; wrapper; wrapper = wrapper.wrapper) wrappers.push(wrapper);
  return wrappers;
}

/** `sh`, `bash`, `dash`, `ash`, `zsh`, `ksh`. */
export function isShell({ name }: Command): boolean {
  return isPosixShell(name);
}

/** True for a shell or interpreter that runs what it is given on standard input: `bash -s`, `python3 -`, `. /dev/stdin`. */
export function executesInput(command: Command): boolean {
  const { words, wrapper } = command;
  // What `xargs` runs does not read what `xargs` reads.
  if (wrapper?.name === 'xargs') return false;
  if (isShell(command)) return readsProgramFromInput(words);
  if (command.name === '.' || command.name === 'source') return words[0]?.text === '/dev/stdin';
  if (!isInterpreter(command.name)) return false;
  const { options, operands, operandsAt } = commandLine(command);
  const otherwise = isPython(command.name) ? pythonProgram : otherProgram;
  if (options.some(({ name }) => otherwise.has(name))) return false;
  const first = operands[0]?.text;
  // `php -- --install-dir=/usr/bin` gives the words to what it reads.
  const given = command.name.startsWith('php') && words[operandsAt - 1]?.display === '--';
  return operands.length === 0 || given || first === '-' || first === '/dev/stdin';
}

/** Options by which an interpreter is given its program, or runs none. */
const pythonProgram = new Set(['-c', '-m', '-V', '-h', '--version', '--help']);
const otherProgram = new Set(['-e', '-E', '-p', '-r', '-v', '-h', '--eval', '--print', '--version', '--help']);

/** A command that runs what another writes. */
export interface Executor {
  readonly command: Command;
  readonly by: 'pipe' | 'words' | 'file' | 'input';
}

const passesOn = new Set(['echo', 'printf', 'cat']);

/**
 * The commands that run what this one writes: `curl … | sh`, `sh -c "$(curl …)"`, `eval "$(curl …)"`, `bash <(curl …)`,
 * `bash <<< "$(curl …)"`, `$(curl …)`, `echo "$(curl …)" | sh`.
 */
export function executors(command: Command): readonly Executor[] {
  const found: Executor[] = pipedInto(command)
    .filter(executesInput)
    .map((executor) => ({ command: executor, by: 'pipe' }));
  const { substitution } = command;
  const host = substitution?.command;
  if (!host) return found;
  if (substitution.into === 'words') {
    if (runsWords(host, command)) found.push({ command: host, by: 'words' });
    else if (passesOn.has(host.name)) found.push(...executors(host));
  } else if (substitution.into === 'file' && runsFile(host, command)) {
    found.push({ command: host, by: 'file' });
  } else if (substitution.into === 'input') {
    if (executesInput(host)) found.push({ command: host, by: 'input' });
    else if (passesOn.has(host.name)) found.push(...executors(host));
  }
  return found;
}

/** True where the words that `inner` becomes are run: `eval`, the text of `sh -c`, the command's own name. */
function runsWords(host: Command, inner: Command): boolean {
  if (containsSpan(host.nameSpan, inner.span)) return true;
  return programsOf(host).some(
    (text) => text && containsSpan(text.span, inner.span) && startsCommand.test(text.display),
  );
}

/** A substitution where a command's name would stand, not one among its words: `echo $(curl …)` runs nothing. */
const startsCommand = /(?:^|[;&|({\n])[ \t]*(?:\$\(|`)/;

/** The words of a command that are programs. */
function programsOf(command: Command): readonly (Word | undefined)[] {
  const { options, operands } = commandLine(command);
  if (command.name === 'eval') return operands.slice(0, 1);
  if (isShell(command)) return options.some(({ name }) => name === '-c') ? operands.slice(0, 1) : [];
  if (!isInterpreter(command.name) && command.name !== 'su') return [];
  const texts = options.filter(({ name }) => name === '-c' || name === '-e' || name === '-r');
  return texts.slice(0, mostReaders).map(({ value }) => value);
}

/** True where the file `<(…)` that `inner` becomes is the program: its first operand. */
function runsFile(host: Command, inner: Command): boolean {
  const reads = isShell(host) || isInterpreter(host.name) || host.name === 'source' || host.name === '.';
  const first = commandLine(host).operands[0];
  return reads && first !== undefined && containsSpan(first.span, inner.span);
}
