import type { CreatedBy } from '../documents/created-by.ts';
import type { Instruction } from '../documents/dockerfile/model.ts';
import type { ChainStep } from './build-chain.ts';

/** An entry of a history, prepared for comparison with many instructions. */
export interface Recorded extends CreatedBy {
  readonly plain: string;
  /** The same with build arguments and shell before it. */
  readonly whole: string;
  readonly words: ReadonlySet<string>;
}

export function recorded(made: CreatedBy): Recorded {
  const text = plain(made.text);
  const { before, shell } = made;
  const whole = [plain(before), shell, text].filter((part) => part !== '').join(' ');
  return { ...made, plain: text, whole, words: wordsOf(text) };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.slice(0, longest).split(' '));
}

/** 0: it did not make the entry. 4: it did, exactly. In between: probably. */
export type Likeness = (made: Recorded) => 0 | 1 | 2 | 4;

/** How similar an entry of a history is to the one that this instruction would make. */
export function likeness(step: ChainStep): Likeness {
  const { keyword } = step;
  const of = comparison(step);
  return (made) => (made.keyword === keyword ? of(made) : 0);
}

function comparison(step: ChainStep): Likeness {
  const { instruction, keyword } = step;
  switch (keyword) {
    case 'RUN':
      return runLikeness(step);
    case 'ADD':
    case 'COPY':
      return copyLikeness(instruction);
    case 'WORKDIR': {
      const path = instruction.args[0]?.text?.replace(/\/+$/, '');
      return ({ text }) => (path === undefined ? 1 : endsInPath(text, path) ? 4 : 0);
    }
    case 'ENV':
    case 'ARG':
    case 'LABEL': {
      const names = instruction.pairs.map(({ name }) => name.text ?? name.raw);
      return ({ text }) => (names.every((name) => text.includes(name)) ? 2 : 0);
    }
    case 'USER': {
      const user = instruction.args[0]?.text;
      return ({ text }) => (user === undefined ? 1 : text.trim() === user ? 4 : 0);
    }
    default:
      return () => 1;
  }
}

function runLikeness({ instruction, shell }: ChainStep): Likeness {
  const commands = commandsOf(instruction).map(plain);
  const words = wordsOf(commands[0] ?? '');
  const before = (command: string) => (instruction.json || command.startsWith(pipes) ? '' : shell);
  return ({ plain: text, words: others, shell: known, before: args, whole }) => {
    if (commands.includes(text)) return 4;
    // An unknown SHELL may come before the command, or build arguments that look like one.
    const isUnsure = known === '' || args !== '';
    if (isUnsure && commands.some((command) => follows(whole, command, before(command)))) return 4;
    return shared(words, others) >= leastShared ? 1 : 0;
  };
}

/** Whether nothing but build arguments and the shell comes before the command. */
function follows(text: string, command: string, shell = defaultShell): boolean {
  if (command === '' || !text.endsWith(` ${command}`)) return false;
  const before = text.slice(0, -command.length).trim();
  return before === shell || (before.startsWith('|') && before.endsWith(shell));
}

/** https://docs.docker.com/reference/dockerfile/#shell */
const defaultShell = '/bin/sh -c';

/** Code units of a command that are compared; the rest says nothing new about which it is. */
const longest = 600;
/** The share of equal words at which two commands count as the same, changed on the way by a variable or a comment. */
const leastShared = 0.7;

function shared(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const both = words.intersection(others).size;
  return words.size + others.size === 0 ? 0 : (2 * both) / (words.size + others.size);
}

/** Where BuildKit puts a heredoc with a `#!` line. */
const pipes = '/dev/pipes/';

/** The texts that a history can have for a RUN: https://docs.docker.com/reference/dockerfile/#here-documents */
function commandsOf(instruction: Instruction): readonly string[] {
  const { args, heredocs, json, flags, normalised } = instruction;
  const [heredoc] = heredocs;
  if (heredoc === undefined) {
    if (!json) return [args.map(({ raw }) => raw).join(' ')];
    const words = args.map(({ raw, text }) => text ?? raw);
    // The latter is Buildah's.
    return [words.join(' '), `[${words.map((word) => JSON.stringify(word)).join(', ')}]`];
  }
  if (args.length === 0) return [heredoc.body, `${pipes}${heredoc.name}`];
  const words = normalised.split(' ').slice(1 + flags.length);
  return [[...words, heredocs.at(-1)?.name ?? ''].join(' ')];
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/@?\bsha(?:256|384|512):[0-9a-fA-F]{32,128}/g, '');
}

/** The classic builder shows only a digest for copied files, so only the target can be compared. */
function copyLikeness({ args, heredocs }: Instruction): Likeness {
  const wanted = args.map(({ text }) => text);
  const target = wanted.at(-1);
  // Paths with spaces are written there without quotes.
  const whole = wanted.includes(undefined) ? undefined : plain(wanted.join(' '));
  return ({ text, builder }) => {
    const classic = builder === 'classic' ? / in (\S.*?)\s*$/.exec(text)?.[1] : undefined;
    if (classic !== undefined) {
      // Buildah writes a variable by its name.
      if (target === undefined || classic === args.at(-1)?.raw) return target === undefined ? 1 : 2;
      return endsInPath(classic, trimmed(target)) ? 2 : 0;
    }
    const words = text
      .trim()
      .split(/\s+/)
      .filter((word) => !/^(?:--|<<)/.test(word));
    if (words.join(' ') === whole) return 4;
    if (words.length !== wanted.length && heredocs.length === 0) return 0;
    const same = wanted.every((word, at) => word === undefined || word === words[at - wanted.length + words.length]);
    return same ? 4 : 0;
  };
}

function trimmed(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}

/** `app` is `/srv/app` if the builder knew the working directory. */
function endsInPath(found: string, wanted: string): boolean {
  const [is, ought] = [trimmed(found.trim()), trimmed(wanted)];
  if (is === ought || ought === '.' || ought === '') return is === ought || !wanted.startsWith('/');
  return is.endsWith(`/${ought}`) && !ought.startsWith('/');
}
