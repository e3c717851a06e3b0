import type { Word } from './model.ts';

/** How a program reads its words. By default as GNU getopt does, with every option a switch. */
export interface Grammar {
  /** Letters of the short options that take a value: `o` for `-o value` and `-ovalue`. */
  readonly short?: string;
  /** Long options that take a value, without dashes: `option` for `--option value` and `--option=value`. */
  readonly long?: readonly string[];
  /** Options end at the first operand, because that is a program or a command with options of its own. */
  readonly untilOperand?: boolean;
  /** `-name` is one long option, not a cluster: find, go, java, openssl. */
  readonly singleDash?: boolean;
  /** `+e` is an option like `-e`: for shells. */
  readonly plus?: boolean;
}

export interface Option {
  /** With its dashes, without its value: `-o`, `--option`. Each letter of a cluster is an option. */
  readonly name: string;
  /** Attached (`-ov`, `--option=v`, `-q=2`) or, if the grammar says that it takes one, the next word. */
  readonly value: Word | undefined;
  /** The word that contains it. */
  readonly word: Word;
}

export interface CommandLine {
  readonly options: readonly Option[];
  /** Words that are neither options nor their values. */
  readonly operands: readonly Word[];
  /** The index of the first operand among the words, or their count if there is none. */
  readonly operandsAt: number;
}

export function readOptions(words: readonly Word[], grammar: Grammar): CommandLine {
  const options: Option[] = [];
  const operands: Word[] = [];
  let operandsAt: number | undefined;
  let over = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { display } = word;
    const isOption = display.startsWith('-') || (grammar.plus === true && /^\+[A-Za-z]/.test(display));
    if (over || !isOption || display === '-') {
      operandsAt ??= at;
      operands.push(word);
      over ||= grammar.untilOperand === true;
    } else if (display === '--') {
      over = true;
    } else {
      const read = readOption(word, grammar);
      const last = read.at(-1);
      if (last?.value || !last || !takesValue(last.name, grammar)) {
        options.push(...read);
      } else {
        at++;
        options.push(...read.slice(0, -1), { ...last, value: words[at] });
      }
    }
  }
  return { options, operands, operandsAt: operandsAt ?? words.length };
}

/** True for an option whose value may be the next word. `name` includes its dashes. */
export function takesValue(name: string, { short = '', long = [], singleDash = false }: Grammar): boolean {
  if (name.startsWith('--')) return long.includes(name.slice(2));
  return name.length === 2 && !singleDash ? short.includes(name.charAt(1)) : long.includes(name.slice(1));
}

const longestCluster = 40;

function readOption(word: Word, grammar: Grammar): readonly Option[] {
  const { display } = word;
  if (display.startsWith('--') || grammar.singleDash) {
    const equals = display.indexOf('=');
    if (equals === -1) return [{ name: display, value: undefined, word }];
    return [{ name: display.slice(0, equals), value: wordTail(word, equals + 1), word }];
  }
  const options: Option[] = [];
  for (let at = 1; at < Math.min(display.length, longestCluster); at++) {
    const name = display.charAt(0) + display.charAt(at);
    const next = display.charAt(at + 1);
    const hasValue = next === '=' || (next !== '' && takesValue(name, grammar));
    if (!hasValue) {
      options.push({ name, value: undefined, word });
    } else {
      options.push({ name, value: wordTail(word, next === '=' ? at + 2 : at + 1), word });
      break;
    }
  }
  return options;
}

/**
 * The word from a position in its `display` on. If quotes or escapes shift positions, its span is that of the whole
 * word.
 */
export function wordTail(word: Word, from: number): Word {
  const { raw, text, display, span, quoted } = word;
  const plain = raw === display && span.start.line === span.end.line;
  // `--name=$X`: the text after the name stays known.
  const isTail = plain || (raw.includes('$') && raw.slice(0, from) === display.slice(0, from));
  return {
    raw: isTail ? raw.slice(from) : display.slice(from),
    text: text?.slice(from),
    display: display.slice(from),
    span: plain ? { start: { line: span.start.line, column: span.start.column + from }, end: span.end } : span,
    quoted,
  };
}
