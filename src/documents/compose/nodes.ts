import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../../core/location.ts';
import { quoted } from '../../core/text.ts';
import type { Problem } from '../dockerfile/model.ts';
import type { Lines } from '../lines.ts';
import { interpolate } from './interpolation.ts';
import { mapNode } from './map-node.ts';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './model.ts';
import { endOf, endOfPair, keyOf, rangeOf, scalarText } from './written.ts';

/** Aliases may not nest deeper than this; the text's own nesting is bounded before. */
const maxDepth = 200;
/** Nodes that any file may expand to, plus one for each of its characters. */
const freeNodes = 20_000;
/** A few messages are enough; a hostile file could cause a million. */
const maxProblems = 20;

/** The meaning of a YAML document, with aliases and merge keys followed, and its mistakes. */
export interface Resolution {
  readonly node: Node;
  readonly problems: readonly Problem[];
}

/** Mistakes that make a file unreadable. */
const unreadable = { fatal: true, readable: false };

/** Follows aliases by copying: the copies know that they came through one. The cost is linear in the text's length. */
export function resolveNodes(path: string, lines: Lines, contents: ParsedNode): Resolution {
  const problems: Problem[] = [];
  const targets = anchorsOf(contents);
  const open = new Set<ParsedNode>();
  let budget = freeNodes + lines.text.length;
  let exhausted = false;

  const spanOf = (node: ParsedNode): Span => {
    const end = endOf(node);
    // A block scalar ends before its last line break, including a `\r`.
    return lines.span(rangeOf(node)[0], lines.text[end - 1] === '\r' ? end - 1 : end);
  };
  const tell = (node: ParsedNode, message: string, how: Pick<Problem, 'fatal' | 'readable'>): void => {
    if (problems.length < maxProblems) problems.push({ span: spanOf(node), message, ...how });
  };
  const refuse = (node: ParsedNode, message: string): ScalarNode => {
    tell(node, message, unreadable);
    return emptyNode(path, spanOf(node));
  };

  function read(node: ParsedNode, merged: boolean, depth: number): Node {
    budget -= 1;
    if (budget < 0 && !exhausted) {
      exhausted = true;
      tell(node, 'The aliases expand to more than a file of this size may hold.', unreadable);
    }
    if (exhausted) return emptyNode(path, spanOf(node));
    if (depth > maxDepth) return refuse(node, `The aliases nest more than ${maxDepth} levels deep.`);
    if (isAlias(node)) {
      const target = targets.get(node);
      if (target === undefined) return refuse(node, `No anchor ${quoted(node.source)} stands before this alias.`);
      if (open.has(target)) return refuse(node, `The alias ${quoted(node.source)} stands inside its own anchor.`);
      return read(target, true, depth + 1);
    }
    if (isScalar(node)) return scalarNode(path, node, spanOf(node));
    open.add(node);
    const result = isMap(node) ? readMap(node, merged, depth) : readList(node, merged, depth);
    open.delete(node);
    return result;
  }

  function readMap(map: YAMLMap.Parsed<ParsedNode, ParsedNode | null>, merged: boolean, depth: number): MapNode {
    const own = new Map<string, Entry>();
    const inherited = new Map<string, Entry>();
    let merges = 0;
    for (const { key: keyNode, value } of map.items) {
      const node = value === null ? emptyNode(path, spanOf(keyNode)) : read(value, merged, depth + 1);
      if (isMergeKey(keyNode)) {
        merges += 1;
        if (merges === 2)
          tell(keyNode, 'The mapping has a second `<<`; write one with a list.', { fatal: false, readable: false });
        for (const entry of entriesToMerge(node)) {
          if (!inherited.has(entry.key)) inherited.set(entry.key, { ...entry, merged: true });
        }
        continue;
      }
      const key = keyOf(isAlias(keyNode) ? (targets.get(keyNode) ?? keyNode) : keyNode);
      // Compose rejects the file; the later of the two is read, and everything else is clear.
      if (own.has(key))
        tell(keyNode, `The key ${quoted(key)} appears twice in one mapping.`, { fatal: true, readable: true });
      const span = lines.span(rangeOf(keyNode)[0], endOfPair({ key: keyNode, value }));
      own.set(key, { path, key, keySpan: spanOf(keyNode), node, span, merged: merged || isAlias(value) });
    }
    for (const key of own.keys()) inherited.delete(key);
    const entries = new Map([...own, ...inherited]);
    return mapNode({ path, span: spanOf(map), flow: map.flow === true, tag: tagOf(map) }, entries);
  }

  function readList(list: YAMLSeq.Parsed<ParsedNode>, merged: boolean, depth: number): ListNode {
    const items = list.items.map((item) => read(item, merged, depth + 1));
    const places = list.items.map(spanOf);
    return { kind: 'list', path, items, places, span: spanOf(list), flow: list.flow === true, tag: tagOf(list) };
  }

  return { node: read(contents, false, 0), problems };
}

/** A null that is not in the file. */
function emptyNode(path: string, { end }: Span): ScalarNode {
  const span = { start: end, end };
  return { kind: 'scalar', path, span, raw: '', text: '', value: null, quoted: false, variables: [], tag: '' };
}

function scalarNode(path: string, scalar: Scalar.Parsed, span: Span): ScalarNode {
  const raw = scalarText(scalar);
  const { value } = scalar;
  const typed = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  // Compose interpolates only strings; any value with a `$` is one.
  const { text, variables } = value === null ? { text: '', variables: [] } : interpolate(raw);
  return {
    kind: 'scalar',
    path,
    span,
    raw,
    text,
    variables,
    value: typed || value === null ? value : raw,
    quoted: scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE',
    tag: tagOf(scalar),
  };
}

/** Compose's own tags; others do not matter here. */
function tagOf({ tag }: { readonly tag?: string }): string {
  return tag === '!reset' || tag === '!override' ? tag : '';
}

function isMergeKey(key: ParsedNode): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** The entries that `<<` merges: those of one mapping, or of several, in order. */
function entriesToMerge(node: Node): readonly Entry[] {
  if (node.kind === 'map') return node.entries;
  return node.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'map' ? item.entries : [])) : [];
}

/**
 * The node of each alias: the last one before it with that anchor.
 * https://yaml.org/spec/1.2.2/#3222-anchors-and-aliases
 */
function anchorsOf(contents: ParsedNode): ReadonlyMap<ParsedNode, ParsedNode> {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<ParsedNode, ParsedNode>();
  const walk = (node: ParsedNode | null): void => {
    if (node === null) return;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        walk(key);
        walk(value);
      }
    } else if (isSeq(node)) node.items.forEach(walk);
  };
  walk(contents);
  return targets;
}
