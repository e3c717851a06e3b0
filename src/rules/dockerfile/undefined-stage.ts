import { nearest, quoted, source } from '../../core/text.ts';
import { contextNames } from '../../documents/build-contexts.ts';
import type { DockerfileDocument } from '../../documents/dockerfile/model.ts';
import { namesImage, sources } from '../../documents/dockerfile/sources.ts';
import type { DockerfileRule } from '../kinds.ts';

export const undefinedStage: DockerfileRule = {
  id: 'dockerfile/undefined-stage',
  title: 'Copies from a stage that is not there',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'A name that is no earlier stage is pulled from Docker Hub, where anybody may have registered it.',
  fix: 'Name a stage that comes earlier, or an image with its tag.',
  details:
    'A bare name counts; one with a tag, a digest or a path is an image, and so is an official one (`busybox`), which `dockerfile/untagged-image` tells. Names that Compose gives as `additional_contexts` cannot be told from here, so the confidence is `medium`.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  covers: ['hadolint:DL3022'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'misspelt',
        code: source`
          FROM golang:1.26 AS builder
          RUN go build -o /app .

          FROM debian:13-slim
          COPY --from=[|bulider|] /app /app
        `,
      },
      {
        name: 'a number too far, and its own',
        code: source`
          FROM golang:1.26 AS build
          FROM debian:13-slim
          COPY --from=[|2|] /app /app
          COPY --from=[|1|] /app /app
        `,
      },
    ],
    good: [
      {
        name: 'a stage and an image',
        code: source`
          FROM golang:1.26 AS build
          FROM debian:13-slim
          COPY --from=build /app /app
          COPY --from=busybox:1.37 /bin/busybox /bin/
        `,
      },
    ],
  },

  *check(document, project) {
    const firstOf = firstIndices(document);
    const given = contextNames(document, project);
    let hints = mostHints;
    for (const { value, instruction, how } of sources(document.instructions)) {
      const { text } = value;
      const { stage } = instruction;
      if (text === undefined || stage === undefined || text === 'scratch') continue;
      if (namesImage(text) && document.stageNamed(text) === undefined) continue;
      const index = /^\d+$/.test(text) ? Number(text) : firstOf.get(text.toLowerCase());
      if (given.has(text)) continue;
      // Its own name is told by `copy-from-itself`; its own number is that of no earlier stage.
      const isOwnNumber = index === stage.index && index === Number(text);
      if (index !== undefined && index <= stage.index && !isOwnNumber) continue;
      const meant = hints-- > 0 ? nearest(text, namesBefore(firstOf, stage.index)) : undefined;
      const known = meant === undefined ? '' : `: ${quoted(meant)} is`;
      yield {
        span: value.span,
        subject: text,
        message: `${how} names ${quoted(text)}, which is no earlier stage of this file${known}.`,
        edits: meant === undefined ? [] : [{ span: value.span, text: meant }],
      };
    }
  },
};

function namesBefore(firstOf: ReadonlyMap<string, number>, index: number): readonly string[] {
  return Array.from(firstOf.entries().take(mostCompared)).flatMap(([name, first]) => (first < index ? [name] : []));
}

/** Comparing spellings costs time for every name, and nobody writes a file with more stages. */
const mostCompared = 50;
const mostHints = 20;

/** Names in lower case, in order, and the first stage that has each. */
function firstIndices({ stages }: DockerfileDocument): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { name, index } of stages) {
    const text = name?.text?.toLowerCase();
    if (text !== undefined && !first.has(text)) first.set(text, index);
  }
  return first;
}
