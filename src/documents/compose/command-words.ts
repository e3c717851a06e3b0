import { joinTexts, type MappedText, sliceText } from '../mapped-text.ts';

/**
 * The words of a command that is written as one string. No shell reads it: quotes and backslashes are removed, and
 * everything after an unquoted `;`, `|`, `&`, `<` or `>` is dropped. `undefined` if Compose rejects it.
 * https://github.com/mattn/go-shellwords/blob/master/shellwords.go, as called by
 * https://github.com/compose-spec/compose-go/blob/main/types/command.go
 */
export function commandWords(source: MappedText): readonly MappedText[] | undefined {
  const { text } = source;
  const words: MappedText[] = [];
  let pieces: [number, number][] = [];
  let isWord = false;
  let quote = '';
  const endWord = (): void => {
    if (isWord) words.push(joined(source, pieces));
    pieces = [];
    isWord = false;
  };
  const take = (start: number, end: number): void => {
    const last = pieces.at(-1);
    if (last?.[1] === start) last[1] = end;
    else pieces.push([start, end]);
    isWord = true;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\\' && quote !== "'") {
      at++;
      if (at === text.length) return undefined;
      take(at, at + 1);
    } else if (quote !== '') {
      if (char === quote) {
        quote = '';
        isWord = true;
      } else take(at, at + 1);
    } else if (char === '"' || char === "'") quote = char;
    else if (/[ \t\r\n]/.test(char)) endWord();
    else if (/[;&|<>]/.test(char)) break;
    else take(at, at + 1);
  }
  endWord();
  return quote === '' ? words : undefined;
}

function joined(source: MappedText, pieces: readonly (readonly [number, number])[]): MappedText {
  const [first, ...more] = pieces;
  if (first === undefined) return sliceText(source, 0, 0);
  return more.length === 0
    ? sliceText(source, ...first)
    : joinTexts(pieces.map((piece) => sliceText(source, ...piece)));
}
