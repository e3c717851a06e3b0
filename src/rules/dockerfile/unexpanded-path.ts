import type { Edit } from '../../core/edit.ts';
import { quoted, source } from '../../core/text.ts';
import type { Value } from '../../documents/value.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unexpandedPath: DockerfileRule = {
  id: 'dockerfile/unexpanded-path',
  title: 'Variable in a path that is not expanded',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'The builder keeps an escaped or single-quoted `$` as it is and nothing expands it later, so the folders that the variable held are lost, and in `PATH` no program is found any more.',
  fix: 'Write the `$` without the backslash, and in double quotes or none.',
  details:
    'Only a list of folders that names itself is reported (`PATH`, `LD_LIBRARY_PATH`, `CLASSPATH` and others that end in `PATH`). A value for a shell (`PS1`, `PROMPT_COMMAND`) may be expanded when the container runs. The severity is `low` for others than `PATH`.',
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'escaped, and in single quotes',
        code: source`
          FROM debian:13-slim
          ENV PATH=[|"/opt/app/bin:\$PATH"|]
          ENV PATH=[|'/opt/tools:$PATH'|]
        `,
      },
    ],
    good: [
      {
        name: 'expanded by the builder, and a prompt for the shell',
        code: source`
          FROM debian:13-slim
          ENV PATH="/opt/app/bin:$PATH"
          ENV PS1='\w \$ '
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, pairs } of instructions) {
      if (keyword !== 'ENV') continue;
      for (const { name, value } of pairs) {
        const own = name.text ?? '';
        if (value?.text === undefined || !/PATH$/.test(own) || value.variables.includes(own)) continue;
        const kept = value.text.split(':').find((part) => part === `$${own}` || part === `\${${own}}`);
        if (kept === undefined) continue;
        yield {
          span: value.span,
          subject: own,
          message: `${quoted(own)} will contain ${quoted(kept)} as it is written here, not its value.`,
          ...(own === 'PATH' ? {} : { severity: 'low' }),
          edits: expanded(value, kept),
        };
      }
    }
  },
};

function expanded({ raw, span }: Value, kept: string): readonly Edit[] {
  const inner = /^'([^'"\\`$]*\$[^'"\\`$]*)'$/.exec(raw)?.[1];
  if (inner !== undefined) return [{ span, text: `"${inner}"` }];
  const plain = raw.replace(/[\\`](?=\$)/, '');
  return raw.includes(`\\${kept}`) || raw.includes(`\`${kept}`) ? [{ span, text: plain }] : [];
}
