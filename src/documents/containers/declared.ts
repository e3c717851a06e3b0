import type { Located } from '../../core/location.ts';
import type { ComposeDocument } from '../compose/model.ts';
import { entriesOf, type Layers, layersBelow } from './layers.ts';
import { isOn, readSetting } from './settings.ts';

/** The device of a named volume, if its driver options bind a path of the host. */
export type DeviceOf = (volume: string) => Located<string> | undefined;

/** What a service needs to know about a network that it joins. */
export interface DeclaredNetwork {
  /** Its name on the host, if it is external; `undefined` if Compose creates it. */
  readonly externalName: string | undefined;
  /** The default address for published ports; '' for every interface. */
  readonly hostBinding: string;
}

export type NetworkOf = (network: string) => DeclaredNetwork;

/** Named volumes of a file whose driver options bind a folder or device of the host. */
export function devicesIn(documents: readonly ComposeDocument[]): DeviceOf {
  return (volume) => {
    const options = layersBelow(declared(documents, 'volumes', volume), 'driver_opts');
    const device = readSetting(options, 'device');
    const kind = readSetting(options, 'type')?.text ?? '';
    // Drivers for local folders have their own key for it: https://github.com/MatchbookLab/local-persist
    const bound = device?.text?.startsWith('/') && !isFetched(kind) ? device : readSetting(options, 'mountpoint');
    return bound?.text === undefined ? undefined : { value: bound.text, path: bound.path, span: bound.span };
  };
}

/** File systems whose device is on another machine: https://docs.docker.com/engine/storage/volumes/#create-a-service-which-creates-an-nfs-volume */
function isFetched(kind: string): boolean {
  return /^(?:nfs|cifs|smb|tmpfs|9p|ceph|glusterfs|fuse)/.test(kind);
}

/** https://docs.docker.com/reference/compose-file/networks/ */
export function networksIn(documents: readonly ComposeDocument[]): NetworkOf {
  return (network) => {
    const layers = declared(documents, 'networks', network);
    const external = entriesOf(layers, 'external').at(-1)?.node;
    const inside = external?.kind === 'map';
    const name = readSetting(inside ? [external] : layers, 'name')?.text ?? network;
    const on = inside || (external?.kind === 'scalar' && isOn(external.text) === true);
    const options = layersBelow(layers, 'driver_opts');
    return {
      externalName: on ? name : undefined,
      hostBinding: readSetting(options, 'com.docker.network.bridge.host_binding_ipv4')?.text ?? '',
    };
  };
}

function declared(documents: readonly ComposeDocument[], section: string, name: string): Layers {
  return documents.flatMap(({ root }) => {
    const things = root.get(section);
    const node = things?.kind === 'map' ? things.get(name) : undefined;
    return node?.kind === 'map' ? [node] : [];
  });
}
