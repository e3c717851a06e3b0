import type { Edit } from '../../core/edit.ts';
import { containsSpan, type Span } from '../../core/location.ts';
import type { ComposeDocument, Element, Entry, Service } from '../compose/model.ts';
import type { ContainerFixes, Mount, Port, Setting } from '../container.ts';
import { linesOf } from '../lines.ts';
import { addPair, appendItem, chainTo, pairIn, removeElement, replaceScalar, type Source, textOf } from './edits.ts';
import { entriesOf, type Layers, layersBelow } from './layers.ts';
import { joinDrives, splitAtColons } from './words.ts';

/** Edits of the containers of one Compose file. Nothing is edited in another file. */
export function fixesFor(document: ComposeDocument): (service: Service, layers: Layers) => ContainerFixes {
  let source: Source | undefined;
  const read = (): Source => {
    source ??= { document, lines: linesOf(document) };
    return source;
  };
  return (service, layers) => {
    const here = <T>({ path }: { readonly path: string }, change: () => T | undefined): T | undefined =>
      path === document.path ? change() : undefined;
    return {
      add: (option) => addOption(read(), service, layers, option),
      remove: (setting) => here(setting, () => removeSetting(read(), setting)),
      replace: (setting, text) => here(setting, () => replaceScalar(read(), setting.span, text)),
      bindToLoopback: (port) => here(port, () => bindToLoopback(read(), port)),
      makeReadOnly: (mount) => here(mount, () => makeReadOnly(read(), mount)),
    };
  };
}

type Option = Parameters<ContainerFixes['add']>[0];

interface OptionForm {
  readonly key: string;
  readonly value?: string;
  readonly item?: string;
  /** The same limit under `deploy.resources.limits`. */
  readonly deployed?: string;
}

/**
 * The form of each option in a Compose file: a key with a value, or an item of a list. Limits are initial values, to be
 * tuned.
 */
const options: Readonly<Record<Option, OptionForm>> = {
  'read-only': { key: 'read_only', value: 'true' },
  'drop-all-capabilities': { key: 'cap_drop', item: 'ALL' },
  'no-new-privileges': { key: 'security_opt', item: 'no-new-privileges:true' },
  init: { key: 'init', value: 'true' },
  'pids-limit': { key: 'pids_limit', value: '200', deployed: 'pids: 200' },
  'memory-limit': { key: 'mem_limit', value: '512m', deployed: 'memory: 512m' },
  // `docker stack` accepts only a string.
  'cpu-limit': { key: 'cpus', value: '1.0', deployed: 'cpus: "1.0"' },
};

function addOption(source: Source, service: Service, layers: Layers, option: Option): readonly Edit[] | undefined {
  const { key, value, item = '', deployed } = options[option];
  if (deployed !== undefined) {
    const limits = entriesOf(layersBelow(layers, 'deploy', 'resources'), 'limits').at(-1);
    if (limits?.node.kind === 'map') return addToLimits(source, service, limits, deployed);
  }
  const entry = service.node.entry(key);
  if (entry !== undefined) {
    // A key from an alias or `<<` is not the service's own, and a new key would hide it.
    if (entry.merged || value !== undefined || entry.node.kind !== 'list') return undefined;
    const list = chainTo(source, entry.span)?.at(-1);
    return list && appendItem(source, list, item);
  }
  const lines = value !== undefined ? [`${key}: ${value}`] : [`${key}:`, `${listIndent(source, service)}- ${item}`];
  const edit = service.insert(lines);
  return edit && [edit];
}

/**
 * If `deploy.resources.limits` exists without this limit, Compose takes that for a value other than the service's own,
 * and rejects the file: https://github.com/compose-spec/compose-go/blob/main/loader/validate.go
 */
function addToLimits(source: Source, service: Service, limits: Entry, pair: string): readonly Edit[] | undefined {
  if (limits.path !== source.document.path || !containsSpan(service.span, limits.span)) return undefined;
  const map = chainTo(source, limits.span)?.at(-1);
  return map && addPair(source, map, pair);
}

/** How much deeper than its key this service, or another one of the file, indents the items of a list. */
function listIndent({ document }: Source, service: Service): string {
  for (const { node } of [service, ...document.services.slice(0, 20)]) {
    for (const { node: value, keySpan, merged } of node.entries) {
      const [first] = value.kind === 'list' && !value.flow && !merged ? value.places : [];
      if (first === undefined) continue;
      // A dash and a space come before the item.
      return ' '.repeat(Math.max(0, Math.min(8, first.start.column - 2 - keySpan.start.column)));
    }
  }
  return '  ';
}

function removeSetting(source: Source, { option }: Setting): readonly Edit[] | undefined {
  const chain = chainTo(source, option);
  return chain && removeElement(source, chain);
}

const loopback = '127.0.0.1';

function bindToLoopback(source: Source, { option, span, raw, hostIp }: Port): readonly Edit[] | undefined {
  if (hostIp === undefined) return undefined;
  const map = longForm(source, option);
  if (map !== undefined) return setPair(source, map, 'host_ip', loopback);
  if (!isWritten(source, span, raw)) return undefined;
  const parts = splitAtColons(raw);
  const ports = parts.slice(-2);
  const address = parts.slice(0, -2).join(':');
  const bound = boundAddress(address);
  if (bound === undefined) return undefined;
  return replaceScalar(source, span, [bound, ...(ports.length === 1 ? ['', ...ports] : ports)].join(':'));
}

/** The loopback address instead of another one; for a variable, as its default. */
function boundAddress(address: string): string | undefined {
  if (!address.includes('$')) return loopback;
  const match = /^\$\{(\w+)(:?-)[^${}]*\}$/.exec(address);
  return match ? `\${${match[1]}${match[2]}${loopback}}` : undefined;
}

function makeReadOnly(source: Source, { option, span, raw, type }: Mount): readonly Edit[] | undefined {
  if (type === 'tmpfs') return undefined;
  const map = longForm(source, option);
  if (map !== undefined) return setPair(source, map, 'read_only', 'true');
  if (!isWritten(source, span, raw)) return undefined;
  const [from, to, modes, ...more] = joinDrives(splitAtColons(raw).map((part) => ({ raw: part, text: part })));
  // A single path is the target of an anonymous volume; another colon would make it the source.
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  const rest = (modes?.raw ?? '').split(',').filter((each) => each !== '' && each !== 'rw');
  return replaceScalar(source, span, [from.raw, to.raw, ['ro', ...rest].join(',')].join(':'));
}

/** The item of a list that is a mapping, written here. */
function longForm(source: Source, option: Span): Element | undefined {
  const item = chainTo(source, option)?.findLast(({ kind }) => kind === 'item');
  return item !== undefined && item.children.length > 0 ? item : undefined;
}

function setPair(source: Source, map: Element, key: string, value: string): readonly Edit[] | undefined {
  const pair = pairIn(source, map, key);
  if (pair === undefined) return addPair(source, map, `${key}: ${value}`);
  const written = textOf(source, pair.span);
  const colon = /^["']?\w+["']?[ \t]*:[ \t]*/.exec(written)?.[0];
  if (colon === undefined) return undefined;
  const start = { line: pair.span.start.line, column: pair.span.start.column + colon.length };
  return replaceScalar(source, { start, end: pair.span.end }, value);
}

/** Whether a scalar's place contains exactly its text, apart from quotes: nothing escaped, folded or from an alias. */
function isWritten(source: Source, span: Span, raw: string): boolean {
  const written = textOf(source, span);
  return written === raw || written === `"${raw}"` || written === `'${raw}'`;
}
