import { nearest, quoted, source } from '../../core/text.ts';
import { isTemplate } from '../../documents/classify.ts';
import { parseImageReference } from '../../documents/image-reference.ts';
import type { Value } from '../../documents/value.ts';
import { isBuilders } from '../base-arguments.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unsetBaseArgument: DockerfileRule = {
  id: 'dockerfile/unset-base-argument',
  title: 'FROM with an argument that has no value',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Without that argument the image name is empty or incomplete, and the build fails.',
  fix: 'Declare it above the first `FROM` with a default: `ARG VERSION=1.2`.',
  details:
    'FROM sees only arguments that are declared above the first FROM, and those that the builder predefines. An argument declared without a default is `low`, because every build may pass it. Not reported: a default within the reference, `${VERSION:-1.2}`, and a name that is complete without the argument, `busybox:stable${VARIANT}`. Defaults that produce no valid image name are reported as well.',
  references: [
    'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
    'https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/',
  ],
  covers: ['buildkit:UndefinedArgInFrom', 'buildkit:InvalidDefaultArgInFrom'],
  fixable: true,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'misspelt, and declared without a default',
        code: source`
          ARG VERSION=3.22
          ARG REGISTRY
          FROM [|alpine:\${VERSOIN}@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1|] AS base
          FROM [|\${REGISTRY}/tools:1.4|]
        `,
      },
      {
        name: 'a default that makes no valid name',
        code: source`
          ARG VERSION=""
          FROM [|alpine:\${VERSION}|]
        `,
      },
    ],
    good: [
      {
        name: 'a default above, and one in the reference',
        code: source`
          ARG VERSION=3.22
          FROM alpine:\${VERSION} AS base
          FROM debian:\${RELEASE:-13-slim}
        `,
      },
    ],
  },

  *check({ path, stages, globalArgs }) {
    const declared = new Map(
      globalArgs.flatMap(({ pairs }) => pairs.map(({ name, value }) => [name.text ?? '', value])),
    );
    for (const value of stages.flatMap(({ image, platform }) => [image, platform ?? []].flat())) {
      for (const name of new Set(value.variables.slice(0, mostVariables))) {
        const known = declared.has(name);
        if (isBuilders(name) || value.text !== undefined || (known && declared.get(name) !== undefined)) continue;
        if (known && isWholeWithout(value)) continue;
        // `${NAME:-default}` and `${NAME+other}` need no declaration.
        if (value.raw.includes(`{${name}:`) || value.raw.includes(`{${name}-`) || value.raw.includes(`{${name}+`))
          continue;
        const meant = known ? undefined : nearest(name, declared.keys().take(mostCompared));
        const hint = meant === undefined ? '.' : `; did you mean ${quoted(meant)}?`;
        const message = known
          ? `${quoted(name)} is declared without a default.`
          : `${quoted(name)} is not declared above the first FROM${hint}`;
        const edits = meant === undefined ? [] : [{ span: value.span, text: value.raw.replace(name, meant) }];
        yield { span: value.span, subject: name, message, ...(known ? { severity: 'low' } : {}), edits };
      }
    }
    for (const { base, image } of stages) {
      const [name] = image.variables;
      if (name === undefined || image.text === undefined || base.kind !== 'unresolved') continue;
      // A placeholder that a program fills in: `<%= version %>`.
      if (isTemplate(path) || /<%|\{\{|%\{/.test(image.text)) continue;
      const message = `With the arguments’ defaults the image is ${quoted(image.text)}, which is not a valid name.`;
      yield { span: image.span, subject: name, message };
    }
  },
};

/** `busybox:stable${VARIANT}` is a valid name even if the argument is empty. */
function isWholeWithout({ raw, variables }: Value): boolean {
  if (!/^[^$]*\$\{?\w+\}?[^$]*$/.test(raw) || variables.length !== 1) return false;
  return parseImageReference(raw.replace(/\$\{?\w+\}?/, '')) !== undefined;
}

/** Only hostile files have more. */
const mostVariables = 10;
const mostCompared = 20;
