import type { Violation } from '../../core/rule.ts';
import { source } from '../../core/text.ts';
import { sources } from '../../documents/dockerfile/sources.ts';
import { contextNames } from '../../documents/named-contexts.ts';
import type { Value } from '../../documents/value.ts';
import type { DockerfileRule } from '../kinds.ts';
import { malformedImage as flawIn } from '../malformed-image.ts';

export const malformedImage: DockerfileRule = {
  id: 'dockerfile/malformed-image',
  title: 'Invalid image name',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'No registry can hold an image of that name, so the build stops before it begins.',
  fix: 'Write `name:tag`, `name@sha256:…` or both, with the name in lower case.',
  details:
    'Covers capitals in the name (Docker treats a first part with capitals as a registry), a version after `@`, a colon with nothing after it, and a URL scheme. Stage names may contain capitals, and template placeholders that a program fills in first are not reported.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://pkg.go.dev/github.com/distribution/reference',
  ],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'capitals',
        code: source`
          FROM [|Debian:13-slim@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|] AS tools
          FROM example/base:4.2
        `,
      },
      {
        name: 'not a digest, and an empty tag',
        code: source`
          FROM [|example/base@sha256|]
          COPY --from=[|busybox:|] /bin/busybox /bin/
        `,
      },
    ],
    good: [
      {
        name: 'a stage with capitals, a tag with capitals, a registry with a port',
        code: source`
          FROM registry.example.com:5000/base:1.2-RC1 AS Base
          FROM Base
          COPY --from=Base /a /a
        `,
      },
    ],
  },

  *check(document, project) {
    const given = contextNames(document, project);
    for (const { base, image } of document.stages) {
      if (base.kind === 'unresolved' && !given.has(image.text ?? '')) yield* judge(image);
    }
    for (const { value } of sources(document.instructions)) {
      const { text = '' } = value;
      if (/[/:@]/.test(text) && !given.has(text)) yield* judge(value);
    }
  },
};

/** An invalid name caused by an argument is reported by `unset-base-argument`. */
function* judge({ text, span, raw, variables }: Value): Iterable<Violation> {
  const flaw = text === undefined || variables.length > 0 ? undefined : flawIn(text);
  if (flaw === undefined) return;
  const { message, meant } = flaw;
  yield { span, subject: 'image', message, edits: meant !== undefined && raw === text ? [{ span, text: meant }] : [] };
}
