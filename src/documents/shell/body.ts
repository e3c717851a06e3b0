import type { Assignment as AssignmentNode, Redirection, Command as SimpleCommand } from 'unbash';
import { joinSpans, type Span } from '../../core/location.ts';
import { baseName } from './dialect.ts';
import type { Expander, Mention } from './expand.ts';
import type { Assignment, Redirect } from './model.ts';
import { wordTail } from './options.ts';
import type { Source } from './source.ts';
import {
  readAssignment,
  readAssignmentWord,
  readBody,
  readName,
  readWord,
  readWords,
  type WrittenWord,
} from './word.ts';
import { isAssignment } from './wrappers.ts';

/** A simple command, before its wrappers and what it runs are resolved. */
export interface CommandBody {
  readonly name: string;
  /** With its path; `undefined` if it is unknown. */
  readonly program: string | undefined;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly words: readonly WrittenWord[];
  /** Those of all its words, its name and its inputs. */
  readonly mentions: readonly Mention[];
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** Its standard input from here-documents and here-strings. */
  readonly inputs: readonly WrittenWord[];
}

export function bodyOfNode(source: Source, node: SimpleCommand, expander: Expander): CommandBody {
  const named = node.name ? readWords(source, node.name, expander) : [];
  const args = node.args.flatMap((item) =>
    item.type === 'Word' ? readWords(source, item, expander) : [readAssignmentWord(source, item, expander)],
  );
  // After an empty variable, the next word is the program.
  const [program, ...words] = [...named, ...args];
  const isWritten = named.length > 0 && node.name !== undefined;
  const name = program
    ? baseName(isWritten && node.name ? readName(source, node.name, program.word) : (program.word.text ?? ''))
    : '';
  const prefix = node.prefix.filter((item): item is AssignmentNode => item.type === 'Assignment');
  const nodes = declares.has(name) ? node.args.filter((item) => item.type === 'Assignment') : [];
  const { redirects, inputs } = redirectsOfNode(source, node.redirects, expander);
  const span = source.original.span(node.name?.pos ?? node.pos, node.args.at(-1)?.end ?? node.name?.end ?? node.end);
  return {
    name,
    program: program?.word.text,
    nameSpan: program?.word.span ?? span,
    span,
    words,
    mentions: mentionsOf(program ? [program, ...words, ...inputs] : inputs),
    assignments: [
      ...[...prefix, ...nodes].map((item) => readAssignment(source, item, expander)),
      ...wordAssignments(name, words, nodes.length > 0),
    ],
    redirects,
    inputs,
  };
}

const noMentions: readonly Mention[] = [];

function mentionsOf(words: readonly WrittenWord[]): readonly Mention[] {
  return words.some(({ mentions }) => mentions.length > 0) ? words.flatMap(({ mentions }) => mentions) : noMentions;
}

/** The program and its words after a wrapper, or in the exec form. */
export function bodyOfWords(words: readonly WrittenWord[], outer?: CommandBody): CommandBody | undefined {
  const [first, ...rest] = words;
  if (!first) return undefined;
  const name = baseName(first.word.text ?? '');
  return {
    name,
    program: first.word.text,
    nameSpan: first.word.span,
    mentions: mentionsOf(outer ? [...words, ...outer.inputs] : words),
    span: joinSpans(first.word.span, words.at(-1)?.word.span ?? first.word.span),
    words: rest,
    assignments: wordAssignments(name, rest, false),
    redirects: outer?.redirects ?? [],
    inputs: outer?.inputs ?? [],
  };
}

/** The commands that set variables of the shell with `NAME=value` arguments. */
export const declares = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
const setsVariables = new Set([...declares, 'env', 'sudo', 'doas']);

/** `NAME=value` arguments of a command that sets variables this way. `read`: the parser has already listed them. */
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

/** The redirects of a group, a loop or a subshell, and the input they provide. */
export function redirectsOfNode(
  source: Source,
  nodes: readonly Redirection[],
  expander: Expander,
): Pick<CommandBody, 'redirects' | 'inputs'> {
  const redirects = nodes.map((node) => readRedirect(source, node, expander));
  return {
    redirects: redirects.map(({ redirect }) => redirect),
    inputs: redirects.flatMap(({ input }) => input ?? []),
  };
}

function readRedirect(
  source: Source,
  node: Redirection,
  expander: Expander,
): { readonly redirect: Redirect; readonly input?: WrittenWord } {
  const { operator, descriptor } = node;
  const span = source.original.span(node.pos, node.end);
  const fileDescriptor = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
  if (node.type === 'HereDoc') {
    const input = readBody(source, node.body, node.delimiter?.quoted ?? false, expander);
    return { redirect: { operator, descriptor: fileDescriptor, target: input.word, span }, input };
  }
  const target = node.target && readWord(source, node.target, expander);
  const redirect = { operator, descriptor: fileDescriptor, target: target?.word, span };
  return node.type === 'HereString' && target ? { redirect, input: target } : { redirect };
}
