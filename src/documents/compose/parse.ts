import type { Problem } from '../dockerfile/model.ts';
import { type Lines, readLines } from '../lines.ts';
import { readComments } from './comments.ts';
import { readIncludes } from './include.ts';
import { joinRoots } from './join.ts';
import { mapNode } from './map-node.ts';
import type { ComposeDocument, Element, Entry, MapNode, Node } from './model.ts';
import { resolveNodes } from './nodes.ts';
import { routeOfChain } from './route.ts';
import { readServices } from './service.ts';
import { chainAt, type Written, writtenIn } from './written.ts';
import { readYaml, type YamlFile } from './yaml.ts';

/**
 * Reads a Compose file. Never throws: mistakes are listed in `problems`, and if one is fatal and leaves nothing
 * readable, the document is empty. Several YAML documents in one file are merged in their order, as Compose does.
 */
export function parseCompose(path: string, text: string): ComposeDocument {
  const lines = readLines(text);
  const yaml = readYaml(text);
  const { root, problems } = readRoot(path, lines, yaml);
  const roots = yaml.contents.flatMap(writtenIn);
  const section = (key: string): readonly Entry[] => entriesOf(root.get(key));
  return {
    kind: 'compose',
    path,
    text,
    root,
    services: readServices(lines, root, roots),
    networks: section('networks'),
    volumes: section('volumes'),
    secrets: section('secrets'),
    configs: section('configs'),
    include: readIncludes(root),
    comments: readComments(lines, yaml.comments, roots),
    problems,
    routeOf: (position) => routeOfChain(chainAt(roots, lines.offset(position))),
    elementsAt: (position) => chainAt(roots, lines.offset(position)).map((written) => elementOf(lines, written)),
  };
}

function readRoot(path: string, lines: Lines, yaml: YamlFile): { root: MapNode; problems: readonly Problem[] } {
  const empty = mapNode({ path, span: lines.span(0, 0), flow: false, tag: '' }, new Map());
  const { error } = yaml;
  if (error) {
    return {
      root: empty,
      problems: [{ span: lines.span(error.start, error.end), message: error.message, fatal: true }],
    };
  }
  const read = yaml.contents.map((contents) => resolveNodes(path, lines, contents));
  const problems: Problem[] = read.flatMap((each) => each.problems);
  const maps: MapNode[] = [];
  for (const { node } of read) {
    if (node.kind === 'map') maps.push(node);
    else if (node.kind === 'list' || node.value !== null) problems.push(notAMapping(node, 'A Compose file'));
  }
  const root = joinRoots(maps) ?? empty;
  for (const key of ['services', 'networks', 'volumes', 'secrets', 'configs']) {
    const node = root.get(key);
    if (node !== undefined && node.kind !== 'map' && !isNull(node)) problems.push(notAMapping(node, `\`${key}\``));
  }
  return problems.some(({ fatal, readable }) => fatal && readable !== true)
    ? { root: empty, problems }
    : { root, problems };
}

function notAMapping({ span, kind }: Node, subject: string): Problem {
  const found = kind === 'list' ? 'a list' : 'a single value';
  return { span, message: `${subject} must be a mapping of keys to values; this is ${found}.`, fatal: true };
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

function elementOf(lines: Lines, { kind, key, start, end, flow, siblings, index, children }: Written): Element {
  const spanOf = (each: Written | undefined) => each && lines.span(each.start, each.end);
  return {
    kind,
    key,
    flow,
    span: lines.span(start, end),
    previous: spanOf(siblings[index - 1]),
    next: spanOf(siblings[index + 1]),
    // Rarely needed, and a section has many.
    get children() {
      return children.map((each) => lines.span(each.start, each.end));
    },
    childrenFlow: children[0]?.flow ?? false,
  };
}
