import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { DockerfileRule } from '../kinds.ts';

export const variableFromItself: DockerfileRule = {
  id: 'dockerfile/variable-from-itself',
  title: 'ENV refers to a variable of the same instruction',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'All values of one ENV see what held before it, so that the reference is empty or an older value.',
  fix: 'Set the first variable in an ENV of its own, above.',
  details: 'A variable that was set before, such as `PATH`, may be extended in its own ENV.',
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  covers: ['hadolint:DL3044'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'one builds on the other',
        code: source`
          FROM debian:13-slim
          ENV APP_HOME=/app [|APP_BIN=$APP_HOME/bin|]
        `,
      },
    ],
    good: [
      {
        name: 'one after the other, and PATH',
        code: source`
          FROM debian:13-slim
          ENV APP_HOME=/app
          ENV APP_BIN=$APP_HOME/bin PATH=$APP_HOME/bin:$PATH
        `,
      },
    ],
  },

  *check(document) {
    for (const instruction of document.instructions) {
      if (instruction.keyword !== 'ENV' || instruction.pairs.length < 2) continue;
      const here = new Set(instruction.pairs.map(({ name }) => name.text ?? name.raw));
      for (const [index, { name, value, span }] of instruction.pairs.entries()) {
        const own = name.text ?? name.raw;
        const used = value?.variables.find((variable) => here.has(variable) && variable !== own);
        if (used === undefined || used === 'PATH' || document.resolve(instruction, used) !== undefined) continue;
        if (isDeclaredAbove(instruction, used)) continue;
        const before = instruction.pairs[index - 1]?.span.end;
        const isAbove = instruction.pairs.findIndex((pair) => pair.name.text === used) < index;
        const edits =
          before === undefined || !isAbove || instruction.onbuild
            ? []
            : [{ span: { start: before, end: span.start }, text: '\nENV ' }];
        const message = `${quoted(own)} takes ${quoted(used)} before this ENV has set it.`;
        yield { span, subject: own, message, edits };
      }
    }
  },
};

/** Whether an ARG or ENV of the stage, or of those below, names the variable before this instruction does. */
function isDeclaredAbove(instruction: Instruction, variable: string): boolean {
  const { stage, span } = instruction;
  return (stage?.chain ?? []).some((each) =>
    each.instructions.some(
      ({ keyword, pairs, span: other }) =>
        (keyword === 'ARG' || keyword === 'ENV') &&
        (each !== stage || other.start.line < span.start.line) &&
        pairs.some(({ name }) => name.text === variable),
    ),
  );
}
