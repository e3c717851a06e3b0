import { parse } from 'unbash';
import type { Span } from '../../core/location.ts';
import type { MappedText } from '../mapped-text.ts';
import { bodyOfWords } from './body.ts';
import { addCommand } from './commands.ts';
import { baseName, isPosixShell, readSetting } from './dialect.ts';
import { type ExecWord, valueWord } from './exec-words.ts';
import type { Expander } from './expand.ts';
import { startFiles } from './files.ts';
import type { Dialect, Script, Shell, ShellSetting } from './model.ts';
import { outputOfBody, outputOfScript } from './output.ts';
import { addUnread, type Place, type Reading, type ShellState, spend } from './reading.ts';
import { refusal, type Source, sliceSource, toSource } from './source.ts';
import { type Environment, noEnvironment, Variables } from './variables.ts';
import { walkScript } from './walk.ts';
import { operandsOfShell } from './wrappers.ts';

/** The environment in which a shell starts. */
export interface Surroundings {
  readonly environment: Environment;
  /** The text of a file, if it is known. */
  readonly file: (path: string) => MappedText | undefined;
}

const nothing: Surroundings = { environment: noEnvironment, file: () => undefined };

/** Reads a shell form: the text of a RUN, a here-document, a Compose command. `setting` says who reads it. */
export function readShell(source: MappedText, setting: ShellSetting, surroundings: Surroundings = nothing): Script {
  const { dialect, shell } = readSetting(setting);
  const span = source.span(0, source.text.length);
  if (dialect === 'posix' && givesText(setting)) return readGiven(source, setting, span, surroundings);
  const reading = startReading(shell, span, surroundings);
  if (dialect === 'posix' || dialect === 'alike') {
    reading.readText(toSource(source), startPlace(shell, surroundings));
    readUncalled(reading);
  }
  return endReading(reading, dialect, shell.program, span);
}

/** `SHELL ["sh", "-c", "text"]`: the text is run, and the command of a RUN is its `$0`. */
function givesText({ program, flags }: ShellSetting): boolean {
  if (!isPosixShell(program) || flags.length < 2) return false;
  const words = flags.map((text) => ({ raw: text, text, display: text, span: nowhere, quoted: false }));
  return operandsOfShell(words) < words.length && words.some(({ text }) => /^-\w*c$/.test(text));
}

const nowhere: Span = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function readGiven(
  source: MappedText,
  { program, flags }: ShellSetting,
  span: Span,
  surroundings: Surroundings,
): Script {
  const words = [program, ...flags, source.text].map((text) => ({ raw: text, text, span, variables: [] }));
  const script = readExec(words, span, surroundings);
  return { ...script, derived: [span] };
}

/** Reads an exec form, whose words do not go to a shell unless they name one: `["sh", "-c", "…"]`. */
export function readExec(args: readonly ExecWord[], span: Span, surroundings: Surroundings = nothing): Script {
  const shell: Shell = { program: '', options: new Set() };
  const reading = startReading(shell, span, surroundings);
  const body = bodyOfWords(args.map(valueWord));
  if (body) {
    guard(reading, span, () => addCommand(reading, startPlace(shell, surroundings), body, false));
    readUncalled(reading);
  }
  return endReading(reading, 'exec', '', span);
}

/** The number of characters from elsewhere that are read in one script. */
const mostDerived = 500_000;

function startReading({ options }: Shell, span: Span, { file }: Surroundings): Reading {
  const reading: Reading = {
    commands: [],
    pipelines: [],
    problems: [],
    derived: [],
    options: new Set(options),
    lists: 0,
    left: mostDerived,
    span,
    files: startFiles((path) => {
      const text = file(path);
      return text && toSource(text);
    }),
    run: new Set(),
    functions: [],
    readText: (source, place) => readText(reading, source, place),
    addCommand: (place, body) => addCommand(reading, place, body, false),
    expander: (shell) => expanderOf(reading, shell),
    output: (body, input) => outputOfBody(body, input, reading),
  };
  return reading;
}

function expanderOf(reading: Reading, shell: ShellState): Expander {
  return {
    shell,
    braces: !plainShells.has(baseName(shell.current.program)),
    output: (source, part) => {
      const text = outputOfScript(reading, shell, source, part)?.text;
      // Unknown parts stay as written.
      return text === undefined || /[$`]/.test(text) ? undefined : text;
    },
    spend: (length) => spend(reading, length),
    derive: (span) => reading.derived.push(span),
  };
}

/** These leave `{a,b}` as it is. */
const plainShells = new Set(['sh', 'dash', 'ash', 'posh']);

/** Functions without a visible call: nothing is known about their arguments. */
function readUncalled(reading: Reading): void {
  const read = new Set(reading.functions.filter(({ called }) => called).map(({ origin }) => origin));
  for (let at = 0; at < reading.functions.length; at++) {
    const routine = reading.functions[at];
    if (!routine || read.has(routine.origin)) continue;
    read.add(routine.origin);
    guard(reading, reading.span, () => routine.read(routine.place, undefined));
  }
}

function startPlace(shell: Shell, { environment }: Surroundings): Place {
  const variables = new Variables(environment);
  return {
    within: [],
    wrapper: undefined,
    substitution: undefined,
    pipeline: undefined,
    shell: { current: shell, own: true, variables, positional: [shell.program], routines: new Map() },
    input: undefined,
    joinedBy: 'first',
    list: 0,
    depth: 0,
  };
}

const noFiles: Script['files'] = new Map();

function endReading(reading: Reading, dialect: Dialect, interpreter: string, span: Span): Script {
  const { commands, pipelines, options, problems, derived } = reading;
  const written = reading.files.written();
  const files = written.size === 0 ? noFiles : new Map(Array.from(written, ([path, text]) => [path, text?.original]));
  return { dialect, interpreter, span, commands, pipelines, options, problems, files, derived };
}

/** How often we continue after a token at which the parser stops; without a limit, the cost would not be linear. */
const mostResumptions = 8;

function readText(reading: Reading, source: Source, place: Place): void {
  const span = source.original.span(0, source.original.text.length);
  const refused = refusal(source.text);
  if (refused !== undefined) {
    addUnread(reading, span, refused);
    return;
  }
  guard(reading, span, () => {
    let rest: Source | undefined = source;
    for (let resumed = 0; rest && resumed <= mostResumptions; resumed++) {
      const script = parse(rest.text);
      walkScript(reading, rest, script, place);
      rest = behindStop(rest, script);
    }
    if (rest) addUnread(reading, span, 'too broken to be read to its end');
  });
}

/** The text that the parser left unread after an unexpected token: `b` of `a && && b`. */
function behindStop(source: Source, { commands, errors }: ReturnType<typeof parse>): Source | undefined {
  const stop = errors?.at(-1)?.pos;
  if (stop === undefined || stop < (commands.at(-1)?.end ?? 0)) return undefined;
  const token = /^(?:[;&|)\s]+|\S+)/.exec(source.text.slice(stop))?.[0] ?? '';
  const from = stop + token.length;
  return token !== '' && from < source.text.length ? sliceSource(source, from, source.text.length) : undefined;
}

/** Unbounded nesting in the parser or here overflows the stack; everything read before is kept. */
function guard(reading: Reading, span: Span, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    addUnread(reading, span, 'nested too deeply to be read');
  }
}
