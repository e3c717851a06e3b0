import { describe, expect, test } from 'vitest';
import { expandWord } from '../../../src/documents/dockerfile/expansion.ts';
import type { Instruction } from '../../../src/documents/dockerfile/model.ts';
import recorded from './buildkit.json' with { type: 'json' };
import { read } from './reading.ts';

const env = new Map(Object.entries(recorded.env));

describe('words are expanded as BuildKit expands them', () => {
  test.each(recorded.words)('%s', (word, expected) => {
    const { text } = expandWord(word ?? '', '\\', (name) => {
      const known = env.get(name);
      return known === undefined ? { kind: 'unset' } : { kind: 'known', text: known };
    });
    expect(text).toBe(expected ?? undefined);
  });
});

describe('files are taken apart as BuildKit takes them apart', () => {
  test.each(recorded.files.map((file) => [JSON.stringify(file.text), file] as const))('%s', (_, file) => {
    const { text, instructions, error } = file;
    const document = read(text);
    if (error !== undefined) {
      expect(document.problems).not.toEqual([]);
      return;
    }
    expect(document.instructions.map(outline)).toEqual(instructions?.map(recordedOutline));
  });
});

type Recorded = NonNullable<(typeof recorded.files)[number]['instructions']>[number];

interface Outline {
  readonly keyword: string;
  readonly onbuild: boolean;
  readonly json: boolean;
  readonly firstLine: number;
  readonly args: readonly string[];
  readonly flags: readonly string[];
  readonly heredocs: readonly { readonly name: string; readonly body: string; readonly quoted: boolean }[];
}

/** Keywords whose words BuildKit's parser leaves whole, or takes apart otherwise than we tell them. */
const told = new Set(['ADD', 'ARG', 'COPY', 'EXPOSE', 'FROM', 'MAINTAINER', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);

function outline({ keyword, onbuild, json, span, args, flags, heredocs }: Instruction): Outline {
  return {
    keyword,
    onbuild,
    json,
    firstLine: span.start.line,
    args: told.has(keyword) ? args.map(({ raw, text }) => (json ? (text ?? '') : raw)) : [],
    flags: flags.map(({ name, value }) => `--${name}${value ? `=${value.text}` : ''}`),
    heredocs: heredocs.map(({ name, body, quoted }) => ({ name, body, quoted })),
  };
}

function recordedOutline({ keyword, onbuild, json, lines, args, flags, heredocs }: Recorded): Outline {
  const words = args.filter((word) => !/^\d*<<-?[^<]+$/.test(word));
  return { keyword, onbuild, json, firstLine: lines[0] ?? 0, args: told.has(keyword) ? words : [], flags, heredocs };
}
