import type { Edit } from '../../core/edit.ts';
import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { DockerfileRule } from '../kinds.ts';

export const malformedExecForm: DockerfileRule = {
  id: 'dockerfile/malformed-exec-form',
  title: 'Exec form that is not valid JSON',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'The builder silently falls back to the shell form, and the shell looks for a program whose name begins with a bracket.',
  fix: 'Write valid JSON, with double quotes around every word and commas between them.',
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  covers: ['kics:34945ae8-730d-424c-8279-b064d9f108de', 'kics:b86987e1-6397-4619-81d5-8807f2387c79'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'no quotes at all',
        code: source`
          FROM python:3.13-slim
          CMD [|[python, app.py]|]
        `,
      },
      {
        name: 'no commas',
        code: source`
          FROM node:24-slim
          RUN [|["npm" "ci"]|]
        `,
      },
      {
        name: 'single quotes',
        code: source`
          FROM python:3.13-slim
          ENTRYPOINT [|['python', '-m', 'app']|]
        `,
      },
    ],
    good: [
      {
        name: 'valid JSON, and the shell’s test command',
        code: source`
          FROM python:3.13-slim
          RUN [ -d /app ]
          CMD ["python", "app.py"]
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { keyword, json, argsSpan } = instruction;
      if (json || !['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK'].includes(keyword)) continue;
      const text = instruction.args.map(({ raw }) => raw).join(' ');
      if (!looksLikeArray(text, keyword)) continue;
      yield {
        span: argsSpan,
        message: `${quoted(text)} is not valid JSON, so a shell runs it as it is.`,
        edits: repaired(text, instruction),
      };
    }
  },
};

const withCommas = /^\[\s*['"].*,.*\]$/;
/** A quote right after the bracket: the shell's own test needs a blank there. */
const withoutCommas = /^\[(?:(['"])[^'"]*\1\s*)+\]$/;

function looksLikeArray(text: string, keyword: string): boolean {
  if (!text.startsWith('[') || !text.endsWith(']') || text.startsWith('[[')) return false;
  // `[ -d /app ]` is a command; with quotes or commas it is not.
  if (keyword === 'RUN') return withCommas.test(text) || withoutCommas.test(text);
  return !/^\[\s.*\s\]$/.test(text) || /['",]/.test(text);
}

function repaired(text: string, { argsSpan }: Instruction): readonly Edit[] {
  const words = text
    .slice(1, -1)
    .split(',')
    .map((word) => word.trim().replace(/^(['"])([^'"]*)\1$/, '$2'));
  if (!words.every((word) => /^[^'"\\\s[\]]+$/.test(word))) return [];
  return [{ span: argsSpan, text: `[${words.map((word) => `"${word}"`).join(', ')}]` }];
}
