import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Stretch } from './yaml.ts';

/** A pair or an item as its author wrote it, before aliases and merge keys are followed; in offsets of the text. */
export interface Written extends Stretch {
  readonly kind: 'pair' | 'item';
  /** Of a pair; '' for an item. */
  readonly key: string;
  /** Of a pair's key; of an item the same as `start`. */
  readonly keyEnd: number;
  readonly value: ParsedNode | undefined;
  readonly flow: boolean;
  readonly siblings: readonly Written[];
  /** Its place among `siblings`. */
  readonly index: number;
  readonly children: readonly Written[];
}

/** The pairs of a mapping or the items of a list, each with what it holds; none for anything else. */
export function writtenIn(node: ParsedNode | null): readonly Written[] {
  const siblings: Written[] = [];
  const add = (own: Pick<Written, 'kind' | 'key' | 'start' | 'keyEnd' | 'end'>, value: ParsedNode | null): void => {
    const flow = (isMap(node) || isSeq(node)) && node.flow === true;
    const children = writtenIn(value);
    siblings.push({ ...own, value: value ?? undefined, flow, siblings, index: siblings.length, children });
  };
  if (isMap(node)) {
    for (const pair of node.items) {
      const [start, keyEnd] = rangeOf(pair.key);
      add({ kind: 'pair', key: keyOf(pair.key), start, keyEnd, end: endOfPair(pair) }, pair.value);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      const [start] = rangeOf(item);
      add({ kind: 'item', key: '', start, keyEnd: start, end: endOf(item) }, item);
    }
  }
  return siblings;
}

/** A key as text; none if it is not a scalar. */
export function keyOf(key: ParsedNode): string {
  if (isAlias(key)) return `*${key.source}`;
  return isScalar(key) ? scalarText(key) : '';
}

/** A scalar as the file has it, without quotes. */
export function scalarText(scalar: { readonly value: unknown; readonly source?: string }): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
}

/** The end of a node's last character; a block ends with its last child, not with the line break after it. */
export function endOf(node: ParsedNode): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last === undefined ? rangeOf(node)[0] : endOfPair(last);
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last === undefined ? rangeOf(node)[0] : endOf(last);
  }
  return rangeOf(node)[1];
}

/** The end of a pair: that of its value, or of its key if it has no value. */
export function endOfPair({ key, value }: { readonly key: ParsedNode; readonly value: ParsedNode | null }): number {
  const written = value !== null && !(isScalar(value) && value.source === '' && value.type === 'PLAIN');
  return written ? endOf(value) : rangeOf(key)[1];
}

/** Start and end as the parser has them, without the line break at the end of a block scalar. */
export function rangeOf(node: ParsedNode): readonly [number, number] {
  const [start, end] = node.range;
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    return [start, Math.max(start, end - 1)];
  }
  return [start, end];
}

/** The chain of pairs and items around an offset, the outermost first. */
export function chainAt(roots: readonly Written[], offset: number): readonly Written[] {
  const chain: Written[] = [];
  let level = roots;
  for (;;) {
    const found = lastStartingBefore(level, offset);
    if (found === undefined || offset > found.end) return chain;
    chain.push(found);
    level = found.children;
  }
}

function lastStartingBefore(ascending: readonly Written[], offset: number): Written | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1];
}
