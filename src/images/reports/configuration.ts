import type { HistoryEntry, ImageConfiguration } from '../../core/image-report.ts';
import { command, long, mostEntries, short } from './bounds.ts';
import { isObject, type JsonObject, keysAt, objectAt, objectsAt, textAt, textsAt } from './json.ts';

/**
 * An image's configuration as registries and daemons hold it:
 * https://github.com/opencontainers/image-spec/blob/main/config.md, with Docker's `Healthcheck`.
 */
export function readConfiguration(image: JsonObject): ImageConfiguration {
  const config = objectAt(image, 'config');
  return {
    user: textAt(config, 'User', short),
    environment: textsAt(config, 'Env', mostEntries, command),
    exposed: keysAt(config, 'ExposedPorts', mostEntries, short),
    volumes: keysAt(config, 'Volumes', mostEntries, long),
    healthcheck: isObject(config['Healthcheck'])
      ? textsAt(objectAt(config, 'Healthcheck'), 'Test', mostEntries, command)
      : undefined,
    history: objectsAt(image, 'history', mostEntries).map(
      (entry): HistoryEntry => ({
        createdBy: textAt(entry, 'created_by', command),
        emptyLayer: entry['empty_layer'] === true,
      }),
    ),
    layers: textsAt(objectAt(image, 'rootfs'), 'diff_ids', mostEntries, short),
  };
}

/** `linux/arm64/v8`; '' if it does not say. */
export function platformOf(image: JsonObject): string {
  const os = textAt(image, 'os', 40);
  const architecture = textAt(image, 'architecture', 40);
  const variant = textAt(image, 'variant', 40);
  return os === '' || architecture === '' ? '' : [os, architecture, variant].filter((part) => part !== '').join('/');
}
