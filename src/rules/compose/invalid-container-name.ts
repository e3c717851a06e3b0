import { quoted, source } from '../../core/text.ts';
import type { ComposeRule } from '../kinds.ts';
import { at } from '../places.ts';

export const invalidContainerName: ComposeRule = {
  id: 'compose/invalid-container-name',
  title: 'Invalid container name',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Docker rejects the name, so the service does not start.',
  fix: 'Use at least two letters, digits, `_`, `.` or `-`, starting with a letter or digit.',
  references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  covers: ['dclint:service-container-name-regex'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a space, and a dash in front',
        code: source`
          services:
            web:
              image: example/web:1.2
              container_name: [|"shop web"|]
            worker:
              image: example/worker:1.2
              container_name: [|-worker|]
        `,
      },
    ],
    good: [
      {
        name: 'letters, digits and dashes',
        code: source`
          services:
            web:
              image: example/web:1.2
              container_name: shop_web.1
        `,
      },
    ],
  },

  *check(document, project) {
    for (const { name, containerName } of project.containersOf(document)) {
      const { text } = containerName ?? {};
      if (containerName === undefined || text === undefined || /^[a-zA-Z0-9][\w.-]+$/.test(text)) continue;
      const message = `${quoted(name)} has the container name ${quoted(text)}, which is not valid.`;
      yield { ...at(containerName), message };
    }
  },
};
