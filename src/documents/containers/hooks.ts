import type { MapNode } from '../compose/model.ts';
import type { Hook } from '../container.ts';
import { itemsOf, type Layers, layersBelow } from './layers.ts';
import { readSetting, readSwitch } from './settings.ts';

/** As written; `watch`: a command of `develop.watch`, which runs during development. */
export interface WrittenHook {
  readonly kind: 'hook' | 'watch';
  readonly hook: MapNode;
}

/**
 * What runs in a container besides its own command: `post_start`, `pre_stop`
 * (https://docs.docker.com/reference/compose-file/services/#post_start), and the `exec` of `develop.watch`. A step of
 * `pre_start` is a container of its own with the settings of the service's, unless it has others
 * (https://github.com/compose-spec/compose-spec/pull/647).
 */
export function hooksOf(layers: Layers): readonly WrittenHook[] {
  const own = ['pre_start', 'post_start', 'pre_stop'].flatMap((key) => mapsIn(layers, key));
  const watched = mapsIn(layersBelow(layers, 'develop'), 'watch').flatMap((watch) => mapsIn([watch], 'exec'));
  return [
    ...own.map((hook) => ({ kind: 'hook' as const, hook })),
    ...watched.map((hook) => ({ kind: 'watch' as const, hook })),
  ];
}

export function readHooks(layers: Layers): readonly Hook[] {
  return hooksOf(layers).map(({ hook }) => ({
    user: readSetting([hook], 'user'),
    privileged: readSwitch([hook], 'privileged'),
  }));
}

function mapsIn(layers: Layers, key: string): readonly MapNode[] {
  return itemsOf(layers, key).flatMap(({ node }) => (node.kind === 'map' ? [node] : []));
}
