import type { Edit } from '../../core/edit.ts';
import { source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { DockerfileRule } from '../kinds.ts';

export const overriddenInstruction: DockerfileRule = {
  id: 'dockerfile/overridden-instruction',
  title: 'Repeated CMD, ENTRYPOINT or HEALTHCHECK',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Only the last one of a stage counts, so the image does not run what the earlier one says.',
  fix: 'Keep only the one that is meant.',
  details: 'Reported on the instruction without effect. A stage may replace what it inherits from another stage.',
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  covers: [
    'hadolint:DL3012',
    'hadolint:DL4003',
    'hadolint:DL4004',
    'trivy:DS-0007',
    'trivy:DS-0016',
    'trivy:DS-0023',
    'kics:41c195f4-fc31-4a5c-8a1b-90605538d49f',
    'kics:6938958b-3f1a-451c-909b-baeee14bdc97',
    'semgrep:multiple-cmd-instructions',
    'semgrep:multiple-entrypoint-instructions',
    'buildkit:MultipleInstructionsDisallowed',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'two commands',
        code: source`
          FROM example/app:4.2
          [|CMD ["/app", "migrate"]|]
          CMD ["/app", "serve"]
        `,
      },
      {
        name: 'two health checks',
        code: source`
          FROM example/app:4.2
          [|HEALTHCHECK CMD ["/app", "--ping"]|]
          ENTRYPOINT ["/app"]
          HEALTHCHECK --interval=10s CMD ["/app", "--health"]
        `,
      },
    ],
    good: [
      {
        name: 'a stage replaces what it inherits',
        code: source`
          FROM example/app:4.2 AS base
          HEALTHCHECK CMD ["/app", "--health"]
          CMD ["/app", "serve"]

          FROM base AS debug
          CMD ["/app", "debug"]
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { instructions } of stages) {
      const last = new Map<string, Instruction>();
      for (const instruction of instructions) if (isSingle(instruction)) last.set(instruction.keyword, instruction);
      for (const instruction of instructions) {
        const { keyword, span } = instruction;
        const winner = last.get(keyword);
        if (winner === undefined || winner === instruction || !isSingle(instruction)) continue;
        const related = [{ span: winner.span, message: 'This one counts.' }];
        const message = `This ${keyword} has no effect, because another one follows in the stage.`;
        yield { span, subject: instruction.keyword, message, related, edits: [removal(instruction)] };
      }
    }
  },
};

function isSingle({ keyword, onbuild }: Instruction): boolean {
  return !onbuild && (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK');
}

/** The instruction with its lines; another one follows, so there is a next line. */
function removal({ span: { start, end } }: Instruction): Edit {
  return { span: { start: { line: start.line, column: 1 }, end: { line: end.line + 1, column: 1 } }, text: '' };
}
