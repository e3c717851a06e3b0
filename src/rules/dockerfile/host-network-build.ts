import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const hostNetworkBuild: DockerfileRule = {
  id: 'dockerfile/host-network-build',
  title: 'RUN in the host’s network',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Everything the command runs can reach every service on the build machine, including ports bound to localhost and cloud metadata.',
  fix: 'Remove `--network=host`, or use `--network=none` for what needs no network.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---network'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'to reach a mirror on the build machine',
        code: source`
          FROM python:3.13-slim
          RUN [|--network=host|] pip install --no-cache-dir --requirement requirements.txt
        `,
      },
    ],
    good: [
      {
        name: 'no network',
        code: source`
          FROM python:3.13-slim
          RUN --network=none python -m compileall /app
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, flags, argsSpan } of instructions) {
      if (keyword !== 'RUN') continue;
      for (const { name, value, span } of flags) {
        if (name !== 'network' || value?.text !== 'host') continue;
        const alone = flags.length === 1 && argsSpan.start.line === span.start.line;
        const edits = alone ? [{ span: { start: span.start, end: argsSpan.start }, text: '' }] : [];
        yield { span, message: 'This command runs in the network of the build host.', edits };
      }
    }
  },
};
