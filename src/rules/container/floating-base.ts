import { quoted, source } from '../../core/text.ts';
import { givenArguments } from '../../documents/dockerfile/given-arguments.ts';
import type { DockerfileDocument, Stage } from '../../documents/dockerfile/model.ts';
import { parseImageReference } from '../../documents/image-reference.ts';
import { endOfLife } from '../end-of-life.ts';
import type { ContainerRule } from '../kinds.ts';
import { isFloatingTag } from '../knowledge/floating-tags.ts';
import { onOption } from '../places.ts';

export const floatingBase: ContainerRule = {
  id: 'container/floating-base',
  title: 'Build argument that makes the base image one to avoid',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'The Dockerfile’s default looks fine, but what is built here stands on an image that moves, or that gets no more fixes.',
  fix: 'Give the argument a version that is supported and stays, best with its digest.',
  details:
    '`build.args` win over the defaults of the Dockerfile. Judged is each image that a stage of the build is FROM as it is with them: one without a tag, by a tag that moves, or past its end of life. What the Dockerfile’s own defaults make of it is told there.',
  references: ['https://docs.docker.com/reference/compose-file/build/#args'],
  covers: ['dclint:service-image-require-explicit-tag', 'cis:4.2'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a tag that moves, and a version that has ended',
        code: source`
          services:
            web:
              build:
                context: .
                args:
                  [|NODE_TAG: latest|]
            worker:
              build:
                context: .
                args: [[|NODE_TAG=12-slim|]]
        `,
        files: { Dockerfile: 'ARG NODE_TAG=24-slim\nFROM node:${NODE_TAG}\nUSER node\n' },
      },
    ],
    good: [
      {
        name: 'another good version, an argument of no image, and one that only the shell knows',
        code: source`
          services:
            web:
              build:
                context: .
                args:
                  NODE_TAG: 22-slim
                  MODE: latest
            worker:
              build:
                context: .
                args: [NODE_TAG]
        `,
        files: { Dockerfile: 'ARG NODE_TAG=24-slim\nFROM node:${NODE_TAG}\nARG MODE\nUSER node\n' },
      },
    ],
  },

  *check({ build }, _project, { today, images }) {
    const { document, stage } = build ?? {};
    if (build === undefined || document === undefined || stage === undefined) return;
    if (build.args.length === 0) return;
    const bases = basesOf(document, stage);
    if (bases.length === 0) return;
    const given = givenArguments(document, build.args.slice(0, mostArguments));
    for (const { image } of bases) {
      const [first] = given.behind(image);
      const text = first === undefined ? undefined : given.textOf(image);
      const reference = text === undefined ? undefined : parseImageReference(text);
      if (first === undefined || text === undefined || text === image.text || reference === undefined) continue;
      const { name, tag, digest } = reference;
      const moves = digest === '' && (tag === '' || isFloatingTag(tag));
      const message = moves
        ? `With this argument the build stands on ${quoted(text)}, which moves.`
        : endOfLife(reference, today, images?.(reference))?.message;
      if (message === undefined) continue;
      const related = [{ path: build.dockerfile ?? first.path, span: image.span, message: 'The image is named here.' }];
      yield { ...onOption(first), subject: name, message, related };
    }
  },
};

const mostArguments = 100;
const mostBases = 20;
const longest = 500;

/** Many services may build the same stage. */
const knownBases = new WeakMap<Stage, readonly Stage[]>();

/** Stages that the build goes through and that are FROM an image named by a variable. */
function basesOf({ stages }: DockerfileDocument, target: Stage): readonly Stage[] {
  const known = knownBases.get(target);
  if (known) return known;
  const built = new Set([target]);
  // A set is gone through in the order of its additions, those that come meanwhile too.
  for (const stage of built) for (const needed of stage.needs) built.add(needed);
  const candidates = stages.filter((stage) => built.has(stage) && stage.image.variables.length > 0);
  const chosen = candidates.filter(({ image }) => image.raw.length <= longest).slice(0, mostBases);
  knownBases.set(target, chosen);
  return chosen;
}
