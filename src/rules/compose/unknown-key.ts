import type { Violation } from '../../core/rule.ts';
import { nearest, quoted, source } from '../../core/text.ts';
import type { ComposeDocument, Entry, Node } from '../../documents/compose/model.ts';
import { type Misfit, misfitsIn } from '../compose-misfits.ts';
import type { ComposeRule } from '../kinds.ts';

export const unknownKey: ComposeRule = {
  id: 'compose/unknown-key',
  title: 'Unknown key',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose rejects the file, and a tool that accepts it leaves out a protection that the author believes to be on.',
  fix: 'Correct the key as the Compose Specification has it, or start it with `x-`.',
  details:
    'Covers every place where the specification lists all keys: the file, its services and everything below them, and its networks, volumes, secrets and configs. The confidence is high if the key is almost a known one; otherwise it may be newer than this version of Plimsoll. Files of the first format (services at the top level) are not checked, unless one of their keys is almost `services` and holds services.',
  references: ['https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json'],
  covers: ['dclint:invalid-schema'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'misspelt keys, and a key at the wrong level',
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
        name: 'in a fragment, and in nested keys',
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
                  published: 8080
                  [|protocl|]: tcp
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
      {
        name: 'a step before the service starts, and a job',
        code: source`
          services:
            web:
              build:
                context: .
                no_cache_filter: [assets]
              pre_start:
                - command: ["/app", "migrate"]
                  environment: { STEP: migrate }
                  per_replica: false
          jobs:
            report:
              image: example/report:3.1
              command: ["/report"]
              triggers:
                schedule:
                  - cron: "0 4 * * *"
                    concurrency: forbid
        `,
      },
    ],
  },

  *check(document) {
    if (document.root.entry('services') === undefined) {
      yield* misspeltServices(document);
      return;
    }
    let told = 0;
    for (const misfit of misfitsIn(document)) {
      if (misfit.kind !== 'key') continue;
      const { entry, known } = misfit;
      const near = told++ < maxCompared && entry.key.length >= 4 ? nearest(entry.key, known) : undefined;
      yield unknown(entry, near, ownerOf(misfit));
    }
  },
};

/** A file without `services` may be of the first format, but not if a key is almost that and holds services. */
function* misspeltServices({ root }: ComposeDocument): Iterable<Violation> {
  for (const entry of root.entries.slice(0, maxCompared)) {
    if (holdsServices(entry.node) && nearest(entry.key, ['services']) !== undefined) {
      yield unknown(entry, 'services', 'a Compose file');
    }
  }
}

function holdsServices(node: Node): boolean {
  return node.kind === 'map' && node.entries.some((entry) => isService(entry.node));
}

function isService(node: Node): boolean {
  return node.kind === 'map' && (node.entry('image') ?? node.entry('build')) !== undefined;
}

/** The number of keys that are compared with every known one: nobody mistypes more, and comparing is expensive. */
const maxCompared = 100;

/** A description of the mapping with the key. */
function ownerOf({ route, inList }: Misfit): string {
  const [section, , ...below] = route;
  if (section === undefined) return 'a Compose file';
  const last = route.at(-1) ?? '';
  if (inList) return `an item of ${quoted(last)}`;
  if (section !== 'services') return quoted([section, ...below].join('.'));
  return below.length === 0 ? 'a service' : quoted(below.join('.'));
}

function unknown({ key, keySpan, path }: Entry, meant: string | undefined, where: string): Violation {
  const place = { path, span: keySpan, subject: key };
  if (meant === undefined) return { ...place, message: `${quoted(key)} is not a key of ${where}.` };
  return {
    ...place,
    confidence: 'high',
    message: `${quoted(key)} is not a key of ${where}; did you mean ${quoted(meant)}?`,
    edits: keySpan.end.column - keySpan.start.column === key.length ? [{ span: keySpan, text: meant }] : [],
  };
}
