import type { ComposeDocument, MapNode } from '../compose/model.ts';
import type { Container } from '../container.ts';
import { formatReference } from '../image-reference.ts';
import type { InlineReader } from './build.ts';
import { roomToRead } from './commands.ts';
import { containerOf } from './container.ts';
import { devicesIn, networksIn } from './declared.ts';
import { extender } from './extend.ts';
import { fixesFor } from './fixes.ts';
import { entriesOf } from './layers.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The containers of a Compose file. A service and its override file make one container, with the override's values; the
 * override file's own containers contain only what is written there, and are partial.
 */
export function containersOf(
  document: ComposeDocument,
  around: Surroundings,
  inline: InlineReader,
): readonly Container[] {
  const overrides = around.overridesOf(document);
  const base = around.baseOf(document);
  const together = base ? [base, document] : [document, ...overrides];
  const [deviceOf, networkOf] = [devicesIn(together), networksIn(together)];
  const fixes = fixesFor(document);
  const extendService = extender(around);
  const room = roomToRead(document);
  const containers = document.services.map((service) => {
    const { name, keySpan, node } = service;
    const own = extendService(document, node);
    const laid = overrides.flatMap((override) => {
      const over = serviceIn(override, name);
      return over ? [extendService(override, over)] : [];
    });
    const all = [own, ...laid];
    const complete = all.every((each) => each.complete);
    const below = base && serviceIn(base, name);
    const layers = all.flatMap((each) => each.layers);
    const builtBelow = base && below && entriesOf(extendService(base, below).layers, 'build').length > 0;
    return containerOf({
      name,
      deviceOf,
      networkOf,
      around,
      inline,
      room,
      place: { path: document.path, span: keySpan },
      layers,
      partial: !complete || below !== undefined,
      builtElsewhere: !complete || builtBelow === true,
      cut: all.some(({ cut }) => cut),
      fixes: fixes(service, layers),
    });
  });
  return knowingSiblings(containers);
}

/** A service that uses an image built by another one does not pull it, unless it says so. */
function knowingSiblings(containers: readonly Container[]): readonly Container[] {
  const built = new Set(containers.flatMap((container) => (container.build ? [imageNameOf(container)] : [])));
  return containers.map((container) =>
    container.build === undefined && container.pullPolicy?.text !== 'always' && built.has(imageNameOf(container) ?? '')
      ? { ...container, builtElsewhere: true }
      : container,
  );
}

/** `web` and `web:latest` are the same image. */
function imageNameOf({ image, reference }: Container): string | undefined {
  if (reference === undefined) return image?.raw;
  return formatReference({ ...reference, tag: reference.tag || 'latest' });
}

function serviceIn({ root }: ComposeDocument, name: string): MapNode | undefined {
  const services = root.get('services');
  const node = services?.kind === 'map' ? services.get(name) : undefined;
  return node?.kind === 'map' ? node : undefined;
}
