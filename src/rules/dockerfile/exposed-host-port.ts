import { quoted, source } from '../../core/text.ts';
import { readExposed } from '../exposed-port.ts';
import type { DockerfileRule } from '../kinds.ts';

export const exposedHostPort: DockerfileRule = {
  id: 'dockerfile/exposed-host-port',
  title: 'EXPOSE with a host address or host port',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'EXPOSE describes ports of the container only, so builders ignore the address or host port today and will reject it in a future version.',
  fix: 'Name only the container’s port, and publish it with `ports:` or `docker run -p`.',
  references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  covers: ['buildkit:ExposeInvalidFormat'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'like a published port',
        code: source`
          FROM example/app:4.2
          EXPOSE [|127.0.0.1:8080:80|] [|8443:443/tcp|]
        `,
      },
    ],
    good: [
      {
        name: 'ports of the container',
        code: source`
          FROM example/app:4.2
          EXPOSE 80 443/tcp
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, args } of instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { text = '', raw, span } of args) {
        const port = readExposed(text);
        if (port === undefined || port.host === '') continue;
        const own = text.slice(port.host.length + 1);
        const edits = raw === text ? [{ span, text: own }] : [];
        yield { span, subject: own, message: `${quoted(text)} contains more than a port of the container.`, edits };
      }
    }
  },
};
