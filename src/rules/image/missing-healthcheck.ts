import type { BuiltImageRule } from '../kinds.ts';

export const missingHealthcheck: BuiltImageRule = {
  id: 'image/missing-healthcheck',
  title: 'Built image without a health check',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'all',
  why: 'A process that hangs without exiting counts as healthy, so nothing restarts it or takes it out of the load balancer.',
  fix: 'Add `HEALTHCHECK CMD …`, or `HEALTHCHECK NONE` if the orchestrator has its own probes.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  covers: ['dockle:CIS-DI-0006', 'cis:4.6'],
  fixable: false,
  foldsInto: ['dockerfile/missing-healthcheck'],
  examples: {
    bad: [
      {
        name: 'none, nor in the base image',
        code: 'FROM [|example/base:4.2|]\n',
        files: { 'image.json': '{ "config": { "User": "app" } }\n' },
      },
    ],
    good: [
      {
        name: 'the base image brought one, or it was switched off',
        code: 'FROM example/base:4.2\n',
        files: { 'image.json': '{ "config": { "User": "app", "Healthcheck": { "Test": ["NONE"] } } }\n' },
      },
    ],
  },

  *check({ configuration: { healthcheck } }) {
    if (healthcheck !== undefined) return;
    yield { message: 'Nothing in the image says how to tell whether it is healthy.', missing: 'HEALTHCHECK' };
  },
};
