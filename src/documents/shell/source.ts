import { joinTexts, type MappedText, mappedText, type Segment, sliceText } from '../mapped-text.ts';

/** Text for the shell parser. */
export interface Source {
  /** The parser's input: as long as `original.text`, with parts that must not be read twice made opaque. */
  readonly text: string;
  /** The author's text, for words and places. */
  readonly original: MappedText;
}

/** A piece of a source; `opaque` pieces are expanded before the surrounding text is read as commands. */
export interface Piece extends Segment {
  readonly opaque: boolean;
}

export function toSource(original: MappedText): Source {
  return { text: withoutCarriageReturns(original.text), original };
}

export function sliceSource(source: Source, start: number, end: number): Source {
  return { text: source.text.slice(start, end), original: sliceText(source.original, start, end) };
}

/** The pieces as one text that keeps the place of each character. */
export function composeSource(source: Source, pieces: readonly Piece[], at: number): Source {
  const original = mappedText(source.original, pieces, at);
  const text = pieces.map(({ text, opaque }) => (opaque ? placeholder(text.length) : text)).join('');
  return { text: withoutCarriageReturns(text), original };
}

/** Sources joined with a blank, as `eval` joins its words, or with a line break. */
export function joinSources(sources: readonly Source[], between: ' ' | '\n' = ' '): Source {
  const texts = sources.flatMap(({ original }, index) =>
    index === 0 ? [original] : [gapBefore(original, between), original],
  );
  return { text: sources.map(({ text }) => text).join(between), original: joinTexts(texts) };
}

function gapBefore({ position, span }: MappedText, text: string): MappedText {
  return { text, position: () => position(0), span: () => span(0, 0) };
}

/** A variable name as long as the text it replaces, so that offsets stay the same. */
function placeholder(length: number): string {
  if (length < 4) return '$'.padEnd(length, '_');
  return `\${${'_'.repeat(length - 3)}}`;
}

/** Line ends as the author meant them: a shell would read the `\r` as part of the word before it. */
function withoutCarriageReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll('\\\r\n', ' \\\n').replaceAll('\r\n', '\n\n') : text;
}

const mostOpen = 32;
const mostHeredocs = 1000;

/**
 * Why a text is not given to the parser. Its cost grows with the text's length times the depth of unclosed openings
 * (`$(`, `${`, `<(`), and times the number of here-documents: minutes for a megabyte that no one writes by hand.
 */
export function refusal(text: string): string | undefined {
  let open = 0;
  let heredocs = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x28 || code === 0x7b) open++;
    else if ((code === 0x29 || code === 0x7d) && open > 0) open--;
    else if (code === 0x3c && text.charCodeAt(at + 1) === 0x3c) {
      heredocs++;
      at++;
    }
    if (open > mostOpen) return 'nested too deeply to be read';
    if (heredocs > mostHeredocs) return 'too many here-documents to be read';
  }
  return undefined;
}
