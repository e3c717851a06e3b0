import type { Command as CommandNode, Script, SyntaxNode } from 'unbash';
import { joinSpans, type Span } from '../../core/location.ts';
import { readBackticks } from './backticks.ts';
import { bodyOfNode, type CommandBody } from './body.ts';
import { type Files, type Reading, type ShellState, spend } from './reading.ts';
import { joinSources, type Source, sliceSource, toSource } from './source.ts';
import { textAt, type WrittenWord } from './word.ts';

/** Longer output is not followed. */
const longest = 65_536;

type Input = (() => Source | undefined) | undefined;

/** The output of a command whose words determine it: `echo`, `printf`, `cat` of a here-document. */
export function outputOfBody(
  { name, words, inputs, redirects, span }: CommandBody,
  input: Input,
  { files, derived }: Pick<Reading, 'files' | 'derived'>,
): Source | undefined {
  const made = (text: string, span: Span): Source | undefined => {
    derived.push(span);
    return text.length > longest ? undefined : toSource(textAt(text, span));
  };
  if (redirects.some(({ operator, descriptor }) => operator.startsWith('>') && descriptor !== 2 && name !== 'tee')) {
    return undefined;
  }
  const given = (): Source | undefined => lastInput(inputs, redirects, files) ?? input?.();
  switch (name) {
    case 'echo':
      return echoed(words, span, made);
    case 'printf':
      return printed(words, span, made);
    case 'cat':
      return concatenated(words, given, files);
    case 'tee':
      return given();
    case 'base64':
    case 'openssl':
      return decoded(name, words, given(), made);
    case 'rev':
      return changed(given(), made, (text) =>
        text
          .split('\n')
          .map((line) => Array.from(line).toReversed().join(''))
          .join('\n'),
      );
    case 'which':
    case 'command':
    case 'type':
      return located(name, words);
    default:
      return undefined;
  }
}

/** Here-documents, here-strings, and `< file`; the last counts. */
export function lastInput(
  inputs: readonly WrittenWord[],
  redirects: CommandBody['redirects'],
  files: Pick<Files, 'get'>,
): Source | undefined {
  const last = redirects.findLast(({ operator }) => operator.startsWith('<'));
  if (last?.operator === '<') return files.get(pathOf(last.target?.text ?? ''));
  return inputs.at(-1)?.source();
}

/** `./x.sh` is `x.sh`. */
export function pathOf(path: string): string {
  return path.replace(/^(?:\.\/+)+/, '');
}

function joined(words: readonly WrittenWord[]): Source | undefined {
  const sources = words.map(({ source }) => source());
  return sources.length > 1 ? joinSources(sources) : sources[0];
}

/**
 * A source for text that a program generates from its words: all of it has their place, and nothing can be fixed there.
 */
type Made = (text: string, span: Span) => Source | undefined;

function echoed(words: readonly WrittenWord[], span: Span, made: Made): Source | undefined {
  let from = 0;
  let escapes = false;
  while (/^-[neE]+$/.test(words[from]?.word.display ?? '')) {
    if (words[from]?.word.display.includes('e')) escapes = true;
    from++;
  }
  const rest = words.slice(from);
  const text = rest.map(({ word }) => word.display).join(' ');
  // dash reads escapes without an option, bash does not: text that both read alike keeps its places.
  if (!text.includes('\\') || (!escapes && !/\\[abcefnrtv0x]/.test(text))) return joined(rest);
  return rest.some(({ word }) => word.text === undefined) ? joined(rest) : made(unescaped(text), span);
}

function printed(words: readonly WrittenWord[], span: Span, made: Made): Source | undefined {
  const [format, ...rest] = words[0]?.word.display === '--' ? words.slice(1) : words;
  if (!format) return undefined;
  const pattern = format.word.text;
  if (pattern === undefined) return rest.length === 0 ? format.source() : undefined;
  if (!/[%\\]/.test(pattern)) return format.source();
  if (/^%[sb](?:\\n)?$/.test(pattern) && rest.length === 1 && rest[0] && !/%b/.test(pattern)) return rest[0].source();
  const args = rest.map(({ word }) => word.text);
  if (args.some((arg) => arg === undefined)) return undefined;
  return made(formatted(pattern, args.map(String)), joinSpans(format.word.span, rest.at(-1)?.word.span ?? span));
}

/** The format is repeated as long as there are arguments. */
function formatted(pattern: string, args: readonly string[]): string {
  let at = 0;
  let text = '';
  do {
    const before = at;
    text += unescaped(
      pattern.replace(/%(?:%|[-+ #0]*\d*(?:\.\d+)?([a-zA-Z]))/g, (spec, kind: string | undefined) => {
        if (kind === undefined) return '%';
        const arg = args[at++] ?? '';
        return kind === 'b' ? unescaped(arg) : 'sdiuq'.includes(kind) ? arg.replaceAll('\\', '\\\\') : spec;
      }),
    );
    if (at === before) break;
  } while (at < args.length && text.length <= longest);
  return text;
}

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|0?([0-7]{1,3})|u([0-9a-fA-F]{1,4})|(.))/gs,
    (all, hex, octal, code, letter) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return letters[letter] ?? (letter === '\\' ? '\\' : all);
    },
  );
}

function concatenated(
  words: readonly WrittenWord[],
  given: () => Source | undefined,
  files: Pick<Files, 'get'>,
): Source | undefined {
  const operands = words.filter(({ word }) => !/^-./.test(word.display));
  if (operands.length === 0) return given();
  const sources = operands.map(({ word }) => {
    if (word.text === '-' || word.text === '/dev/stdin') return given();
    return word.text === undefined ? undefined : files.get(pathOf(word.text));
  });
  const known = sources.flatMap((source) => source ?? []);
  if (known.length < sources.length) return undefined;
  return known.length > 1 ? joinSources(known, '\n') : known[0];
}

function changed(source: Source | undefined, made: Made, change: (text: string) => string): Source | undefined {
  if (!source) return undefined;
  const { text } = source.original;
  return made(change(text), source.original.span(0, text.length));
}

function decoded(
  name: string,
  words: readonly WrittenWord[],
  input: Source | undefined,
  made: Made,
): Source | undefined {
  const decodes =
    name === 'base64'
      ? words.some(({ word }) => /^(?:-[a-z]*[dD]|--d\w*)$/.test(word.display))
      : words.some(({ word }) => /^-?(?:base64|a)$/.test(word.display)) &&
        words.some(({ word }) => word.display === '-d');
  return decodes ? changed(input, made, (text) => Buffer.from(text, 'base64').toString('utf8')) : undefined;
}

/** `which curl`, `command -v curl`, `type -p curl`: equivalent to the name. */
function located(name: string, words: readonly WrittenWord[]): Source | undefined {
  const [program] = words.slice(-1);
  const asks = name === 'which' || /^-[vpP]$/.test(words[0]?.word.display ?? '');
  return asks && program && words.length <= 2 ? program.source() : undefined;
}

/** The combined output of the commands of a node. */
export function outputOfNode(
  reading: Reading,
  shell: ShellState,
  source: Source,
  node: SyntaxNode,
  input: Input,
): Source | undefined {
  switch (node.type) {
    case 'Command':
      return outputOfCommand(reading, shell, source, node, input);
    case 'Statement':
      return node.background ? undefined : outputOfNode(reading, shell, source, node.command, input);
    case 'Pipeline': {
      let output = input;
      for (const stage of node.commands) {
        const before = output;
        output = () => outputOfNode(reading, shell, source, stage, before);
      }
      return output?.();
    }
    case 'BraceGroup':
    case 'Subshell':
      return outputOfNode(reading, shell, source, node.body, input);
    case 'CompoundList':
    case 'Script':
    case 'AndOr': {
      const outputs = node.commands.map((command: SyntaxNode) => outputOfNode(reading, shell, source, command, input));
      const known = outputs.flatMap((output) => output ?? []);
      if (known.length < outputs.length) return undefined;
      return known.length > 1 ? joinSources(known, '\n') : known[0];
    }
    default:
      return undefined;
  }
}

function outputOfCommand(
  reading: Reading,
  shell: ShellState,
  source: Source,
  node: CommandNode,
  input: Input,
): Source | undefined {
  if (!node.name) return undefined;
  const body = bodyOfNode(source, node, reading.expander(shell));
  const routine = body.program === undefined || body.words.length > 0 ? undefined : shell.routines.get(body.program);
  if (!routine?.output || routine.running) return outputOfBody(body, input, reading);
  routine.running = true;
  const output = spend(reading, routine.length) ? routine.output(shell) : undefined;
  routine.running = false;
  return output;
}

/** The value of a substitution: the output without trailing line breaks. */
export function outputOfScript(
  reading: Reading,
  shell: ShellState,
  source: Source,
  { pos, end, script }: { readonly pos: number; readonly end: number; readonly script: Script | undefined },
): Source | undefined {
  if (script?.commands.length !== 1) return undefined;
  const inner = script.source === undefined ? source : readBackticks(source, pos, end, script.source);
  const output = outputOfNode(reading, shell, inner, script, undefined);
  if (!output) return undefined;
  const text = output.text.replace(/\n+$/, '');
  return text.length === output.text.length ? output : sliceSource(output, 0, text.length);
}
