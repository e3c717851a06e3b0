import { quoted, source } from '../../core/text.ts';
import type { ComposeDocument } from '../../documents/compose/model.ts';
import type { Container, Mount } from '../../documents/container.ts';
import type { Project } from '../../documents/project.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const sharedVolume: ContainerRule = {
  id: 'container/shared-volume',
  title: 'Volume shared with another container',
  severity: 'info',
  confidence: 'high',
  category: 'isolation',
  profile: 'all',
  why: 'An intruder in one of the containers changes the files that the other one trusts.',
  fix: 'Give each container a volume of its own, or mount it with `:ro` where it is only read.',
  details:
    'Told for named volumes and folders of the host that two services of one file mount, unless each of them only reads. Shared data is often the purpose: then this is a place to know, not to change.',
  references: ['https://docs.docker.com/reference/compose-file/volumes/'],
  covers: ['kics:8c978947-0ff6-485c-b0c2-0bfca6026466'],
  fixable: false,
  foldsInto: ['container/runtime-socket', 'container/sensitive-host-path', 'container/host-path'],
  examples: {
    bad: [
      {
        name: 'one writes what the other serves',
        code: source`
          services:
            build:
              image: example/build:1
              volumes:
                - [|site:/out|]
            web:
              image: example/web:1.2
              volumes:
                - [|type: volume
                  source: site
                  target: /srv
                  read_only: true|]
          volumes:
            site:
        `,
      },
    ],
    good: [
      {
        name: 'both only read, and a volume of one service',
        code: source`
          services:
            one:
              image: example/web:1.2
              volumes:
                - ./site:/srv:ro
                - state:/state
            two:
              image: example/web:1.2
              volumes:
                - ./site:/srv:ro
          volumes:
            state:
        `,
      },
    ],
  },

  *check(container, project) {
    if (container.mounts.length === 0) return;
    const sharers = sharersIn(container, project);
    for (const mount of container.mounts) {
      const key = sourceOf(mount);
      const other = key && sharers.get(key)?.find(({ name }) => name !== container.name);
      if (key === undefined || !other || (mount.readOnly && !sharers.get(key)?.some(({ writes }) => writes))) continue;
      yield {
        ...at(mount),
        subject: key,
        message: `${quoted(container.name)} shares ${quoted(key)} with ${quoted(other.name)}.`,
      };
    }
  },
};

interface Sharer {
  readonly name: string;
  readonly writes: boolean;
}

type Sharers = ReadonlyMap<string, readonly Sharer[]>;

/** Every container of a file asks for the same. */
const known = new WeakMap<ComposeDocument, Sharers>();

function sharersIn({ path }: Container, project: Project): Sharers {
  const document = project.document(path);
  if (document?.kind !== 'compose') return new Map();
  const before = known.get(document);
  if (before !== undefined) return before;
  const sharers = new Map<string, Sharer[]>();
  for (const { name, mounts } of project.containersOf(document)) {
    for (const mount of mounts) {
      const key = sourceOf(mount);
      if (key === undefined) continue;
      const list = sharers.get(key) ?? [];
      list.push({ name, writes: !mount.readOnly });
      sharers.set(key, list);
    }
  }
  known.set(document, sharers);
  return sharers;
}

function sourceOf({ type, source: from }: Mount): string | undefined {
  return type === 'bind' || type === 'volume' ? from : undefined;
}
