import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const emptyContinuation: DockerfileRule = {
  id: 'dockerfile/empty-continuation',
  title: 'Empty line within an instruction',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'all',
  why: 'Builders accept the empty line with a warning today, and BuildKit has announced that future versions will refuse to build the file.',
  fix: 'Delete the line, or put a comment there.',
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  covers: ['buildkit:NoEmptyContinuation'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'to set commands apart',
        code: source`
          FROM example/app:4.2
          RUN /app --install && \
          [|
          |]    /app --check
        `,
      },
    ],
    good: [
      {
        name: 'a comment, a heredoc',
        code: source`
          FROM example/app:4.2
          RUN /app --install && \
              # then see whether it runs
              /app --check
          RUN <<EOF
          /app --more

          /app --check
          EOF
        `,
      },
    ],
  },

  *check({ instructions, text }) {
    const lines = text.split('\n');
    for (const { keyword, span, heredocs } of instructions) {
      if (heredocs.length > 0) continue;
      for (let line = span.start.line + 1; line < span.end.line; line += 1) {
        if (lines[line - 1]?.trim() !== '') continue;
        const empty = { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
        const message = `This ${keyword} continues after an empty line.`;
        yield { span: empty, message, edits: [{ span: empty, text: '' }] };
      }
    }
  },
};
