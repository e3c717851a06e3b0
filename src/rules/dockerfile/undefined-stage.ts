import { quoted, source } from '../../core/text.ts';
import type { DockerfileDocument } from '../../documents/dockerfile/model.ts';
import { isBareName, namesImage, pullsImage, sources, stageMeant } from '../../documents/dockerfile/sources.ts';
import { contextNames } from '../../documents/named-contexts.ts';
import type { DockerfileRule } from '../kinds.ts';

export const undefinedStage: DockerfileRule = {
  id: 'dockerfile/undefined-stage',
  title: 'Copy from an undefined stage',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'The builder takes a name that is no earlier stage for an image on Docker Hub, so the build fails or copies files from an unrelated image.',
  fix: 'Name an earlier stage, or an image with its tag.',
  details:
    'Only bare names are reported; a name with a tag, a digest or a path is an image. BuildKit pulls a bare name that is no stage as the `latest` tag of an image, also where that is what the author wants (`busybox`), and it is scanned as such; a name that is almost a stage’s is taken for a typo. A variable is reported too, because `--from` is not expanded: name a stage `FROM image:${VERSION} AS tools` and copy from that. Podman expands it. Names that a build passes as `additional_contexts` may be missing from the file, so the confidence is `medium`.',
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
        name: 'a number that is too high, and the stage’s own number',
        code: source`
          FROM golang:1.26 AS build
          FROM debian:13-slim
          COPY --from=[|2|] /app /app
          COPY --from=[|1|] /app /app
        `,
      },
      {
        name: 'a variable',
        code: source`
          ARG UV_VERSION=0.9.2
          FROM debian:13-slim
          COPY --from=[|ghcr.io/astral-sh/uv:\${UV_VERSION}|] /uv /bin/
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
      {
        name: 'a stage that a variable chooses',
        code: source`
          ARG UV_VERSION=0.9.2
          FROM ghcr.io/astral-sh/uv:\${UV_VERSION} AS uv
          FROM debian:13-slim
          COPY --from=uv /uv /bin/
        `,
      },
    ],
  },

  *check(document, project) {
    const firstOf = firstIndices(document);
    const given = contextNames(document, project);
    for (const { value, instruction, how } of sources(document.instructions)) {
      const { text } = value;
      const { stage } = instruction;
      if (text === undefined && instruction.keyword === 'COPY' && value.variables.length > 0) {
        const message = `${how} takes no variables: the build fails at ${quoted(value.raw)}.`;
        yield { span: value.span, subject: value.raw, message };
      }
      if (text === undefined || stage === undefined || text === 'scratch') continue;
      const isImage = namesImage(text) && document.stageNamed(text) === undefined;
      if (isImage && !isBareName(text)) continue;
      const index = /^\d+$/.test(text) ? Number(text) : firstOf.get(text.toLowerCase());
      if (given.has(text)) continue;
      // Its own name is reported by `copy-from-itself`; its own number is not that of an earlier stage.
      const isOwnNumber = index === stage.index && index === Number(text);
      if (index !== undefined && index <= stage.index && !isOwnNumber) continue;
      const near = index === undefined && !isImage ? stageMeant(document, text) : undefined;
      const meant = near !== undefined && (firstOf.get(near) ?? stage.index) < stage.index ? near : undefined;
      const known = meant === undefined ? '' : ` (did you mean ${quoted(meant)}?)`;
      const pulled = pullsImage(document, text) ? `, so ${quoted(`${text}:latest`)} is pulled from Docker Hub` : '';
      yield {
        span: value.span,
        subject: text,
        message: `${how} names ${quoted(text)}, which is not an earlier stage of this file${known}${pulled}.`,
        edits: meant === undefined ? [] : [{ span: value.span, text: meant }],
      };
    }
  },
};

/** Names in lower case, in order, and the first stage that has each. */
function firstIndices({ stages }: DockerfileDocument): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { name, index } of stages) {
    const text = name?.text?.toLowerCase();
    if (text !== undefined && !first.has(text)) first.set(text, index);
  }
  return first;
}
