import type { Comment } from '../comment.ts';
import type { Lines } from '../lines.ts';
import { chainAt, type Written } from './written.ts';
import type { Stretch } from './yaml.ts';

/** Reads comments and the range of each: the code on its line, or directly below it. */
export function readComments(lines: Lines, found: readonly Stretch[], roots: readonly Written[]): readonly Comment[] {
  const { text } = lines;
  const elements = flatten(roots);
  const first = elements[0]?.start ?? text.length;
  /** By line of an own-line comment: the code below its stack of comments. */
  const below = new Map<number, Stretch | undefined>();
  const comments: Comment[] = [];
  for (const { start, end } of found.toReversed()) {
    const { line, column } = lines.position(start);
    const ownLine = text.slice(lines.start(line), start).replace('\uFEFF', '').trim() === '';
    const content = text.slice(start, end).trimEnd();
    let target: Stretch | undefined;
    if (ownLine) {
      const beneath = below.has(line + 1) ? below.get(line + 1) : elementsOnLine(lines, elements, line + 1);
      below.set(line, beneath);
      // A comment that is indented deeper than the next line belongs to the code above it.
      if (beneath && column <= indentation(lines, beneath)) target = beneath;
    } else target = elementsOnLine(lines, elements, line, start) ?? chainAt(roots, contentStart(lines, line)).at(-1);
    comments.push({
      text: content.replace(/^#+ ?/, '').trimStart(),
      span: lines.span(start, start + content.length),
      ownLine,
      target: target && lines.span(target.start, target.end),
      top: start < first,
    });
  }
  return comments.reverse();
}

/** In order of their starts, containers before their contents. */
function flatten(roots: readonly Written[]): readonly Written[] {
  const all: Written[] = [];
  const pending = [...roots].reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    all.push(next);
    for (const child of next.children.toReversed()) pending.push(child);
  }
  return all;
}

/** From the first of the outermost elements that begin on a line, before `end`, to the last of them. */
function elementsOnLine(
  lines: Lines,
  elements: readonly Written[],
  line: number,
  end = lines.start(line + 1),
): Stretch | undefined {
  let index = firstFrom(elements, lines.start(line));
  const first = elements[index];
  if (!first || first.start >= end) return undefined;
  let last = first;
  for (let next = elements[++index]; next && next.start < end; next = elements[++index]) {
    if (next.start >= last.end) last = next;
  }
  return { start: first.start, end: last.end };
}

function firstFrom(ascending: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function contentStart(lines: Lines, line: number): number {
  const start = lines.start(line);
  return start + Math.max(0, lines.text.slice(start, lines.start(line + 1)).search(/\S/));
}

/** The column in which the line of an element begins. */
function indentation(lines: Lines, { start }: Stretch): number {
  return lines.position(contentStart(lines, lines.position(start).line)).column;
}
