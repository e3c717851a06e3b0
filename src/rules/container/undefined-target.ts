import { nearest, quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const undefinedTarget: ContainerRule = {
  id: 'container/undefined-target',
  title: 'Build target that the Dockerfile does not define',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'The build fails, so the service does not start or goes on running the image of an earlier build.',
  fix: 'Name a stage of the Dockerfile, or leave `target` out to build the last one.',
  details: 'Stages are matched by name in any letter case, or by number.',
  references: ['https://docs.docker.com/reference/compose-file/build/#target'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a misspelt stage, and one that is gone',
        code: source`
          services:
            web:
              build:
                context: .
                [|target: producton|]
            debug:
              build:
                context: .
                [|target: tools|]
        `,
        files: { Dockerfile: 'FROM example/base:4.2 AS production\nUSER 1000\n' },
      },
    ],
    good: [
      {
        name: 'by name, by number, by a variable, or of an unknown Dockerfile',
        code: source`
          services:
            web:
              build: { context: ., target: Production }
            worker:
              build: { context: ., target: "0" }
            debug:
              build: { context: ., target: "\${TARGET}" }
            other:
              build: { context: ./other, target: tools }
        `,
        files: { Dockerfile: 'FROM example/base:4.2 AS production\nUSER 1000\n' },
      },
    ],
  },

  *check({ name, build, fixes }) {
    const { document, target } = build ?? {};
    if (document === undefined || target?.text === undefined || target.text === '') return;
    if (document.stageNamed(target.text) !== undefined) return;
    const names = document.stages.slice(0, mostNames).flatMap(({ name }) => name?.text ?? []);
    const near = nearest(target.text, names);
    const hint = near === undefined ? '.' : `; did you mean ${quoted(near)}?`;
    const last = document.finalStage?.from.span;
    const path = build?.dockerfile ?? target.path;
    yield {
      ...onOption(target),
      message: `${quoted(name)} builds the stage ${quoted(target.text)}, which its Dockerfile does not have${hint}`,
      related: last ? [{ path, span: last, message: 'This is its last stage.' }] : [],
      edits: near === undefined ? [] : fixes.replace(target, near),
    };
  },
};

/** The number of names that a name is compared with. */
const mostNames = 200;
