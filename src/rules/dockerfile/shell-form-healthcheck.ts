import { quoted, source } from '../../core/text.ts';
import { asArray } from '../exec-form.ts';
import type { DockerfileRule } from '../kinds.ts';

export const shellFormHealthcheck: DockerfileRule = {
  id: 'dockerfile/shell-form-healthcheck',
  title: 'HEALTHCHECK in shell form that needs no shell',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Every check starts a shell first, and in an image without a shell the container never becomes healthy.',
  fix: 'Write a JSON array: `HEALTHCHECK CMD ["program", "argument"]`.',
  details:
    'A check that uses its shell (`|| exit 1`, variables, quotes) is not reported: checks receive no signals, so the shell does no harm.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  covers: ['hadolint:DL3025'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a program and its arguments',
        code: source`
          FROM example/app:4.2
          HEALTHCHECK --interval=30s CMD [|/app --health|]
        `,
      },
    ],
    good: [
      {
        name: 'in the JSON form, and a check that needs a shell',
        code: source`
          FROM example/app:4.2 AS base
          HEALTHCHECK CMD ["/app", "--health"]

          FROM example/app:4.2
          HEALTHCHECK CMD curl -f http://localhost/ || exit 1
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { keyword, healthcheck, json, argsSpan, args, onbuild } = instruction;
      if (keyword !== 'HEALTHCHECK' || healthcheck !== 'cmd' || json || onbuild) continue;
      const edits = asArray(instruction);
      const [program] = args;
      if (program === undefined || edits.length === 0) continue;
      const message = `Each check starts a shell, which starts ${quoted(program.raw)}.`;
      yield { span: argsSpan, subject: 'healthcheck', message, edits };
    }
  },
};
