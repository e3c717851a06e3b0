import type { ParameterExpansionPart, SimpleExpansionPart, Word as WordNode, WordPart } from 'unbash';
import type { Span } from '../../core/location.ts';
import type { Use } from './model.ts';
import { type Expanded, expandParameter, type Parameter, type Parameters } from './parameter.ts';
import { escapedInDoubleQuotes, isExpansion, joinText, partPieces } from './pieces.ts';
import type { Piece, Source } from './source.ts';

/** What is known at the place where words are read. */
export interface Expander {
  readonly shell: Parameters;
  /** Whether `{a,b}` becomes two words. */
  readonly braces: boolean;
  /** The output of a command substitution, if the file shows it. */
  output(source: Source, part: WordPart & { readonly type: 'CommandExpansion' }): string | undefined;
  /** False if more text came from elsewhere than is followed. */
  spend(length: number): boolean;
  /** Records that the text of this place came from elsewhere. */
  derive(span: Span): void;
}

/** A variable that contains the output of a command, and where it is read. */
export interface Mention {
  readonly uses: Use[];
  readonly span: Span;
}

/** A word after its expansions. */
export interface Field {
  readonly pieces: readonly Piece[];
  /** True if every expansion in it is known. */
  readonly known: boolean;
}

export interface Expansion {
  readonly fields: readonly Field[];
  readonly mentions: readonly Mention[];
  /** True if a part of it came from elsewhere. */
  readonly derived: boolean;
}

/** Longer values are not followed: a few lines of `A=$A$A` would fill the memory. */
const longest = 32_768;
const mostFields = 1000;
const mostBraces = 16;

interface Building {
  readonly expander: Expander;
  readonly source: Source;
  /** Unquoted variables are split at blanks. */
  readonly splits: boolean;
  readonly fields: Field[];
  readonly mentions: Mention[];
  derived: boolean;
  /** The word that is being built; `undefined` between two words. */
  pieces: Piece[] | undefined;
  known: boolean;
  quoted: boolean;
  /** How many `{a,b}` there were. */
  braces: number;
}

/** The words that the parts of a word become. `escaped`: the characters before which a backslash escapes. */
export function expandParts(
  expander: Expander,
  source: Source,
  parts: readonly WordPart[],
  splits: boolean,
  escaped?: string,
): Expansion {
  const building: Building = {
    expander,
    source,
    splits,
    fields: [],
    mentions: [],
    derived: false,
    pieces: splits ? undefined : [],
    known: true,
    quoted: false,
    braces: 0,
  };
  for (const part of parts) addPart(building, part, escaped);
  endField(building);
  return building;
}

function addPart(building: Building, part: WordPart, escaped: string | undefined): void {
  const { source, expander } = building;
  switch (part.type) {
    case 'DoubleQuoted':
    case 'LocaleString': {
      const { quoted } = building;
      building.quoted = true;
      // `""` is a word; `"$@"` without arguments is not.
      if (part.parts.length === 0) building.pieces ??= [];
      for (const child of part.parts) addPart(building, child, escapedInDoubleQuotes);
      building.quoted = quoted;
      break;
    }
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      addParameter(building, part, escaped);
      break;
    case 'CommandExpansion':
      addExpanded(building, part, expander.output(source, part), escaped);
      break;
    case 'BraceExpansion':
      if (expander.braces && building.splits && !building.quoted) addBraces(building, part, escaped);
      else addWritten(building, part, escaped);
      break;
    default:
      addWritten(building, part, escaped);
  }
}

function addParameter(
  building: Building,
  part: SimpleExpansionPart | ParameterExpansionPart,
  escaped: string | undefined,
): void {
  const { source, expander } = building;
  const form = part.type === 'ParameterExpansion' ? part : simple(part);
  const variable = form.operation ? undefined : expander.shell.variables.get(form.parameter);
  if (variable?.kind === 'output') {
    building.mentions.push({ uses: variable.uses, span: source.original.span(part.pos, part.end) });
  }
  addExpanded(
    building,
    part,
    expandParameter(expander.shell, form, (word) => textOf(building, word)),
    escaped,
  );
}

function simple({ text }: SimpleExpansionPart): Parameter {
  return { parameter: text.slice(1), prefix: undefined, index: undefined, operation: undefined };
}

/** The text of a word within an expansion. */
function textOf({ expander, source }: Building, word: WordNode): string | undefined {
  if (!word.parts) return word.value;
  const [field] = expandParts(expander, source, word.parts, false).fields;
  return field?.known ? joinText(field.pieces) : undefined;
}

function addWritten(building: Building, part: WordPart, escaped: string | undefined): void {
  building.pieces ??= [];
  building.pieces.push(...partPieces(building.source, part, escaped));
  if (isExpansion(part)) building.known = false;
}

function addExpanded(building: Building, part: WordPart, value: Expanded, escaped: string | undefined): void {
  const { expander, splits, quoted, fields } = building;
  const length = typeof value === 'string' ? value.length : (value?.join(' ').length ?? 0);
  if (value === undefined || length > longest || fields.length > mostFields || !expander.spend(length)) {
    addWritten(building, part, escaped);
    return;
  }
  building.derived = true;
  const separate = typeof value !== 'string' && splits && !(quoted && part.text.includes('*'));
  if (quoted && separate) {
    for (const [index, item] of value.entries()) {
      if (index > 0) endField(building);
      addText(building, part, item);
    }
    return;
  }
  const text = typeof value === 'string' ? value : value.join(' ');
  if (quoted || !splits) {
    addText(building, part, text);
    return;
  }
  for (const [index, item] of text.split(/[ \t\n]+/).entries()) {
    if (index > 0) endField(building);
    if (item !== '') addText(building, part, item);
  }
}

function addText(building: Building, { pos, end }: WordPart, text: string): void {
  building.pieces ??= [];
  building.pieces.push({ text, offset: pos, length: end - pos, opaque: false });
}

/** `{a,b}`: one word for each, with the text before the braces; text after them goes to the last. */
function addBraces(
  building: Building,
  part: WordPart & { readonly type: 'BraceExpansion' },
  escaped: string | undefined,
): void {
  const items = /^\{([^{}'"\\$`]*)\}$/.exec(part.text)?.[1]?.split(',') ?? [];
  if (items.length < 2 || items.length > mostFields || building.braces++ >= mostBraces) {
    addWritten(building, part, escaped);
    return;
  }
  building.derived = true;
  const before = building.pieces ?? [];
  for (const [index, item] of items.entries()) {
    if (index > 0) {
      endField(building);
      building.pieces = [...before];
    }
    if (item !== '') addText(building, part, item);
  }
}

function endField(building: Building): void {
  const { fields, pieces, known } = building;
  if (pieces) fields.push({ pieces, known });
  building.pieces = undefined;
  building.known = true;
}
