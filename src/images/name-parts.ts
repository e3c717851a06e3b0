import type { Location, Span } from '../core/location.ts';
import { linesOf } from '../documents/lines.ts';
import type { Project } from '../documents/project.ts';
import type { Value } from '../documents/value.ts';

/** A part of an image's name, and the place of exactly that part. */
export interface NamePart extends Location {
  /** The text that it adds to the name. */
  readonly text: string;
  /** How it gets into the name: written there, or through a variable's default or a build argument. */
  readonly through: 'name' | 'variable';
  /**
   * What may be written there instead: anything; another version (everything else that uses the variable follows);
   * nothing, because another name uses it.
   */
  readonly change: 'any' | 'version' | 'none';
  /** True if YAML would read a number without quotes, and so `3.10` as 3.1. */
  readonly bare: boolean;
}

/** The value of a variable in a name. */
export interface Behind {
  readonly value: Value;
  readonly path: string;
  readonly change: NamePart['change'];
  /** True for a value of a YAML file. */
  readonly yaml: boolean;
  readonly variable: VariableLookup;
}

/** `undefined` if nothing is known to set it; then its default in the name itself counts. */
export type VariableLookup = (name: string) => Behind | undefined;

/** The longest chain of arguments that use one another; nobody writes a longer one. */
const deepest = 10;
const mostParts = 50;

/** A part of a name without variables, or a variable with its default, if any. */
const piece = /\$(?:\{(\w+)(?:(:?-)([^{}$\\"'`]*))?\}|(\w+))|([^$\\"'`]+)/y;

/**
 * The parts of a name; empty if it is written in a way that does not allow a mechanical change: with escapes, with other
 * operators than defaults, or over several lines.
 */
export function namePartsOf(
  project: Project,
  at: { readonly value: Value; readonly path: string },
  name: string,
  variable: VariableLookup,
): readonly NamePart[] {
  const parts = partsOf(project, { ...at, change: 'any', yaml: false, variable }, 'name', 0);
  return parts !== undefined && parts.map(({ text }) => text).join('') === name ? parts : [];
}

function partsOf(
  project: Project,
  { value, path, change, yaml, variable }: Behind,
  through: NamePart['through'],
  depth: number,
): readonly NamePart[] | undefined {
  const written = writtenAt(project, path, value);
  if (written === undefined || depth > deepest) return undefined;
  const { raw, span } = written;
  const bare = yaml && written.bare;
  const parts: NamePart[] = [];
  for (let at = 0; at < raw.length; ) {
    piece.lastIndex = at;
    const [all = '', braced, operator, fallback, unbraced, text] = piece.exec(raw) ?? [];
    if (all === '' || parts.length > mostParts) return undefined;
    const offset = at;
    const own = (start: number, length: number) => ({ path, span: span(offset + start, offset + start + length) });
    at += all.length;
    if (text !== undefined) parts.push({ ...own(0, all.length), text, through, change, bare: bare && all === raw });
    else {
      const behind = variable(braced ?? unbraced ?? '');
      const unused = behind === undefined || (operator === ':-' && behind.value.text === '');
      if (!unused) {
        const inner = partsOf(project, behind, 'variable', depth + 1);
        if (inner === undefined) return undefined;
        parts.push(...inner);
      } else if (fallback === undefined) return undefined;
      else
        parts.push({
          ...own(all.length - 1 - fallback.length, fallback.length),
          text: fallback,
          through: 'variable',
          change,
          bare: false,
        });
    }
  }
  return parts;
}

interface WrittenValue {
  /** Without the quotes around it. */
  readonly raw: string;
  /** A value of a YAML mapping without quotes; not one behind the `=` of a list item. */
  readonly bare: boolean;
  /** The place of `raw.slice(start, end)`. */
  span(start: number, end: number): Span;
}

/** A value on one line, plain or in quotes. */
function writtenAt(project: Project, path: string, { raw, span: { start, end } }: Value): WrittenValue | undefined {
  const document = project.document(path);
  if (document === undefined || start.line !== end.line) return undefined;
  const lines = linesOf(document);
  const text = lines.text.slice(lines.offset(start), lines.offset(end));
  const inner = /^(["'])(.*)\1$/.exec(text)?.[2];
  const plain = inner ?? text;
  if (raw !== text && raw !== plain) return undefined;
  const column = start.column + (inner === undefined ? 0 : 1);
  return {
    raw: plain,
    bare: inner === undefined && lines.text[lines.offset(start) - 1] !== '=',
    span: (from, to) => ({
      start: { line: start.line, column: column + from },
      end: { line: start.line, column: column + to },
    }),
  };
}
