import type { Span } from '../../../src/core/location.ts';
import { type Lines, readLines } from '../../../src/documents/lines.ts';
import { mappedText } from '../../../src/documents/mapped-text.ts';
import type { Command, Script, ShellSetting } from '../../../src/documents/shell/model.ts';
import { readExec, readShell } from '../../../src/documents/shell/read.ts';

/** A script read from a file that holds nothing else, and what of the file's text a span covers. */
export interface Sample {
  readonly script: Script;
  readonly text: string;
  covered(span: Span): string;
}

const sh: ShellSetting = { program: '/bin/sh', flags: ['-c'] };

export function shell(text: string, setting: ShellSetting = sh): Sample {
  const lines = readLines(text);
  const script = readShell(mappedText(lines, [{ text, offset: 0 }]), setting);
  return { script, text, covered: covering(lines) };
}

/** The exec form, given as the JSON array that stands in the file. */
export function exec(text: string): Sample {
  const lines = readLines(text);
  const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ 0: raw, index }) => {
    const decoded: unknown = JSON.parse(raw);
    return { raw, text: String(decoded), span: lines.span(index, index + raw.length), variables: [] };
  });
  return { script: readExec(values, lines.span(0, text.length)), text, covered: covering(lines) };
}

function covering(lines: Lines): (span: Span) => string {
  return ({ start, end }) => lines.text.slice(lines.offset(start), lines.offset(end));
}

/** The commands as they stand in the file. */
export function spans({ script, covered }: Sample): readonly string[] {
  return script.commands.map(({ span }) => covered(span));
}

/** Each command by name, behind those that run it: `sudo > apt-get`. */
export function chains({ script }: Sample): readonly string[] {
  return script.commands.map(chain);
}

function chain({ name, wrapper }: Command): string {
  return wrapper ? `${chain(wrapper)} > ${name}` : name;
}

export function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`${items.length} of them, expected one`);
  return item;
}
