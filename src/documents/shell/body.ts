import type { Assignment as AssignmentNode, Redirection, Command as SimpleCommand } from 'unbash';
import { joinSpans, type Span } from '../../core/location.ts';
import { baseName } from './dialect.ts';
import type { Assignment, Redirect } from './model.ts';
import { wordTail } from './options.ts';
import type { Source } from './source.ts';
import { readAssignment, readAssignmentWord, readBody, readName, readWord, type WrittenWord } from './word.ts';
import { isAssignment } from './wrappers.ts';

/** A simple command before it is known what runs it and what it runs. */
export interface CommandBody {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly words: readonly WrittenWord[];
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** What it is given on standard input by here-documents and here-strings. */
  readonly inputs: readonly WrittenWord[];
}

export function bodyOfNode(source: Source, node: SimpleCommand): CommandBody {
  const written = node.name ? readWord(source, node.name) : undefined;
  const name = node.name && written ? baseName(readName(source, node.name, written.word)) : '';
  const prefix = node.prefix.filter((item): item is AssignmentNode => item.type === 'Assignment');
  const words = node.args.map((item) =>
    item.type === 'Word' ? readWord(source, item) : readAssignmentWord(source, item),
  );
  const nodes = declares.has(name) ? node.args.filter((item) => item.type === 'Assignment') : [];
  const redirects = node.redirects.map((redirect) => readRedirect(source, redirect));
  const span = source.original.span(node.name?.pos ?? node.pos, node.args.at(-1)?.end ?? node.name?.end ?? node.end);
  return {
    name,
    nameSpan: written?.word.span ?? span,
    span,
    words,
    assignments: [
      ...[...prefix, ...nodes].map((item) => readAssignment(source, item)),
      ...wordAssignments(name, words, nodes.length > 0),
    ],
    redirects: redirects.map(({ redirect }) => redirect),
    inputs: redirects.flatMap(({ input }) => input ?? []),
  };
}

/** The program and its words that stand behind a wrapper, or in the exec form. */
export function bodyOfWords(words: readonly WrittenWord[], outer?: CommandBody): CommandBody | undefined {
  const [first, ...rest] = words;
  if (!first) return undefined;
  const name = baseName(first.word.text ?? '');
  return {
    name,
    nameSpan: first.word.span,
    span: joinSpans(first.word.span, words.at(-1)?.word.span ?? first.word.span),
    words: rest,
    assignments: wordAssignments(name, rest, false),
    redirects: outer?.redirects ?? [],
    inputs: outer?.inputs ?? [],
  };
}

const declares = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
const setsVariables = new Set([...declares, 'env', 'sudo', 'doas']);

/** `NAME=value` among the words of a command for which that sets a variable. `read`: the parser has told them already. */
function wordAssignments(name: string, words: readonly WrittenWord[], read: boolean): readonly Assignment[] {
  if (read || !setsVariables.has(name)) return [];
  const end = declares.has(name) ? words.length : endOfAssignments(words);
  return words.slice(0, end).flatMap(({ word }) => {
    if (!isAssignment(word)) return [];
    const equals = word.display.indexOf('=');
    const variable = word.display.slice(0, equals).replace(/\+$/, '');
    return [{ name: variable, value: wordTail(word, equals + 1), span: word.span }];
  });
}

/** `env -u X A=b program C=d`: the last of them belongs to the program. */
function endOfAssignments(words: readonly WrittenWord[]): number {
  const first = words.findIndex(({ word }) => isAssignment(word));
  if (first === -1) return 0;
  const behind = words.findIndex(({ word }, index) => index > first && !isAssignment(word));
  return behind === -1 ? words.length : behind;
}

function readRedirect(
  source: Source,
  node: Redirection,
): { readonly redirect: Redirect; readonly input?: WrittenWord } {
  const { operator, descriptor } = node;
  const span = source.original.span(node.pos, node.end);
  const fileDescriptor = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
  if (node.type === 'HereDoc') {
    const input = readBody(source, node.body, node.delimiter?.quoted ?? false);
    return { redirect: { operator, descriptor: fileDescriptor, target: input.word, span }, input };
  }
  const target = node.target && readWord(source, node.target);
  const redirect = { operator, descriptor: fileDescriptor, target: target?.word, span };
  return node.type === 'HereString' && target ? { redirect, input: target } : { redirect };
}
