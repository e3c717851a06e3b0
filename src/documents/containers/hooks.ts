import type { MapNode } from '../compose/model.ts';
import type { Hook } from '../container.ts';
import { itemsOf, type Layers, layersBelow } from './layers.ts';
import { readSetting, readSwitch } from './settings.ts';

/**
 * What runs in a container beside its own command: `post_start`, `pre_stop`
 * (https://docs.docker.com/reference/compose-file/services/#post_start), and the `exec` of `develop.watch`.
 */
export function readHooks(layers: Layers): readonly Hook[] {
  const own = ['post_start', 'pre_stop'].flatMap((key) => mapsIn(layers, key));
  const watched = mapsIn(layersBelow(layers, 'develop'), 'watch').flatMap((watch) => mapsIn([watch], 'exec'));
  return [...own, ...watched].map((hook) => ({
    user: readSetting([hook], 'user'),
    privileged: readSwitch([hook], 'privileged'),
  }));
}

function mapsIn(layers: Layers, key: string): readonly MapNode[] {
  return itemsOf(layers, key).flatMap(({ node }) => (node.kind === 'map' ? [node] : []));
}
