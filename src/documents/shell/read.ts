import { parse } from 'unbash';
import type { Span } from '../../core/location.ts';
import type { MappedText } from '../mapped-text.ts';
import type { Value } from '../value.ts';
import { bodyOfWords } from './body.ts';
import { addCommand } from './commands.ts';
import { readSetting } from './dialect.ts';
import { valueWord } from './exec-words.ts';
import type { Dialect, Script, Shell, ShellSetting } from './model.ts';
import { addUnread, type Place, type Reading } from './reading.ts';
import { refusal, type Source, sliceSource, toSource } from './source.ts';
import { walkScript } from './walk.ts';

/** Reads a shell form: the text of a RUN, a here-document, a Compose command. `setting` says who reads it. */
export function readShell(source: MappedText, setting: ShellSetting): Script {
  const { dialect, shell } = readSetting(setting);
  const reading = startReading(shell);
  if (dialect === 'posix') reading.readText(toSource(source), startPlace(shell));
  return endReading(reading, dialect, shell.program, source.span(0, source.text.length));
}

/** Reads an exec form, the words of which go to no shell, unless they say so: `["sh", "-c", "…"]`. */
export function readExec(args: readonly Value[], span: Span): Script {
  const shell: Shell = { program: '', options: new Set() };
  const reading = startReading(shell);
  const body = bodyOfWords(args.map(valueWord));
  if (body) guard(reading, span, () => addCommand(reading, startPlace(shell), body));
  return endReading(reading, 'exec', '', span);
}

function startReading({ options }: Shell): Reading {
  const reading: Reading = {
    commands: [],
    pipelines: [],
    problems: [],
    options: new Set(options),
    lists: 0,
    readText: (source, place) => readText(reading, source, place),
  };
  return reading;
}

function startPlace(shell: Shell): Place {
  return {
    within: [],
    wrapper: undefined,
    substitution: undefined,
    pipeline: undefined,
    shell: { current: shell, own: true },
    joinedBy: 'first',
    list: 0,
    depth: 0,
  };
}

function endReading(reading: Reading, dialect: Dialect, interpreter: string, span: Span): Script {
  const { commands, pipelines, options, problems } = reading;
  return { dialect, interpreter, span, commands, pipelines, options, problems };
}

/** How often we read on behind a token at which the parser stops; without an end the cost would not be linear. */
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

/** What the parser has left unread behind a token that it did not expect: `b` of `a && && b`. */
function behindStop(source: Source, { commands, errors }: ReturnType<typeof parse>): Source | undefined {
  const stop = errors?.at(-1)?.pos;
  if (stop === undefined || stop < (commands.at(-1)?.end ?? 0)) return undefined;
  const token = /^(?:[;&|)\s]+|\S+)/.exec(source.text.slice(stop))?.[0] ?? '';
  const from = stop + token.length;
  return token !== '' && from < source.text.length ? sliceSource(source, from, source.text.length) : undefined;
}

/** Depth that the parser or we did not bound ends in a full stack: what was read before stands. */
function guard(reading: Reading, span: Span, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    addUnread(reading, span, 'nested too deeply to be read');
  }
}
