import { commandWords } from '../compose/command-words.ts';
import type { ScalarNode } from '../compose/model.ts';
import type { RunText } from '../compose/run-text.ts';
import type { ExecWord } from '../shell/exec-words.ts';

/** Words that a container starts with. Options alone go to the image's own entrypoint, an unknown program. */
export function withProgram(words: readonly ExecWord[]): readonly ExecWord[] {
  const [first] = words;
  if (first === undefined || !first.raw.startsWith('-')) return words;
  return [{ raw: 'entrypoint', text: 'entrypoint', span: first.span, variables: [] }, ...words];
}

/** An item of a list, which is a word of its own. `runText` is the item's. */
export function itemWord({ raw, text, span, variables }: ScalarNode, { source }: RunText): ExecWord {
  return { raw, text, span, variables, source };
}

/** The words of a string; none if Compose rejects it. A word is unknown if a variable from outside is in it. */
export function textWords({ source, outer }: RunText): readonly ExecWord[] {
  return (commandWords(source) ?? []).map((word): ExecWord => {
    const isKnown = ![...outer].some((name) => word.text.includes(`${name}}`));
    return {
      raw: word.text,
      text: isKnown ? word.text : undefined,
      span: word.span(0, word.text.length),
      variables: [],
      source: word,
    };
  });
}
