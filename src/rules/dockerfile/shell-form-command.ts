import { quoted, source } from '../../core/text.ts';
import { asArray } from '../exec-form.ts';
import type { DockerfileRule } from '../kinds.ts';

export const shellFormCommand: DockerfileRule = {
  id: 'dockerfile/shell-form-command',
  title: 'CMD or ENTRYPOINT in shell form',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'all',
  why: 'A shell becomes process 1 and does not pass on signals, so the program is killed after a timeout instead of shutting down cleanly.',
  fix: 'Write a JSON array: `["program", "argument"]`.',
  details:
    'If SHELL is set above it, in the stage or a parent, the shell is intended and nothing is reported. A command that needs a shell can keep one: `["sh", "-c", "exec …"]`.',
  references: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  covers: [
    'hadolint:DL3025',
    'kics:b86987e1-6397-4619-81d5-8807f2387c79',
    'semgrep:prefer-json-notation',
    'buildkit:JSONArgsRecommended',
    'owasp-node:§5',
  ],
  fixable: true,
  foldsInto: ['dockerfile/malformed-exec-form'],
  examples: {
    bad: [
      {
        name: 'a program and its arguments',
        code: source`
          FROM node:24-slim
          [|CMD node server.js --port=8080|]
        `,
      },
      {
        name: 'a command that needs a shell',
        code: source`
          FROM node:24-slim
          [|ENTRYPOINT exec node $SCRIPT|]
        `,
      },
    ],
    good: [
      {
        name: 'as JSON',
        code: source`
          FROM node:24-slim
          ENTRYPOINT ["node"]
          CMD ["server.js"]
        `,
      },
      {
        name: 'SHELL is set',
        code: source`
          FROM node:24-slim
          SHELL ["/bin/bash", "-c"]
          CMD exec node $SCRIPT
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { instructions, base } of stages) {
      if (base.kind === 'stage' && base.stage.end.shell !== undefined) continue;
      for (const instruction of instructions) {
        const { keyword, json, span, onbuild } = instruction;
        // It holds for the lines below.
        if (keyword === 'SHELL' && json && !onbuild) break;
        if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || json || instruction.args.length === 0) continue;
        const program = instruction.args.find(({ raw }) => !isAssignment(raw)) ?? instruction.args[0];
        const message = `${keyword} starts a shell, which starts ${quoted(program?.raw ?? '')}.`;
        yield { span, message, edits: asArray(instruction) };
      }
    }
  },
};

/** `NAME=value` in front of the program. */
function isAssignment(word: string): boolean {
  return /^[A-Za-z_]\w*=/.test(word);
}
