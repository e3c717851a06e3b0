import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const legacyPair: DockerfileRule = {
  id: 'dockerfile/legacy-pair',
  title: 'ENV or LABEL without an equals sign',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'The old form takes the whole rest of the line as one value, so a second variable silently becomes part of the first.',
  fix: 'Write `NAME=value`, with quotes if the value contains spaces.',
  references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  covers: ['buildkit:LegacyKeyValueFormat'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a word, and more than a word',
        code: source`
          FROM debian:13-slim
          ENV [|LANG C.UTF-8|]
          LABEL [|description The tools we build with|]
        `,
      },
    ],
    good: [
      {
        name: 'with equals signs',
        code: source`
          FROM debian:13-slim
          ENV LANG=C.UTF-8 TZ=UTC
          LABEL description="The tools we build with"
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, pairs, normalised } of instructions) {
      if (keyword !== 'ENV' && keyword !== 'LABEL') continue;
      for (const { name, value, span } of pairs) {
        if (value === undefined || pairs.length > 1 || normalised.startsWith(`${keyword} ${name.raw}=`)) continue;
        const wrapped = /^"[^"\\`]*"$/.test(value.raw);
        const plain = (wrapped || /^[^"'\\`]*$/.test(value.raw)) && span.start.line === span.end.line;
        const text = `${name.raw}=${!wrapped && /\s/.test(value.raw) ? `"${value.raw}"` : value.raw}`;
        const edits = plain ? [{ span, text }] : [];
        yield {
          span,
          subject: name.raw,
          message: `${quoted(name.raw)} is set in the old form, without an equals sign.`,
          edits,
        };
      }
    }
  },
};
