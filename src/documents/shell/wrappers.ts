import { isAlikeShell, isPosixShell } from './dialect.ts';
import type { Word } from './model.ts';
import { type Grammar, readOptions } from './options.ts';
import { loader, type Wrapper, wrappers } from './wrapper-table.ts';

/** What a command runs: a program with its words, or text for a shell. */
export type Inner =
  | { readonly kind: 'words'; readonly from: number; readonly to: number }
  | { readonly kind: 'script'; readonly texts: readonly InnerText[]; readonly shell: InnerShell };

/** The word at that index, without its first `skip` characters (those of `--command=`). */
export interface InnerText {
  readonly index: number;
  readonly skip: number;
}

/** Who reads the text: the shell that runs the command (`eval`), the command itself, or an unnamed shell (`su`). */
export type InnerShell = 'own' | 'command' | 'unnamed';

/** How a wrapper or a shell reads its own options, up to the program or script. */
export function programGrammar(name: string): Grammar | undefined {
  if (isPosixShell(name)) return shellGrammar;
  if (name === 'su') return suGrammar;
  const wrapper = wrappers.get(name);
  return wrapper && wrapper.subcommand === undefined ? { ...wrapper, untilOperand: true } : undefined;
}

const shellGrammar: Grammar = { short: 'oO', long: ['rcfile', 'init-file'], untilOperand: true, plus: true };
const suGrammar: Grammar = {
  short: 'cgGswT',
  long: ['command', 'session-command', 'group', 'supp-group', 'shell', 'whitelist-environment'],
};

/** What the command `name` with these arguments runs. */
export function findInner(name: string, words: readonly Word[]): readonly Inner[] {
  if (isPosixShell(name) || isAlikeShell(name)) return shellText(words);
  if (name === 'eval')
    return words.length === 0
      ? []
      : [{ kind: 'script', texts: words.map((_, index) => ({ index, skip: 0 })), shell: 'own' }];
  if (name === 'su') return optionText(words, suGrammar, ['-c', '--command', '--session-command']);
  if (name === 'find') return findActions(words);
  if (name === 'trap') return trapText(words);
  if (name === 'sg') return sgText(words);
  if (name === 'scl' && words[0]?.text === 'enable') return lastText(words);
  if (name === 'capsh') return capshText(words);
  if (/^ld(?:-linux|-musl)?[-.\w]*\.so(?:\.\d+)?$/.test(name)) return wrappedWords(words, loader);
  const wrapper = wrappers.get(name);
  if (!wrapper) return shellAmong(name, words);
  const untilOperand = wrapper.scriptBehind !== true;
  const text = wrapper.script ? optionText(words, { ...wrapper, untilOperand }, wrapper.script) : [];
  if (text.length > 0 || wrapper.textOnly) return text;
  const behind = wrappedWords(words, wrapper);
  return wrapper.joins ? behind.flatMap(joined) : behind;
}

/** `sh -c text`, `bash -lc text`: the first operand. */
function shellText(words: readonly Word[]): readonly Inner[] {
  const { options, operandsAt } = readOptions(words, shellGrammar);
  const runsText = options.some(({ name }) => name === '-c');
  if (!runsText || operandsAt >= words.length) return [];
  return [{ kind: 'script', texts: [{ index: operandsAt, skip: 0 }], shell: 'command' }];
}

/** True for a shell that reads its program from standard input. */
export function readsProgramFromInput(words: readonly Word[]): boolean {
  const { options, operands } = readOptions(words, shellGrammar);
  if (options.some(({ name }) => name === '-c')) return false;
  const [first] = operands;
  return first === undefined || isStandardInput(first.text) || options.some(({ name }) => name === '-s');
}

/** File names that mean standard input. */
export function isStandardInput(path: string | undefined): boolean {
  return path !== undefined && /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(path);
}

/** The position of a shell's script among its words, or of the script's arguments. */
export function operandsOfShell(words: readonly Word[]): number {
  return readOptions(words, shellGrammar).operandsAt;
}

/** `trap text signals`. */
function trapText(words: readonly Word[]): readonly Inner[] {
  const at = words[0]?.display === '--' ? 1 : 0;
  if (words.length < at + 2 || (at === 0 && words[0]?.display.startsWith('-'))) return [];
  return [{ kind: 'script', texts: [{ index: at, skip: 0 }], shell: 'own' }];
}

/** `scl enable collection text`. */
function lastText(words: readonly Word[]): readonly Inner[] {
  return words.length < 3 ? [] : [{ kind: 'script', texts: [{ index: words.length - 1, skip: 0 }], shell: 'unnamed' }];
}

/** `capsh --drop=… -- -c text`: the words after `--` go to bash. */
function capshText(words: readonly Word[]): readonly Inner[] {
  const from = words.findIndex(({ display }) => display === '--') + 1;
  const text = from === 0 ? -1 : words.findIndex(({ display }, at) => at >= from && /^-[a-z]*c$/.test(display)) + 1;
  return text > 0 && text < words.length
    ? [{ kind: 'script', texts: [{ index: text, skip: 0 }], shell: 'unnamed' }]
    : [];
}

/** `sg group text`, `sg group -c text`. */
function sgText(words: readonly Word[]): readonly Inner[] {
  const index = words.findIndex(({ display }, at) => at > 0 && display !== '-' && display !== '-c');
  return index === -1 ? [] : [{ kind: 'script', texts: [{ index, skip: 0 }], shell: 'unnamed' }];
}

function joined(inner: Inner): readonly Inner[] {
  if (inner.kind !== 'words') return [];
  const texts = Array.from({ length: inner.to - inner.from }, (_, index) => ({ index: inner.from + index, skip: 0 }));
  return [{ kind: 'script', texts, shell: 'unnamed' }];
}

/** These print or compare their words, or run them elsewhere. */
const handsNothingOn = new Set(
  'echo printf test [ [[ : true cat grep sed awk alias export docker podman nerdctl buildah kubectl oc ssh'.split(' '),
);

/** A shell with its text among the words of an unknown program: `wait-for db:5432 -- sh -c text`. */
function shellAmong(name: string, words: readonly Word[]): readonly Inner[] {
  if (words.length < 3 || handsNothingOn.has(name)) return [];
  const from = words.findIndex(({ text }, index) => {
    if (text === undefined || !isPosixShell(text)) return false;
    const next = words[index + 1]?.text === '--' ? index + 2 : index + 1;
    return /^-[a-z]*c$/.test(words[next]?.text ?? '') && words[next + 1] !== undefined;
  });
  return from === -1 ? [] : [{ kind: 'words', from, to: words.length }];
}

function optionText(words: readonly Word[], grammar: Grammar, names: readonly string[]): readonly Inner[] {
  const option = readOptions(words, grammar).options.findLast(({ name, value }) => value && names.includes(name));
  if (!option?.value) return [];
  const next = words.indexOf(option.value);
  const text =
    next === -1
      ? { index: words.indexOf(option.word), skip: option.word.display.length - option.value.display.length }
      : { index: next, skip: 0 };
  return [{ kind: 'script', texts: [text], shell: 'unnamed' }];
}

function wrappedWords(words: readonly Word[], wrapper: Wrapper): readonly Inner[] {
  const { options, operandsAt } = readOptions(words, { ...wrapper, untilOperand: true });
  if (wrapper.without && options.some(({ name }) => wrapper.without?.includes(name))) return [];
  if (wrapper.subcommand !== undefined && words[operandsAt]?.text !== wrapper.subcommand) return [];
  let from = operandsAt;
  if (wrapper.operands) {
    from += wrapper.operands;
    // `setarch x86_64 -R program`, `conda run -n app program`.
    from += readOptions(words.slice(from), { ...wrapper, untilOperand: true }).operandsAt;
  }
  // `env - program`: with an empty environment.
  if (wrapper.assignments && words[from]?.display === '-') from++;
  while (wrapper.assignments && isAssignment(words[from])) from++;
  // `chroot dir -- program`, `env A=b -- program`.
  if (words[from]?.display === '--') from++;
  return from < words.length ? [{ kind: 'words', from, to: words.length }] : [];
}

export function isAssignment(word: Word | undefined): boolean {
  return word !== undefined && /^[A-Za-z_][A-Za-z_0-9]*\+?=/.test(word.display);
}

const findExecutes = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** `find … -exec program words ;` and `-exec program words {} +`, any number of times. */
function findActions(words: readonly Word[]): readonly Inner[] {
  const inner: Inner[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!findExecutes.has(words[at]?.display ?? '')) continue;
    const from = at + 1;
    let to = from;
    while (to < words.length && !endsAction(words, to)) to++;
    if (to > from) inner.push({ kind: 'words', from, to });
    at = to;
  }
  return inner;
}

function endsAction(words: readonly Word[], at: number): boolean {
  const display = words[at]?.display;
  return display === ';' || (display === '+' && words[at - 1]?.display === '{}');
}
