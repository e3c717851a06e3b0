import type { Span } from '../../core/location.ts';
import type { Entry, Node, ScalarNode } from '../compose/model.ts';
import type { EnvironmentVariable, SecurityOption, Setting, Switch } from '../container.ts';
import { entriesOf, type Item, itemsIn, itemsOf, type Layers, lastEntry, unique } from './layers.ts';

/** A scalar as a setting; `undefined` if it is not a scalar. */
export function settingOf(node: Node | undefined, option: Span): Setting | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { raw, text, span, variables, path } = node;
  return { raw, text, span, variables, path, option };
}

/** The effective value of a key, if it is a scalar. */
export function readSetting(layers: Layers, key: string): Setting | undefined {
  const entry = lastEntry(layers, key);
  return entry && settingOf(entry.node, entry.span);
}

/** The scalars of a list, without duplicates. */
export function readSettings(layers: Layers, key: string): readonly Setting[] {
  const settings = itemsOf(layers, key).flatMap(({ node, option }) => settingOf(node, option) ?? []);
  return unique(settings, ({ raw }) => raw);
}

/** Words that Compose reads as yes and no, including those of YAML 1.1, in any letter case. */
const yes: ReadonlySet<string> = new Set(['true', '1', 't', 'y', 'yes', 'on']);

export function readSwitch(layers: Layers, key: string): Switch | undefined {
  const setting = readSetting(layers, key);
  return setting && { ...setting, on: isOn(setting.text) };
}

export function isOn(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : yes.has(text.toLowerCase());
}

/** `name:argument` and `name=argument`; Docker accepts both. */
export function readSecurityOptions(layers: Layers): readonly SecurityOption[] {
  const written = itemsOf(layers, 'security_opt').flatMap((item) => settingOf(item.node, item.option) ?? pairOf(item));
  return unique(written, ({ raw }) => raw).map((setting) => {
    const text = setting.text ?? setting.raw;
    const at = text.search(/[:=]/);
    const name = (at === -1 ? text : text.slice(0, at)).trim().toLowerCase();
    return { ...setting, name, argument: at === -1 ? '' : text.slice(at + 1).trim() };
  });
}

/** With a space after the colon, YAML reads a mapping, which Compose rejects; the intention is clear. */
function pairOf({ node, option }: Item): readonly Setting[] {
  const [entry, ...more] = node.kind === 'map' ? node.entries : [];
  const value = settingOf(entry?.node, option);
  if (entry === undefined || value === undefined || more.length > 0) return [];
  const raw = `${entry.key}:${value.raw}`;
  const text = value.text === undefined ? undefined : `${entry.key}:${value.text}`;
  return [{ ...value, raw, text, span: node.span }];
}

/** A mapping of names to values, or a list of `NAME=value`; for each name, the last one counts. */
export function readVariables(layers: Layers, key: string): readonly EnvironmentVariable[] {
  const variables = new Map<string, EnvironmentVariable>();
  for (const entry of entriesOf(layers, key)) {
    if (entry.node.kind !== 'map') {
      for (const variable of itemsIn(entry).flatMap(variableOfItem)) variables.set(variable.name, variable);
      continue;
    }
    for (const each of entry.node.entries) {
      if (each.node.tag === '!reset') variables.delete(each.key);
      else variables.set(each.key, variableOfEntry(each));
    }
  }
  return [...variables.values()];
}

function variableOfEntry(entry: Entry): EnvironmentVariable {
  const { key: name, keySpan, node, path, span: option } = entry;
  if (node.kind === 'scalar' && node.value !== null) {
    const { raw, text, span, variables } = node;
    return { name, passedThrough: false, raw, text, span, variables, path, option };
  }
  // `ulimits` have a soft and a hard limit.
  const raw =
    node.kind === 'map' ? node.entries.map(({ node }) => (node.kind === 'scalar' ? node.raw : '')).join(':') : '';
  const text = node.kind === 'scalar' ? undefined : raw;
  return { name, passedThrough: node.kind === 'scalar', raw, text, span: keySpan, variables: [], path, option };
}

function variableOfItem({ node, option }: Item): readonly EnvironmentVariable[] {
  if (node.kind !== 'scalar') return [];
  const { raw, path } = node;
  const at = raw.indexOf('=');
  const name = at === -1 ? raw : raw.slice(0, at);
  if (at === -1)
    return [{ name, passedThrough: true, raw: '', text: undefined, span: node.span, variables: [], path, option }];
  const text = valueText(node, name);
  const { variables } = node;
  return [
    { name, passedThrough: false, raw: raw.slice(at + 1), text, span: partOf(node, at + 1), variables, path, option },
  ];
}

function valueText({ text }: ScalarNode, name: string): string | undefined {
  return text?.startsWith(`${name}=`) ? text.slice(name.length + 1) : undefined;
}

/** The place of a scalar's text from an offset on, if it is on one line without escapes. */
function partOf({ raw, span, quoted }: ScalarNode, offset: number): Span {
  const { start, end } = span;
  const marks = quoted ? 1 : 0;
  if (start.line !== end.line || end.column - start.column !== raw.length + 2 * marks) return span;
  return {
    start: { line: start.line, column: start.column + marks + offset },
    end: { line: end.line, column: end.column - marks },
  };
}
