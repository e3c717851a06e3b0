import { isMap } from 'yaml';
import type { Edit } from '../../core/edit.ts';
import { spanAt } from '../../core/location.ts';
import type { Lines } from '../lines.ts';
import { mapNode } from './map-node.ts';
import type { Entry, MapNode, Service } from './model.ts';
import { scalarText, type Written } from './written.ts';

/** The services under `services:`, or of a file in the first format, which has them at its top level. */
export function readServices(lines: Lines, root: MapNode, roots: readonly Written[]): readonly Service[] {
  const section = root.get('services');
  const legacy = section === undefined && isFirstFormat(root);
  const entries = legacy ? servicesAtTop(root) : section?.kind === 'map' ? section.entries : [];
  const written = legacy ? roots : roots.filter(({ key }) => key === 'services').flatMap(({ children }) => children);
  const byName = new Map(written.map((pair) => [pair.key, pair]));
  return entries.map((entry) => {
    const pair = entry.merged ? undefined : byName.get(entry.key);
    const node = entry.node.kind === 'map' ? entry.node : emptyMap(entry);
    return {
      name: entry.key,
      keySpan: entry.keySpan,
      span: entry.span,
      node,
      insert: (added) => (pair && added.length > 0 ? insertBelowKey(lines, pair, added) : undefined),
    };
  });
}

/** Compose 1 without `version:` had services at the top level; a file with one of these keys has another format. */
function isFirstFormat(root: MapNode): boolean {
  return !['version', 'include', 'name', 'networks', 'volumes'].some((key) => root.entry(key) !== undefined);
}

function servicesAtTop(root: MapNode): readonly Entry[] {
  return root.entries.filter(
    ({ key, node }) => !key.startsWith('x-') && node.kind === 'map' && (node.entry('image') ?? node.entry('build')),
  );
}

function emptyMap({ path, node: { span, tag } }: Entry): MapNode {
  return mapNode({ path, span, flow: false, tag }, new Map());
}

/** At the end of the key's line, so that a suggestion on that line can hold it. */
function insertBelowKey(lines: Lines, pair: Written, added: readonly string[]): Edit | undefined {
  const { text } = lines;
  const { line } = lines.position(pair.start);
  const lineStart = lines.start(line);
  const keyIndent = text.slice(lineStart, pair.start);
  if (!/^ *$/.test(keyIndent)) return undefined;
  const lineEnd = endOfLine(lines, line);
  // Only an anchor, a tag and a comment may follow the key; otherwise the service is not a block.
  if (!/^[ \t]*:(?:[ \t]+[&!][^\s#{}[\]]*){0,2}[ \t]*(?:#.*)?$/.test(text.slice(pair.keyEnd, lineEnd)))
    return undefined;
  const [first] = pair.children;
  const indent = first ? text.slice(lines.start(lines.position(first.start).line), first.start) : deeper(lines, pair);
  if (indent === undefined || !/^ +$/.test(indent)) return undefined;
  if (first ? first.flow || !onlyComments(text.slice(lineEnd, first.start)) : !isEmpty(pair)) return undefined;
  return { span: spanAt(lines.position(lineEnd)), text: added.map((each) => `\n${indent}${each}`).join('') };
}

/** The indentation of a service without keys: as much deeper than its key as the key itself is. */
function deeper(lines: Lines, pair: Written): string | undefined {
  const depth = pair.start - lines.start(lines.position(pair.start).line);
  return ' '.repeat(depth === 0 ? 2 : depth * 2);
}

function isEmpty({ value }: Written): boolean {
  return value === undefined || (!isMap(value) && 'value' in value && value.value === null && scalarText(value) === '');
}

function onlyComments(gap: string): boolean {
  return gap.split('\n').every((each) => each.trim() === '' || each.trimStart().startsWith('#'));
}

/** Before the line break, and before the carriage return that is part of one. */
function endOfLine(lines: Lines, line: number): number {
  const start = lines.start(line);
  return start + lines.text.slice(start, lines.start(line + 1)).replace(/\r?\n$/, '').length;
}
