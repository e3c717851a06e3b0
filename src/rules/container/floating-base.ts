import type { Policy } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import { givenArguments } from '../../documents/dockerfile/given-arguments.ts';
import type { DockerfileDocument, Stage } from '../../documents/dockerfile/model.ts';
import { type ImageReference, parseImageReference } from '../../documents/image-reference.ts';
import { contextImage } from '../../documents/named-contexts.ts';
import { endOfLife } from '../end-of-life.ts';
import type { ContainerRule } from '../kinds.ts';
import { isFloatingTag } from '../knowledge/floating-tags.ts';
import { onOption } from '../places.ts';

export const floatingBase: ContainerRule = {
  id: 'container/floating-base',
  title: 'Compose selects a base image that moves or is past its end of life',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'The Dockerfile’s default looks fine, but the image that is actually built uses a moving tag or a version that gets no more fixes.',
  fix: 'Set the argument or context to a fixed, supported version, ideally with its digest.',
  details:
    '`build.args` override the Dockerfile’s defaults. With them applied, each image that a stage of the build is FROM is checked: for a missing tag, a moving tag and its end of life. Images that `additional_contexts` supplies (`docker-image://…`) are checked as well. What the Dockerfile’s own defaults lead to is reported in the Dockerfile.',
  references: ['https://docs.docker.com/reference/compose-file/build/#args'],
  covers: ['dclint:service-image-require-explicit-tag', 'cis:4.2'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a moving tag, and a version past its end of life',
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
      {
        name: 'an image that replaces the base',
        code: source`
          services:
            web:
              build:
                context: .
                additional_contexts:
                  [|base: docker-image://debian|]
            worker:
              build:
                context: .
                additional_contexts: [[|base=docker-image://node:latest|], "src=./src"]
        `,
        files: { Dockerfile: 'FROM base\nUSER 1000\n' },
      },
    ],
    good: [
      {
        name: 'another supported version, an unrelated argument, and one set by the shell',
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
    if (build === undefined) return;
    for (const context of build.contexts) {
      const image = contextImage(context.text);
      const reference = image === undefined ? undefined : parseImageReference(image);
      const message = reference && avoided(reference, `With this context the build uses`, today, images);
      if (message !== undefined) yield { ...onOption(context), subject: reference?.name ?? '', message };
    }
    const { document, stage } = build;
    if (document === undefined || stage === undefined || build.args.length === 0) return;
    const bases = basesOf(document, stage);
    if (bases.length === 0) return;
    const given = givenArguments(document, build.args.slice(0, mostArguments));
    for (const { image } of bases) {
      const [first] = given.behind(image);
      const text = first === undefined ? undefined : given.textOf(image);
      const reference = text === undefined ? undefined : parseImageReference(text);
      if (first === undefined || text === undefined || text === image.text || reference === undefined) continue;
      const message = avoided(reference, `With this argument the base image is`, today, images);
      if (message === undefined) continue;
      const related = [{ path: build.dockerfile ?? first.path, span: image.span, message: 'The image is named here.' }];
      yield { ...onOption(first), subject: reference.name, message, related };
    }
  },
};

/** The reason against an image; `undefined` if there is none. */
function avoided(reference: ImageReference, how: string, today: string, images: Policy['images']): string | undefined {
  const { raw, tag, digest } = reference;
  const moves = digest === '' && (tag === '' || isFloatingTag(tag));
  return moves
    ? `${how} ${quoted(raw)}, which has no fixed version.`
    : endOfLife(reference, today, images?.(reference))?.message;
}

const mostArguments = 100;
const mostBases = 20;
const longest = 500;

/** Many services may build the same stage. */
const knownBases = new WeakMap<Stage, readonly Stage[]>();

/** Stages of the build that are FROM an image named by a variable. */
function basesOf({ stages }: DockerfileDocument, target: Stage): readonly Stage[] {
  const known = knownBases.get(target);
  if (known) return known;
  const built = new Set([target]);
  // A set is iterated in insertion order, including items added meanwhile.
  for (const stage of built) for (const needed of stage.needs) built.add(needed);
  const candidates = stages.filter((stage) => built.has(stage) && stage.image.variables.length > 0);
  const chosen = candidates.filter(({ image }) => image.raw.length <= longest).slice(0, mostBases);
  knownBases.set(target, chosen);
  return chosen;
}
