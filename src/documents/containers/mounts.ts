import type { Span } from '../../core/location.ts';
import type { MapNode, Node, ScalarNode } from '../compose/model.ts';
import type { Mount } from '../container.ts';
import type { DeviceOf } from './declared.ts';
import { entriesOf, type Item, itemsIn, itemsOf, type Layers, laidOver } from './layers.ts';
import { isOn } from './settings.ts';
import { joinDrives, type Part, splitShortForm } from './words.ts';

/** `volumes` and `tmpfs`, short and long; https://docs.docker.com/reference/compose-file/services/#volumes */
export function readMounts(layers: Layers, deviceOf: DeviceOf): readonly Mount[] {
  const volumes = entriesOf(layers, 'volumes').map((entry) =>
    itemsIn(entry).flatMap((item) => volumeOf(item, deviceOf)),
  );
  return laidOver([...volumes, itemsOf(layers, 'tmpfs').flatMap(tmpfsOf)], placeOf);
}

function placeOf({ target, raw }: Mount): string {
  return target === undefined ? `?${raw}` : target.replace(/(?<=.)\/$/, '');
}

function volumeOf({ node, option }: Item, deviceOf: DeviceOf): readonly Mount[] {
  if (node.kind === 'scalar') return [shortVolume(node, option, deviceOf)];
  return node.kind === 'map' ? [longVolume(node, option, deviceOf)] : [];
}

/** `[source:]target[:options]`, where source or target may begin with a Windows drive. */
function shortVolume(node: ScalarNode, option: Span, deviceOf: DeviceOf): Mount {
  const { raw, text, span, variables, path } = node;
  const parts = joinDrives(splitShortForm(node));
  const [source, target] = parts.length === 1 ? [undefined, parts[0]] : parts;
  const options = (parts[2]?.text ?? parts[2]?.raw ?? '').split(',').map((each) => each.trim());
  const type = source === undefined ? 'volume' : typeOfSource(source);
  return {
    raw,
    text,
    span,
    variables,
    path,
    option,
    type,
    source: source?.text,
    target: target?.text,
    readOnly: options.includes('ro') || options.includes('readonly'),
    propagation: options.find((each) => propagations.has(each)) ?? '',
    device: type === 'volume' && source?.text !== undefined ? deviceOf(source.text) : undefined,
  };
}

const propagations: ReadonlySet<string> = new Set(['shared', 'slave', 'private', 'rshared', 'rslave', 'rprivate']);

/** A source that is not a path is the name of a volume; a variable alone may be either. */
function typeOfSource({ raw, text }: Part): Mount['type'] {
  const known = text ?? raw;
  if (/^(?:\\\\|\/\/)\.[\\/]pipe[\\/]/i.test(known)) return 'npipe';
  if (/^[./~\\]|^[A-Za-z]:[\\/]/.test(known) || known.includes('/')) return 'bind';
  return text === undefined ? 'unknown' : 'volume';
}

function longVolume(map: MapNode, option: Span, deviceOf: DeviceOf): Mount {
  const scalar = (node: Node | undefined): ScalarNode | undefined => (node?.kind === 'scalar' ? node : undefined);
  const below = (key: string, inner: string): ScalarNode | undefined => {
    const node = map.get(key);
    return node?.kind === 'map' ? scalar(node.get(inner)) : undefined;
  };
  const [source, target] = [scalar(map.get('source')), scalar(map.get('target'))];
  const type = typeOfLong(scalar(map.get('type')), source);
  const given = [source, target].flatMap((node) => node ?? []);
  return {
    raw: given.map(({ raw }) => raw).join(':'),
    text: given.every(({ text }) => text !== undefined) ? given.map(({ text }) => text).join(':') : undefined,
    span: map.span,
    variables: given.flatMap(({ variables }) => variables),
    path: map.path,
    option,
    type,
    source: source?.text,
    target: target?.text,
    readOnly: isOn(scalar(map.get('read_only'))?.text) === true,
    propagation: below('bind', 'propagation')?.text ?? '',
    device: type === 'volume' && source?.text !== undefined ? deviceOf(source.text) : undefined,
  };
}

/** The written type; if a path is in place of a volume's name, or the type is missing, the source decides. */
function typeOfLong(named: ScalarNode | undefined, source: ScalarNode | undefined): Mount['type'] {
  const known = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'] as const;
  const type = known.find((each) => each === named?.text) ?? 'unknown';
  if ((type !== 'volume' && named !== undefined) || source === undefined) return type;
  const meant = typeOfSource(source);
  return named === undefined || meant === 'bind' ? meant : type;
}

/** `/run` or `/run:size=64m,ro`. */
function tmpfsOf({ node, option }: Item): readonly Mount[] {
  if (node.kind !== 'scalar') return [];
  const { raw, text, span, variables, path } = node;
  const [target, options] = splitShortForm(node);
  const readOnly = (options?.text ?? '').split(',').includes('ro');
  return [
    {
      raw,
      text,
      span,
      variables,
      path,
      option,
      readOnly,
      type: 'tmpfs',
      source: undefined,
      target: target?.text,
      propagation: '',
      device: undefined,
    },
  ];
}
