import { quoted, source } from '../../core/text.ts';
import type { Setting } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

/** https://www.cisecurity.org/benchmark/docker, 5.15. */
const most = 5;

export const restartAttempts: ContainerRule = {
  id: 'container/restart-attempts',
  title: 'Many restarts after a failure',
  severity: 'info',
  confidence: 'high',
  category: 'resources',
  profile: 'all',
  why: 'A program that cannot start uses the host up with restarts, and whoever makes it crash keeps it busy.',
  fix: 'Give up after five: `restart: on-failure:5`, or `max_attempts: 5`.',
  details:
    'The CIS benchmark asks for at most five attempts, KICS for exactly five; fewer are fine here. `always` and `unless-stopped` are a decision for availability, with growing pauses in between, and are left alone.',
  references: ['https://docs.docker.com/engine/containers/start-containers-automatically/'],
  covers: ['kics:2fc99041-ddad-49d5-853f-e35e70a48391', 'cis:5.15', 'owasp:RULE #7'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'either way to write it',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|restart: on-failure:50|]
            worker:
              image: example/worker:1.2
              deploy:
                restart_policy:
                  condition: on-failure
                  [|max_attempts: 10|]
        `,
      },
    ],
    good: [
      {
        name: 'five, or a decision to run on',
        code: source`
          services:
            web:
              image: example/web:1.2
              restart: on-failure:5
            worker:
              image: example/worker:1.2
              restart: unless-stopped
        `,
      },
    ],
  },

  *check({ name, restart, restartAttempts: attempts, fixes }) {
    const [policy = '', count = ''] = restart?.text?.split(':') ?? [];
    if (restart !== undefined && isTooMany(count)) {
      yield { ...told(restart, name, count), edits: fixes.replace(restart, `${policy}:${most}`) };
    }
    if (attempts?.text !== undefined && isTooMany(attempts.text)) {
      yield { ...told(attempts, name, attempts.text), edits: fixes.replace(attempts, `${most}`) };
    }
  },
};

function isTooMany(count: string): boolean {
  return /^\d+$/.test(count) && Number(count) > most;
}

function told(setting: Setting, name: string, count: string) {
  const message = `${quoted(name)} is restarted ${quoted(count)} times after a failure.`;
  return { ...onOption(setting), subject: 'restart', message };
}
