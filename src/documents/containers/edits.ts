import type { Edit } from '../../core/edit.ts';
import { comparePositions, type Span, spanAt } from '../../core/location.ts';
import type { ComposeDocument, Element } from '../compose/model.ts';
import type { Lines } from '../lines.ts';

/** A Compose file and its lines, to be edited in its author's style. */
export interface Source {
  readonly document: ComposeDocument;
  readonly lines: Lines;
}

/** The text of a span. */
export function textOf({ lines }: Source, { start, end }: Span): string {
  return lines.text.slice(lines.offset(start), lines.offset(end));
}

/** The pair or item with exactly this span, after those that contain it. */
export function chainTo({ document }: Source, span: Span): readonly Element[] | undefined {
  const chain = document.elementsAt(span.start);
  const index = chain.findLastIndex((element) => equal(element.span, span));
  return index === -1 ? undefined : chain.slice(0, index + 1);
}

/** The pair with this key in an element's mapping. */
export function pairIn(source: Source, { children }: Element, key: string): Element | undefined {
  return children
    .flatMap((child) => chainTo(source, child)?.at(-1) ?? [])
    .find((element) => element.kind === 'pair' && element.key === key);
}

/** Removes an element, and its container if nothing else is left in there; never a whole service. */
export function removeElement(source: Source, chain: readonly Element[]): readonly Edit[] | undefined {
  const element = chain.at(-1);
  // A section and its entries (the service itself) stay; so does a fragment that is merged elsewhere.
  const kept = chain[0]?.key.startsWith('x-') ? 1 : 2;
  if (element === undefined || chain.length <= kept) return undefined;
  if (element.previous === undefined && element.next === undefined) {
    return chain.length === kept + 1 ? undefined : removeElement(source, chain.slice(0, -1));
  }
  return element.flow ? removeFromFlow(element) : removeLines(source, element);
}

/** With the comma after it, or the one before it if it is the last. */
function removeFromFlow({ span, previous, next }: Element): readonly Edit[] | undefined {
  if (next) return [{ span: { start: span.start, end: next.start }, text: '' }];
  return previous && [{ span: { start: previous.end, end: span.end }, text: '' }];
}

function removeLines({ lines }: Source, { kind, span }: Element): readonly Edit[] | undefined {
  const { text } = lines;
  const [start, end] = [lines.start(span.start.line), lines.start(span.end.line + 1)];
  const before = text.slice(start, lines.offset(span.start));
  const behind = text.slice(lines.offset(span.end), end);
  if (!(kind === 'pair' ? /^ *$/ : /^ *- +$/).test(before) || !/^[ \t]*:?[ \t]*(?:#.*)?\r?\n?$/.test(behind))
    return undefined;
  // The last line of a file may have no line break of its own: then the one before it is removed.
  const from = end === text.length && !text.endsWith('\n') && start > 0 ? endBefore(lines, start) : start;
  return [{ span: lines.span(from, end), text: '' }];
}

function endBefore({ text }: Lines, lineStart: number): number {
  return text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
}

/** Adds an item to the end of a list, with the quotes of its neighbour. */
export function appendItem(source: Source, list: Element, item: string): readonly Edit[] | undefined {
  const last = list.children.at(-1);
  if (last === undefined) return undefined;
  const quote = /^["']/.exec(textOf(source, last))?.[0] ?? '';
  const text = `${quote}${item}${quote}`;
  if (list.childrenFlow) return [{ span: spanAt(last.end), text: `, ${text}` }];
  const dash = beforeOnLine(source, last);
  if (!/^ *- +$/.test(dash)) return undefined;
  return [{ span: spanAt(endOfLine(source, last.end.line)), text: `\n${dash}${text}` }];
}

/** Adds a pair to a mapping: after its first one, or at the end if it is in braces. */
export function addPair(source: Source, map: Element, pair: string): readonly Edit[] | undefined {
  const [first] = map.children;
  const last = map.children.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (map.childrenFlow) return [{ span: spanAt(last.end), text: `, ${pair}` }];
  if (!/^ *(?:- +)?$/.test(beforeOnLine(source, first))) return undefined;
  return [{ span: spanAt(endOfLine(source, first.end.line)), text: `\n${' '.repeat(first.start.column - 1)}${pair}` }];
}

/** Replaces a scalar's text and keeps its quotes; `undefined` if the new text cannot be written there as it is. */
export function replaceScalar(source: Source, span: Span, text: string): readonly Edit[] | undefined {
  const written = textOf(source, span);
  if (written === '' || written.includes('\n') || /^[&*!|>{[]/.test(written)) return undefined;
  const [quote = ''] = written;
  if (quote === "'") return /['\n]/.test(text) ? undefined : [{ span, text: `'${text}'` }];
  if (quote === '"') return /["\\\n]/.test(text) ? undefined : [{ span, text: `"${text}"` }];
  return /^[\w./~$\\][\w./~$\\:@=+{},-]*$/.test(text) && !text.endsWith(':') ? [{ span, text }] : undefined;
}

function beforeOnLine({ lines }: Source, { start }: Span): string {
  return lines.text.slice(lines.start(start.line), lines.offset(start));
}

function endOfLine({ lines }: Source, line: number): Span['start'] {
  const start = lines.start(line);
  return lines.position(start + lines.text.slice(start, lines.start(line + 1)).replace(/\r?\n$/, '').length);
}

function equal(a: Span, b: Span): boolean {
  return comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;
}
