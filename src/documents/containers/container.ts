import { lazy } from '../../core/lazy.ts';
import type { Location } from '../../core/location.ts';
import type { MapNode } from '../compose/model.ts';
import type {
  Container,
  ContainerBuild,
  ContainerFixes,
  Healthcheck,
  JoinedNetwork,
  Limits,
  Port,
  Setting,
} from '../container.ts';
import { shellSetting } from '../dockerfile/script.ts';
import { type ImageReference, parseImageReference } from '../image-reference.ts';
import type { ShellSetting } from '../shell/model.ts';
import { isWindowsImage } from '../windows-images.ts';
import { type InlineReader, readBuild } from './build.ts';
import { type Room, readCommands } from './commands.ts';
import type { DeviceOf, NetworkOf } from './declared.ts';
import { readHooks } from './hooks.ts';
import { tagBehindVariables } from './image.ts';
import { entriesOf, itemsOf, type Layers, lastEntry, layersBelow } from './layers.ts';
import { readMounts } from './mounts.ts';
import { readPorts } from './ports.ts';
import { readSecurityOptions, readSetting, readSettings, readSwitch, readVariables, settingOf } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** A service with its layers, and what is needed to read it. */
export interface ServiceParts {
  /** Of the service's key. */
  readonly place: Location;
  readonly name: string;
  readonly layers: Layers;
  /** Only a part of the container, for whatever reason. */
  readonly partial: boolean;
  readonly builtElsewhere: boolean;
  /** It extends more services than are followed. */
  readonly cut: boolean;
  readonly deviceOf: DeviceOf;
  readonly networkOf: NetworkOf;
  readonly fixes: ContainerFixes;
  readonly around: Surroundings;
  readonly inline: InlineReader;
  /** For the commands of the services of one file. */
  readonly room: Room;
}

/** What a Compose service says about how its container runs. */
export function containerOf({
  place,
  name,
  layers,
  partial,
  builtElsewhere,
  cut,
  deviceOf,
  networkOf,
  fixes,
  around,
  inline,
  room,
}: ServiceParts): Container {
  const image = readSetting(layers, 'image');
  const reference = image?.text === undefined ? undefined : parseImageReference(image.text);
  const build = readBuild(layers, around, inline);
  const setting = (key: string): Setting | undefined => readSetting(layers, key);
  const platform = setting('platform');
  const networks = readNetworks(layers, networkOf);
  return {
    kind: 'container',
    ...place,
    name,
    image,
    build,
    fixes,
    builtElsewhere,
    cut,
    partial: partial || (image === undefined && build === undefined),
    reference,
    tag: reference?.tag ?? (image?.text === undefined && image ? tagBehindVariables(image) : undefined),
    pullPolicy: setting('pull_policy'),
    platform,
    user: setting('user'),
    privileged: readSwitch(layers, 'privileged'),
    hooks: readHooks(layers),
    commands: lazy(() => readCommands(layers, around, shellOf(build, reference, platform?.text ?? ''), room)),
    readOnly: readSwitch(layers, 'read_only'),
    init: readSwitch(layers, 'init'),
    capAdd: readSettings(layers, 'cap_add'),
    capDrop: readSettings(layers, 'cap_drop'),
    securityOptions: readSecurityOptions(layers),
    beside: { securityOptions: keyAt(layers, 'security_opt'), limits: innermostLimits(layers) },
    mounts: readMounts(layers, deviceOf),
    apiSocket: readSwitch(layers, 'use_api_socket'),
    ports: readPorts(layers).map((port) => onNetworks(port, networks, networkOf)),
    expose: readSettings(layers, 'expose'),
    network: setting('network_mode'),
    pid: setting('pid'),
    ipc: setting('ipc'),
    uts: setting('uts'),
    userns: setting('userns_mode'),
    cgroup: setting('cgroup'),
    cgroupParent: setting('cgroup_parent'),
    devices: readDevices(layers),
    deviceCgroupRules: readSettings(layers, 'device_cgroup_rules'),
    groupAdd: readSettings(layers, 'group_add'),
    sysctls: readVariables(layers, 'sysctls'),
    limits: readLimits(layers),
    environment: readVariables(layers, 'environment'),
    envFiles: readEnvFiles(layers),
    healthcheck: readHealthcheck(layers),
    restart: setting('restart'),
    restartAttempts: readSetting(layersBelow(layers, 'deploy', 'restart_policy'), 'max_attempts'),
    restartCondition: readSetting(layersBelow(layers, 'deploy', 'restart_policy'), 'condition'),
    networks,
    containerName: setting('container_name'),
    profiles: readSettings(layers, 'profiles').flatMap(({ text }) => text ?? []),
  };
}

/** The shell that runs a health check in one string: the SHELL of an image built here, cmd on Windows, otherwise sh. */
function shellOf(
  build: ContainerBuild | undefined,
  reference: ImageReference | undefined,
  platform: string,
): ShellSetting {
  const own = build?.stage?.end.shell;
  const base = build?.stage?.chain.at(-1)?.base;
  const from = base?.kind === 'image' ? base.reference : reference;
  return shellSetting(own, isWindowsImage(from, platform));
}

/** The current specification has two places for each limit; both work, and the one under `deploy` is read first. */
function readLimits(layers: Layers): Limits {
  const limits = layersBelow(layers, 'deploy', 'resources', 'limits');
  return {
    memory: readSetting(limits, 'memory') ?? readSetting(layers, 'mem_limit'),
    cpus:
      readSetting(limits, 'cpus') ??
      ['cpus', 'cpu_quota', 'cpu_count', 'cpu_percent'].flatMap((key) => readSetting(layers, key) ?? []).at(0),
    pids: readSetting(limits, 'pids') ?? readSetting(layers, 'pids_limit'),
    ulimits: readVariables(layers, 'ulimits'),
  };
}

/** `deploy.resources.limits`, or the deepest of these keys that is written. */
function innermostLimits(layers: Layers): Location | undefined {
  return (
    keyAt(layersBelow(layers, 'deploy', 'resources'), 'limits') ??
    keyAt(layersBelow(layers, 'deploy'), 'resources') ??
    keyAt(layers, 'deploy')
  );
}

function keyAt(layers: Layers, key: string): Location | undefined {
  const entry = lastEntry(layers, key);
  return entry && { path: entry.path, span: entry.keySpan };
}

/** `disable: true`, or a test whose only or first word is NONE; the option is the one that switches it off. */
function readHealthcheck(layers: Layers): Healthcheck | undefined {
  const entry = lastEntry(layers, 'healthcheck');
  if (entry === undefined) return undefined;
  const inner = layersBelow(layers, 'healthcheck');
  const off = readSwitch(inner, 'disable');
  if (off?.on === true) return { ...off, disabled: true };
  // An empty one, or one with only `disable: false`, leaves everything to the image.
  const says = inner.some(({ entries }) => entries.some(({ key }) => key !== 'disable'));
  if (!says && (off === undefined || off.on === false)) return undefined;
  const test = lastEntry(inner, 'test');
  const word = test?.node.kind === 'list' ? test.node.items[0] : test?.node;
  const none = word?.kind === 'scalar' && word.text?.trim() === 'NONE';
  const { path, keySpan, span } = (none ? test : undefined) ?? entry;
  return {
    raw: 'healthcheck',
    text: 'healthcheck',
    variables: [],
    span: keySpan,
    path,
    option: span,
    disabled: none,
  };
}

/** A list of names, or a mapping whose keys are the names. */
function readNetworks(layers: Layers, networkOf: NetworkOf): readonly JoinedNetwork[] {
  const maps = entriesOf(layers, 'networks').flatMap(({ node }) => (node.kind === 'map' ? node.entries : []));
  const named = maps.map(({ key, keySpan, span, path }) => ({
    raw: key,
    text: key,
    variables: [],
    span: keySpan,
    path,
    option: span,
  }));
  return [...readSettings(layers, 'networks'), ...named].map((network) => ({
    ...network,
    externalName: networkOf(network.text ?? network.raw).externalName,
  }));
}

/** Without an address, the networks decide on which one a port is published, if they agree. */
function onNetworks(port: Port, networks: readonly JoinedNetwork[], networkOf: NetworkOf): Port {
  if (port.hostIp !== '') return port;
  const names = networks.length === 0 ? ['default'] : networks.map(({ text, raw }) => text ?? raw);
  const [hostIp = '', ...others] = new Set(names.map((name) => networkOf(name).hostBinding));
  return others.length === 0 ? { ...port, hostIp } : port;
}

/** `path`, `[path, …]`, or a list of mappings with `path`. */
function readEnvFiles(layers: Layers): readonly Setting[] {
  return itemsOf(layers, 'env_file').flatMap(
    ({ node, option }) => settingOf(node.kind === 'map' ? node.get('path') : node, option) ?? [],
  );
}

/** `source:target:permissions`, or a mapping of these. */
function readDevices(layers: Layers): readonly Setting[] {
  return itemsOf(layers, 'devices').flatMap(({ node, option }) =>
    node.kind === 'map' ? longDevice(node, option) : (settingOf(node, option) ?? []),
  );
}

function longDevice(map: MapNode, option: Setting['option']): readonly Setting[] {
  const words = ['source', 'target', 'permissions'].flatMap((key) => settingOf(map.get(key), option) ?? []);
  const known = words.every(({ text }) => text !== undefined);
  return [
    {
      raw: words.map(({ raw }) => raw).join(':'),
      text: known ? words.map(({ text }) => text).join(':') : undefined,
      variables: words.flatMap(({ variables }) => variables),
      span: map.span,
      path: map.path,
      option,
    },
  ];
}
