import type { CommandBody } from './body.ts';
import { readOptions } from './options.ts';
import { lastInput } from './output.ts';
import type { Place, Reading } from './reading.ts';
import { type WrittenWord, wordAt } from './word.ts';
import { programGrammar } from './wrappers.ts';

/** More words than are followed. */
const mostWords = 100;

/** `xargs` with the words that it reads, if these are known: after its own, or in place of the marker of `-I`. */
export function withInput(reading: Reading, body: CommandBody, input: Place['input']): CommandBody {
  const source = lastInput(body.inputs, body.redirects, reading.files) ?? input?.();
  if (!source) return body;
  const { text } = source.original;
  const words = body.words.map(({ word }) => word);
  const { options, operandsAt } = readOptions(words, programGrammar('xargs') ?? {});
  const replaces = options.find(({ name }) => name === '-I' || name === '-i' || name === '--replace');
  const mark = replaces && (replaces.value?.display ?? '{}');
  if (mark !== undefined) {
    const [line = ''] = text.split('\n', 1);
    const replaced = body.words.map((written, index): WrittenWord => {
      if (index < operandsAt || !written.word.display.includes(mark)) return written;
      reading.derived.push(written.word.span);
      return wordAt(
        written.word.display.replaceAll(mark, () => line),
        written.word.span,
      );
    });
    return { ...body, words: replaced };
  }
  const whole = options.some(({ name }) => name === '-0' || name === '--null' || name === '-d');
  const items = whole ? [text] : text.replaceAll(/["'\\]/g, '').split(/\s+/);
  const given = items.filter((item) => item !== '').slice(0, mostWords);
  // The place where it runs, not that of the text.
  const span = words.at(-1)?.span ?? body.nameSpan;
  if (given.length > 0) reading.derived.push(span);
  return { ...body, words: [...body.words, ...given.map((item) => wordAt(item, span))] };
}
