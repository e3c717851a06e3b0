import type { Violation } from '../../core/rule.ts';
import { count, quoted, source } from '../../core/text.ts';
import type { Setting } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

/** https://www.cisecurity.org/benchmark/docker, 5.15. */
const right = 5;

export const restartAttempts: ContainerRule = {
  id: 'container/restart-attempts',
  title: 'Restart limit other than five',
  severity: 'info',
  confidence: 'high',
  category: 'resources',
  profile: 'all',
  why: 'With more attempts, an attacker who crashes the program keeps the host busy with restarts; with fewer, it stays down after a brief outage.',
  fix: 'Limit restarts to five: `restart: on-failure:5`, or `max_attempts: 5`.',
  details:
    'The CIS benchmark asks for `on-failure:5` and accepts fewer; KICS wants exactly five. Docker’s pauses start at 100 ms and double, so three attempts are used up in less than a second. Fewer than five are reported with low confidence, because giving up early may be intended. `0` means no limit. `always`, `unless-stopped`, a `condition` other than `on-failure`, and `on-failure` without a number are decisions for availability, with growing pauses, and are not reported.',
  references: ['https://docs.docker.com/engine/containers/start-containers-automatically/'],
  covers: ['kics:2fc99041-ddad-49d5-853f-e35e70a48391', 'cis:5.15', 'owasp:RULE #7'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'in both forms',
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
      {
        name: 'fewer, or without a limit',
        code: source`
          services:
            web:
              image: example/web:1.2
              deploy:
                restart_policy:
                  condition: on-failure
                  [|max_attempts: 3|]
            worker:
              image: example/worker:1.2
              [|restart: "on-failure:0"|]
        `,
      },
    ],
    good: [
      {
        name: 'five, or no limit by another policy',
        code: source`
          services:
            web:
              image: example/web:1.2
              restart: on-failure:5
            worker:
              image: example/worker:1.2
              restart: unless-stopped
            job:
              image: example/job:1.2
              deploy:
                restart_policy:
                  condition: any
                  max_attempts: 3
        `,
      },
    ],
  },

  *check({ name, restart, restartAttempts: attempts, restartCondition: condition, fixes }) {
    const [policy = '', count = ''] = restart?.text?.split(':') ?? [];
    if (restart !== undefined && isOther(count)) {
      yield { ...told(restart, name, Number(count)), edits: fixes.replace(restart, `${policy}:${right}`) };
    }
    if (condition?.text === 'on-failure' && attempts?.text !== undefined && isOther(attempts.text)) {
      yield { ...told(attempts, name, Number(attempts.text)), edits: fixes.replace(attempts, `${right}`) };
    }
  },
};

function isOther(count: string): boolean {
  return /^\d{1,9}$/.test(count) && Number(count) !== right;
}

function told(setting: Setting, name: string, attempts: number): Violation {
  const place = { ...onOption(setting), subject: 'restart' };
  if (attempts === 0) return { ...place, message: `${quoted(name)} is restarted without limit after a failure.` };
  const message = `${quoted(name)} is restarted ${count(attempts, 'time')} after a failure.`;
  return attempts > right ? { ...place, message } : { ...place, confidence: 'low', message };
}
