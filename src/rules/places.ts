import type { Location } from '../core/location.ts';
import type { Container, Setting } from '../documents/container.ts';

/** The value itself: an item of a list. */
export function at({ path, span }: Location): Location {
  return { path, span };
}

/** The option with its key: `privileged: true`. */
export function onOption({ path, option }: Setting): Location {
  return { path, span: option };
}

/** Where a missing option is reported: on the name of the container. */
export function missingOn({ path, span }: Container) {
  return { path, span, absence: true } as const;
}
