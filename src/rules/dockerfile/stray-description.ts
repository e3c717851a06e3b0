import { quoted, source } from '../../core/text.ts';
import type { Comment } from '../../documents/comment.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { Value } from '../../documents/value.ts';
import type { DockerfileRule } from '../kinds.ts';

export const strayDescription: DockerfileRule = {
  id: 'dockerfile/stray-description',
  title: 'Comment that does not describe the stage or argument below it',
  severity: 'info',
  confidence: 'medium',
  category: 'style',
  profile: 'all',
  why: 'Other stages and arguments of the file have a description, but `docker build --call=outline` shows none for this one.',
  fix: 'Start the comment with the name of the stage or argument, or separate it by an empty line.',
  details:
    'BuildKit reads a comment directly above `ARG` or `FROM … AS` as its description if it begins with the name. Reported only in files that already have such a description, and only for a comment that begins with a lower-case name, `# bar this is the bar`, or with the right name in another letter case: any other comment is just a comment. In a comment of several lines, one that begins with the name is enough. If the file asks for it (`# check=experimental=InvalidDefinitionDescription`), every comment directly above counts.',
  references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  covers: ['buildkit:InvalidDefinitionDescription'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'one is described, another is not',
        code: source`
          # VERSION of the tools that are installed
          ARG VERSION=3.22
          # where it all begins
          FROM alpine:\${VERSION} AS [|base|]
        `,
      },
      {
        name: 'all descriptions checked, as the file asks for',
        code: source`
          # check=experimental=InvalidDefinitionDescription
          FROM alpine:3.22 AS base
          # The one that is installed.
          ARG [|VERSION|]=1.4
        `,
      },
    ],
    good: [
      {
        name: 'descriptions, a comment apart, and a pragma',
        code: source`
          # VERSION of the tools that are installed
          ARG VERSION=3.22
          # Everything below is one stage.

          # base has the tools
          FROM alpine:\${VERSION} AS base
          # hadolint ignore=DL3006
          FROM base AS final
        `,
      },
      {
        name: 'a file without descriptions',
        code: source`
          # The version of the tools.
          ARG VERSION=3.22
          FROM alpine:\${VERSION}
        `,
      },
    ],
  },

  *check({ instructions, comments, directives }) {
    const byLine = new Map(comments.map((comment) => [comment.span.start.line, comment]));
    const described = instructions.flatMap((instruction) => {
      const place = nameOf(instruction);
      const comment = byLine.get(instruction.span.start.line - 1);
      if (place?.text === undefined || comment === undefined) return [];
      return [{ name: place.text, place, comment, block: blockAbove(comment, byLine) }];
    });
    const fits = ({ name, block }: (typeof described)[number]) => block.some(({ text }) => wordsOf(text)[0] === name);
    const asked = isAskedFor(directives.check?.raw ?? '');
    const customary = asked || described.some(fits);
    for (const entry of described) {
      if (fits(entry) || isPragma(entry.comment.text)) continue;
      // One of several lines of prose is not meant as a description.
      if (entry.block.length > 1 && !asked) continue;
      if (!customary && !seemsNamed(entry.name, wordsOf(entry.comment.text))) continue;
      const { name, place, comment } = entry;
      const related = [{ span: comment.span, message: 'The comment that BuildKit looks at.' }];
      yield {
        span: place.span,
        subject: name,
        message: `The comment above does not begin with ${quoted(name)}.`,
        related,
      };
    }
  },
};

/** `# check=experimental=…`, for this check or all: https://docs.docker.com/build/checks/#experimental-checks */
function isAskedFor(check: string): boolean {
  const [, names = ''] = /(?:^|;)\s*experimental\s*=\s*([^;]*)/i.exec(check) ?? [];
  return names.split(',').some((name) => /^(?:all|InvalidDefinitionDescription)$/i.test(name.trim()));
}

/** The comment and those on the lines directly above it. */
function blockAbove(comment: Comment, byLine: ReadonlyMap<number, Comment>): readonly Comment[] {
  const block = [comment];
  for (let line = comment.span.start.line - 1; block.length < longestBlock; line -= 1) {
    const above = byLine.get(line);
    if (above === undefined) break;
    block.push(above);
  }
  return block;
}

const longestBlock = 50;

function nameOf({ keyword, onbuild, pairs, stage }: Instruction): Value | undefined {
  if (onbuild) return undefined;
  if (keyword === 'FROM') return stage?.name;
  return keyword === 'ARG' && pairs.length === 1 ? pairs[0]?.name : undefined;
}

function wordsOf(text: string): readonly string[] {
  return text.replace(/^#?\s*/, '').split(/\s+/, 2);
}

/** `bar this is the bar`: a name followed by a sentence about it, or the name in another letter case. */
function seemsNamed(name: string, [first = '', second = '']: readonly string[]): boolean {
  if (first.toLowerCase() === name.toLowerCase()) return true;
  return /^[a-z_][a-z0-9_]*$/.test(first) && /^(?:is|this|-|:)$/.test(second) && !articles.test(first);
}

/** Words that begin a sentence in lower case and are not names. */
const articles =
  /^(?:a|an|and|as|at|but|for|from|if|in|is|it|not|of|on|or|that|the|then|there|this|to|use|what|when|with)$/;

/** An instruction to a tool: `hadolint ignore=…`, `check=skip=…`, `checkov:skip=…`. */
function isPragma(text: string): boolean {
  return /^#?\s*[\w-]+(?:\s+[\w-]+)?\s*[=:[]/.test(text);
}
