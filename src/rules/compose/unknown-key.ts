import type { Violation } from '../../core/rule.ts';
import { nearest, quoted, source } from '../../core/text.ts';
import type { ComposeDocument, Entry, Node } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';
import { itemKeys, nestedKeys, rootKeys, serviceKeys, thingKeys } from '../knowledge/compose-keys.ts';

export const unknownKey: ComposeRule = {
  id: 'compose/unknown-key',
  title: 'Key that Compose does not know',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose refuses the file, and a tool that does not leaves a protection out that the author believes to be on.',
  fix: 'Write the key as the specification has it, or begin it with `x-`.',
  details:
    'Told for the file, its services with `build`, `deploy`, `healthcheck` and `logging` and the long forms of `ports`, `volumes` and the like, and for its networks, volumes, secrets and configs. Certain where a known key is near; else it may be one that is newer than this version. Files of the first format (services at the top level) are left alone.',
  references: ['https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json'],
  covers: ['dclint:invalid-schema'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'letters swapped, and keys a level too high',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|cap_dorp|]: [ALL]
              [|read_olny|]: true
              [|retries|]: 3
        `,
      },
      {
        name: 'in a fragment, and deeper down',
        code: source`
          x-base: &base
            [|enviroment|]:
              DEBUG: "1"
          services:
            web:
              <<: *base
              image: example/web:1.2
              deploy:
                resources:
                  limits:
                    [|memmory|]: 512M
              ports:
                - target: 8080
                  [|publishd|]: 8080
        `,
      },
    ],
    good: [
      {
        name: 'known keys and extensions',
        code: source`
          x-owner: shop
          services:
            web:
              image: example/web:1.2
              x-reviewed: true
              use_api_socket: false
              healthcheck:
                test: ["CMD", "/app", "--health"]
                start_interval: 1s
              volumes:
                - type: bind
                  source: ./web
                  target: /web
                  bind: { create_host_path: false }
        `,
      },
    ],
  },

  *check(document) {
    if (document.root.entry('services') === undefined) return;
    let told = 0;
    for (const { map, known, where } of mappingsOf(document)) {
      if (map?.kind !== 'map') continue;
      for (const entry of map.entries) {
        if (known.has(entry.key) || entry.key.startsWith('x-')) continue;
        const near = told++ < maxCompared && entry.key.length >= 4 ? nearest(entry.key, known) : undefined;
        yield unknown(entry, near, where());
      }
    }
  },
};

/** Keys that are compared with every known one: nobody mistypes more, and it costs. */
const maxCompared = 100;

interface Mapping {
  readonly map: Node | undefined;
  readonly known: ReadonlySet<string>;
  readonly where: () => string;
}

function* mappingsOf({ root, services }: ComposeDocument): Iterable<Mapping> {
  yield { map: root, known: rootKeys, where: () => 'a Compose file' };
  for (const { node } of services) {
    yield { map: node, known: serviceKeys, where: () => 'a service' };
    for (const [route, known] of nestedKeys) {
      yield { map: below(node, route.split('/')), known, where: () => quoted(route.replaceAll('/', '.')) };
    }
    for (const [key, known] of itemKeys) {
      const list = node.get(key);
      for (const map of list?.kind === 'list' ? list.items : [])
        yield { map, known, where: () => `an item of ${quoted(key)}` };
    }
  }
  for (const [section, known] of thingKeys) {
    const things = root.get(section);
    if (things?.kind !== 'map') continue;
    for (const { node } of things.entries) yield { map: node, known, where: () => quoted(section) };
  }
}

function below(node: Node, route: readonly string[]): Node | undefined {
  return route.reduce<Node | undefined>((at, key) => (at?.kind === 'map' ? at.get(key) : undefined), node);
}

function unknown({ key, keySpan, path }: Entry, meant: string | undefined, where: string): Violation {
  const place = { path, span: keySpan, subject: key };
  if (meant === undefined) return { ...place, message: `${quoted(key)} is no key of ${where}.` };
  return {
    ...place,
    confidence: 'high',
    message: `${quoted(key)} is no key of ${where}; ${quoted(meant)} is near.`,
    edits: keySpan.end.column - keySpan.start.column === key.length ? [{ span: keySpan, text: meant }] : [],
  };
}
