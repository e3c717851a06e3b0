import { containsSpan } from '../../core/location.ts';
import { joinTexts, type MappedText, mappedText, sliceText } from '../mapped-text.ts';
import type { Script, ShellSetting } from '../shell/model.ts';
import { readExec, readShell, type Surroundings } from '../shell/read.ts';
import type { Variable } from '../shell/variables.ts';
import type { Value } from '../value.ts';
import type { Binding, Lookup } from './expansion.ts';
import type { Piece } from './form.ts';
import type { HeredocBody, LogicalLine } from './logical-lines.ts';
import type { Instruction } from './model.ts';
import type { InstructionParts } from './written-instruction.ts';

const defaultShell: ShellSetting = { program: '/bin/sh', flags: ['-c'] };
const windowsShell: ShellSetting = { program: 'cmd', flags: ['/S', '/C'] };

/** The shell that a SHELL instruction sets, or the default. */
export function shellSetting(instruction: Instruction | undefined, windows: boolean): ShellSetting {
  const [program, ...flags] = instruction?.args.map(({ text, raw }) => text ?? raw) ?? [];
  if (program === undefined) return windows ? windowsShell : defaultShell;
  return { program, flags };
}

/** The surroundings of a command: variables, and files that the Dockerfile contains. */
export interface Ground {
  readonly lookup: Lookup;
  readonly file: (path: string) => MappedText | undefined;
}

export interface ScriptSurroundings {
  readonly shell: ShellSetting;
  /** While the image is built. */
  readonly built: Ground;
  /** In a container of the image. */
  readonly started: Ground;
  readonly entrypoint: () => Instruction | undefined;
}

/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK run; `undefined` for other instructions and without a command. */
export function readScript(parts: InstructionParts, around: ScriptSurroundings): Script | undefined {
  const { line, args, jsonArgs, healthcheck } = parts;
  const { keyword } = line.form;
  const runs = keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT' || healthcheck === 'cmd';
  if (!runs || args.start === args.end) return undefined;
  const surroundings = surroundingsOf(keyword === 'RUN' ? around.built : around.started);
  if (jsonArgs) {
    const span = line.source.span(args.start, args.end);
    const entrypoint = keyword === 'CMD' ? around.entrypoint() : undefined;
    if (entrypoint?.json && takesText(entrypoint.args)) {
      const script = readExec([...entrypoint.args, ...jsonArgs], span, surroundings);
      return { ...script, commands: script.commands.filter((command) => containsSpan(span, command.nameSpan)) };
    }
    return readExec(jsonArgs, span, surroundings);
  }
  const command = sliceText(line.source, args.start, args.end);
  if (line.heredocs.length === 0) return readShell(command, around.shell, surroundings);
  return readWithHeredocs(line, command, args, around.shell, surroundings);
}

/** `ENTRYPOINT ["sh", "-c"]`: the CMD is its text. */
function takesText(words: readonly Value[]): boolean {
  return /^-[a-z]*c$/.test(words.at(-1)?.text ?? '');
}

function surroundingsOf({ lookup, file }: Ground): Surroundings {
  return { environment: (name) => variableOf(lookup(name)), file };
}

function variableOf(binding: Binding): Variable {
  switch (binding.kind) {
    case 'known':
      return { kind: 'text', text: binding.text };
    case 'set':
      return { kind: 'unknown' };
    case 'unset':
      return { kind: 'unset' };
    default:
      return { kind: 'open' };
  }
}

/**
 * `RUN <<EOF` runs the body, by its `#!` line or otherwise in the shell. If there is anything beside it, the shell gets
 * the command followed by the bodies.
 */
function readWithHeredocs(
  line: LogicalLine,
  command: MappedText,
  args: Piece,
  shell: ShellSetting,
  surroundings: Surroundings,
): Script {
  const [first] = line.heredocs;
  if (first && first.marker.start === args.start && first.marker.end === args.end) {
    return readShell(first.text, interpreterOf(first.text.text) ?? shell, surroundings);
  }
  return readShell(
    joinTexts([command, ...line.heredocs.flatMap((body) => withDelimiter(line, body))]),
    shell,
    surroundings,
  );
}

function withDelimiter({ lines }: LogicalLine, { text, start, delimiter }: HeredocBody): readonly MappedText[] {
  const lineBreak = mappedText(lines, [{ text: '\n', offset: Math.max(0, start - 1) }]);
  return delimiter ? [lineBreak, text, delimiter] : [lineBreak, text];
}

/** The program of a `#!` line, through `env`. */
function interpreterOf(body: string): ShellSetting | undefined {
  if (!body.startsWith('#!')) return undefined;
  const lineEnd = body.indexOf('\n');
  const words = body
    .slice(2, lineEnd === -1 ? undefined : lineEnd)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (/(?:^|\/)env$/.test(words[0] ?? '')) {
    words.shift();
    while (words[0]?.startsWith('-') || words[0]?.includes('=')) words.shift();
  }
  const [program, ...flags] = words;
  return program === undefined ? undefined : { program, flags };
}
