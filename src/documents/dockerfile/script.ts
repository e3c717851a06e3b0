import { joinTexts, type MappedText, mappedText, sliceText } from '../mapped-text.ts';
import type { Script, ShellSetting } from '../shell/model.ts';
import { readExec, readShell } from '../shell/read.ts';
import type { Piece } from './form.ts';
import type { HeredocBody, LogicalLine } from './logical-lines.ts';
import type { Instruction } from './model.ts';
import type { InstructionParts } from './written-instruction.ts';

const defaultShell: ShellSetting = { program: '/bin/sh', flags: ['-c'] };
const windowsShell: ShellSetting = { program: 'cmd', flags: ['/S', '/C'] };

/** What a SHELL instruction sets, or what holds without one. */
export function shellSetting(instruction: Instruction | undefined, windows: boolean): ShellSetting {
  const [program, ...flags] = instruction?.args.map(({ text, raw }) => text ?? raw) ?? [];
  if (program === undefined) return windows ? windowsShell : defaultShell;
  return { program, flags };
}

/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK run; `undefined` for all else and where there is no command. */
export function readScript(parts: InstructionParts, shell: ShellSetting): Script | undefined {
  const { line, args, jsonArgs, healthcheck } = parts;
  const { keyword } = line.form;
  const runs = keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT' || healthcheck === 'cmd';
  if (!runs || args.start === args.end) return undefined;
  if (jsonArgs) return readExec(jsonArgs, line.source.span(args.start, args.end));
  const command = sliceText(line.source, args.start, args.end);
  return line.heredocs.length === 0 ? readShell(command, shell) : readWithHeredocs(line, command, args, shell);
}

/**
 * `RUN <<EOF` runs the body, by its `#!` line or else by the shell. With anything beside it, the shell itself is given
 * the command and the bodies behind it.
 */
function readWithHeredocs(line: LogicalLine, command: MappedText, args: Piece, shell: ShellSetting): Script {
  const [first] = line.heredocs;
  if (first && first.marker.start === args.start && first.marker.end === args.end) {
    return readShell(first.text, interpreterOf(first.text.text) ?? shell);
  }
  return readShell(joinTexts([command, ...line.heredocs.flatMap((body) => withDelimiter(line, body))]), shell);
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
