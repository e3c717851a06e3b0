import { interpolate } from '../compose/interpolation.ts';
import type { Setting } from '../container.ts';
import { splitAtColons } from './words.ts';

/**
 * The tag of an image whose registry or repository depends on a variable (`${REGISTRY}/app:latest`): '' where none is
 * written, `undefined` where the tag itself cannot be known, and for a digest.
 */
export function tagBehindVariables({ raw }: Setting): string | undefined {
  if (raw.includes('@')) return undefined;
  const parts = splitAtColons(raw);
  const last = parts.at(-1) ?? '';
  // Behind the last colon a slash means that the colon was the one of a registry's port.
  const inPort = last.replace(/\$\{[^{}]*\}/g, '').includes('/');
  if (parts.length > 1 && !inPort) return interpolate(last).text;
  const [, repository = ''] = /\/([^/]*)$/.exec(raw) ?? [];
  return repository === '' || /[${}]/.test(repository) ? undefined : '';
}
