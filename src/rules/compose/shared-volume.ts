import { quoted, source } from '../../core/text.ts';
import type { Container, Mount } from '../../documents/container.ts';
import type { ComposeRule } from '../kinds.ts';
import { at } from '../places.ts';

export const sharedVolume: ComposeRule = {
  id: 'compose/shared-volume',
  title: 'Volume shared between services',
  severity: 'info',
  confidence: 'high',
  category: 'isolation',
  profile: 'all',
  why: 'An attacker in one of the containers can change files that the other one trusts.',
  fix: 'Give each service a volume of its own, or mount it with `:ro` where it is only read.',
  details:
    'Reported for named volumes and host folders that two services of one file mount, unless all of them only read. Sharing data is often the purpose: then this is something to know, not to change.',
  references: ['https://docs.docker.com/reference/compose-file/volumes/'],
  covers: ['kics:8c978947-0ff6-485c-b0c2-0bfca6026466'],
  fixable: false,
  ofFile: true,
  foldsInto: [
    'container/runtime-socket',
    'container/sensitive-host-path',
    'container/host-path',
    'container/writable-configuration',
  ],
  gathered: { by: 'subject' },
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
        name: 'read-only for both, and a volume of one service',
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

  *check(document, project) {
    const shares = new Map<string, Share>();
    const mounts = project
      .containersOf(document)
      .flatMap((container) => container.mounts.map((mount) => ({ container, mount, key: sourceOf(mount) })));
    for (const { container, mount, key } of mounts) {
      if (key === undefined) continue;
      const { first, second, written } = shares.get(key) ?? { first: container, second: undefined, written: false };
      const another = second ?? (container.name === first.name ? undefined : container);
      shares.set(key, { first, second: another, written: written || !mount.readOnly });
    }
    for (const { container, mount, key = '' } of mounts) {
      const { first, second, written } = shares.get(key) ?? {};
      if (first === undefined || second === undefined || !written) continue;
      const other = first.name === container.name ? second : first;
      const message = `${quoted(container.name)} shares ${quoted(key)} with ${quoted(other.name)}.`;
      yield { ...at(mount), subject: key, message };
    }
  },
};

/** The mounts of one volume or folder: two are enough to report. */
interface Share {
  readonly first: Container;
  readonly second: Container | undefined;
  readonly written: boolean;
}

function sourceOf({ type, source: from }: Mount): string | undefined {
  return type === 'bind' || type === 'volume' ? from : undefined;
}
