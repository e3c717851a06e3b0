import { quoted, source } from '../../core/text.ts';
import type { Container } from '../../documents/container.ts';
import type { ComposeRule } from '../kinds.ts';
import { at } from '../places.ts';

export const duplicateContainerName: ComposeRule = {
  id: 'compose/duplicate-container-name',
  title: 'Container name used twice',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Container names are unique on a host, so the second service does not start.',
  fix: 'Use different names, or leave `container_name` out, because Compose creates unique names.',
  references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  covers: ['dclint:no-duplicate-container-names'],
  fixable: false,
  ofFile: true,
  examples: {
    bad: [
      {
        name: 'copied along with the service',
        code: source`
          services:
            web:
              image: example/web:1.2
              container_name: shop
            worker:
              image: example/worker:1.2
              container_name: [|shop|]
        `,
      },
    ],
    good: [
      {
        name: 'different names, one from a variable',
        code: source`
          services:
            web:
              image: example/web:1.2
              container_name: shop-web
            worker:
              image: example/worker:1.2
              container_name: \${PROJECT}-worker
        `,
      },
    ],
  },

  *check(document, project) {
    const first = new Map<string, Container>();
    for (const container of project.containersOf(document)) {
      const { containerName } = container;
      if (containerName?.text === undefined || containerName.text === '') continue;
      const other = first.get(containerName.text);
      if (other?.containerName === undefined) {
        first.set(containerName.text, container);
        continue;
      }
      yield {
        ...at(containerName),
        subject: containerName.text,
        message: `${quoted(container.name)} and ${quoted(other.name)} are both called ${quoted(containerName.text)}.`,
        related: [{ ...at(other.containerName), message: 'The name is given here first.' }],
      };
    }
  },
};
