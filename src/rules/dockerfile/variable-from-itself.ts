import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Instruction, Stage } from '../../documents/dockerfile/model.ts';
import type { DockerfileRule } from '../kinds.ts';

export const variableFromItself: DockerfileRule = {
  id: 'dockerfile/variable-from-itself',
  title: 'ENV refers to a variable of the same instruction',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Every value of an ENV sees the variables as they were before it, so the reference is empty or has an older value.',
  fix: 'Set the first variable in a separate ENV above.',
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
    const declared = new Map<Stage, Set<string>>();
    for (const instruction of document.instructions) {
      const { keyword, pairs, stage } = instruction;
      if (keyword === 'ENV' && pairs.length > 1) {
        const isKnown = (name: string) =>
          name === 'PATH' ||
          // Without a base image, an unset variable is known to be empty.
          (document.resolve(instruction, name) ?? '') !== '' ||
          (stage?.chain ?? []).some((each) => declared.get(each)?.has(name));
        yield* ownReferences(instruction, isKnown);
      }
      if (stage === undefined || (keyword !== 'ENV' && keyword !== 'ARG')) continue;
      const names = declared.get(stage) ?? new Set();
      for (const { name } of pairs) names.add(name.text ?? name.raw);
      declared.set(stage, names);
    }
  },
};

/** `isKnown`: whether something above, or the image, sets the variable or at least declares it. */
function* ownReferences({ pairs, onbuild }: Instruction, isKnown: (name: string) => boolean): Iterable<Violation> {
  const places = new Map(pairs.map(({ name }, index) => [name.text ?? name.raw, index]));
  for (const [index, { name, value, span }] of pairs.entries()) {
    const own = name.text ?? name.raw;
    const used = value?.variables.find((variable) => places.has(variable) && variable !== own);
    if (used === undefined || isKnown(used)) continue;
    const before = pairs[index - 1]?.span.end;
    const isAbove = (places.get(used) ?? index) < index;
    const edits =
      before === undefined || !isAbove || onbuild ? [] : [{ span: { start: before, end: span.start }, text: '\nENV ' }];
    const message = `${quoted(own)} takes ${quoted(used)} before this ENV has set it.`;
    yield { span, subject: own, message, edits };
  }
}
