import { interpolate } from '../compose/interpolation.ts';
import type { Setting } from '../container.ts';
import { splitAtColons } from './words.ts';

/**
 * The tag of an image whose registry or repository depends on a variable (`${REGISTRY}/app:latest`): '' if none is
 * written, `undefined` if the tag itself is unknown, and for a digest.
 */
export function tagBehindVariables({ raw }: Setting): string | undefined {
  if (raw.includes('@')) return undefined;
  const parts = splitAtColons(raw);
  const last = parts.at(-1) ?? '';
  // A slash after the last colon means that the colon belongs to a registry's port.
  const inPort = last.replace(/\$\{[^{}]*\}/g, '').includes('/');
  if (parts.length > 1 && !inPort) return interpolate(last).text;
  const [, repository = ''] = /\/([^/]*)$/.exec(raw) ?? [];
  return repository === '' || /[${}]/.test(repository) ? undefined : '';
}
