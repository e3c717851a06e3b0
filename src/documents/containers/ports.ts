import type { Span } from '../../core/location.ts';
import type { MapNode, ScalarNode } from '../compose/model.ts';
import type { Port, PortRange } from '../container.ts';
import { entriesOf, type Item, itemsIn, type Layers, laidOver } from './layers.ts';
import { type Part, splitShortForm } from './words.ts';

/** Published ports, short and long; https://docs.docker.com/reference/compose-file/services/#ports */
export function readPorts(layers: Layers): readonly Port[] {
  const lists = entriesOf(layers, 'ports').map((entry) => itemsIn(entry).flatMap(portOf));
  return laidOver(lists, identityOf);
}

function portOf({ node, option }: Item): readonly Port[] {
  if (node.kind === 'scalar') return [shortPort(node, option)];
  return node.kind === 'map' ? [longPort(node, option)] : [];
}

/** `[[ip:][published]:]target[/protocol]`; an IPv6 address may be in brackets or not. */
function shortPort(node: ScalarNode, option: Span): Port {
  const { raw, text, span, variables, path } = node;
  const parts = splitShortForm(node);
  const last = parts.at(-1) ?? { raw, text };
  const [target = '', protocol = 'tcp'] = (last.text ?? last.raw).split('/');
  return {
    raw,
    text,
    span,
    variables,
    path,
    option,
    hostIp: hostIpOf(parts),
    published: rangeOf(parts.at(-2)?.text),
    target: rangeOf(target),
    protocol: protocol.toLowerCase(),
    mode: '',
  };
}

function hostIpOf(parts: readonly Part[]): string | undefined {
  const address = parts.slice(0, -2);
  if (address.some(({ text }) => text === undefined)) return undefined;
  // A variable alone before the target may hold an address as well as a port, unless its name says which.
  if (parts.length === 2 && parts[0]?.text === undefined && !/^\$\{?\w*port\w*\}?$/i.test(parts[0]?.raw ?? ''))
    return undefined;
  if (parts.length < 2 && parts[0]?.text === undefined) return undefined;
  return withoutBrackets(address.map(({ text }) => text).join(':'));
}

function longPort(map: MapNode, option: Span): Port {
  const get = (key: string): ScalarNode | undefined => {
    const node = map.get(key);
    return node?.kind === 'scalar' ? node : undefined;
  };
  const [ip, published, target, protocol] = [get('host_ip'), get('published'), get('target'), get('protocol')];
  const given = [ip, published, target, protocol].flatMap((node) => node ?? []);
  const words = (pick: (node: ScalarNode) => string): string =>
    [ip, published, target].flatMap((node) => (node ? [pick(node)] : [])).join(':');
  // Not valid by the specification, but it is written: an address before the published port.
  const [, address = '', port = published?.text] = /^(.*):([^:]*)$/.exec(published?.text ?? '') ?? [];
  return {
    raw: words(({ raw }) => raw),
    text: given.every(({ text }) => text !== undefined) ? words(({ text }) => text ?? '') : undefined,
    span: map.span,
    variables: given.flatMap(({ variables }) => variables),
    path: map.path,
    option,
    hostIp: ip === undefined ? withoutBrackets(address) : ip.text === undefined ? undefined : withoutBrackets(ip.text),
    published: rangeOf(port),
    target: rangeOf(target?.text),
    protocol: (protocol?.text ?? 'tcp').toLowerCase(),
    mode: get('mode')?.text ?? '',
  };
}

function withoutBrackets(address: string): string {
  return address.replace(/^\[(.*)\]$/, '$1');
}

/** `80` or `3000-3005`; `undefined` for anything else. */
function rangeOf(text: string | undefined): PortRange | undefined {
  const match = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(text ?? '');
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= last && last <= 65535 ? { first, last } : undefined;
}

/** The key by which Compose treats two ports as one. */
function identityOf({ raw, hostIp, published, target, protocol }: Port): string {
  if (hostIp === undefined || target === undefined) return raw;
  const words = [published, target].map((range) => (range ? `${range.first}-${range.last}` : ''));
  return [hostIp === '' ? '0.0.0.0' : hostIp, ...words, published ? '' : raw, protocol].join(' ');
}
