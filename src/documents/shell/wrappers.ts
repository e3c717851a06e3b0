import { isPosixShell } from './dialect.ts';
import type { Word } from './model.ts';
import { type Grammar, readOptions } from './options.ts';

/** What a command runs: a program with its words, or text that a shell reads. */
export type Inner =
  | { readonly kind: 'words'; readonly from: number; readonly to: number }
  | { readonly kind: 'script'; readonly texts: readonly InnerText[]; readonly shell: InnerShell };

/** The word of that index, without its first `skip` characters (those of `--command=`). */
export interface InnerText {
  readonly index: number;
  readonly skip: number;
}

/** Who reads the text: the shell that runs the command (`eval`), the command itself, or a shell that is not named (`su`). */
export type InnerShell = 'own' | 'command' | 'unnamed';

interface Wrapper extends Grammar {
  /** How many operands of its own stand before the program. */
  readonly operands?: number;
  /** `NAME=value` words may stand before the program. */
  readonly assignments?: boolean;
  /** The operand that makes it run something: `run` of `conda run`. */
  readonly subcommand?: string;
  /** With one of these it runs nothing. */
  readonly without?: readonly string[];
  /** The option whose value is text for a shell. */
  readonly script?: readonly string[];
}

const conda: Grammar = { short: 'np', long: ['name', 'prefix', 'cwd'] };

/** The programs that run another, after their manual pages (https://man7.org/linux/man-pages/dir_section_1.html). */
const wrappers = new Map<string, Wrapper>(
  Object.entries({
    builtin: {},
    bundle: { operands: 1, subcommand: 'exec' },
    busybox: { without: ['--install', '--list', '--list-full'] },
    catatonit: {},
    chroot: { operands: 1, long: ['groups', 'userspec'] },
    chrt: { short: 'TPD', operands: 1, without: ['-p', '--pid'] },
    command: { without: ['-v', '-V'] },
    doas: { short: 'aCu', without: ['-C', '-L'] },
    conda: { ...conda, operands: 1, subcommand: 'run' },
    'dumb-init': { short: 'r', long: ['rewrite'] },
    eatmydata: {},
    env: {
      short: 'uCSa',
      long: ['unset', 'chdir', 'split-string', 'argv0'],
      assignments: true,
      script: ['-S', '--split-string'],
    },
    exec: { short: 'a' },
    fakeroot: { short: 'lsib', long: ['lib', 'faked', 'save-file', 'load-file'] },
    gosu: { operands: 1 },
    hatch: { operands: 1, subcommand: 'run' },
    ionice: { short: 'cnpPu', long: ['class', 'classdata', 'pid', 'pgid', 'uid'], without: ['-p', '--pid'] },
    linux32: {},
    linux64: {},
    mamba: { ...conda, operands: 1, subcommand: 'run' },
    micromamba: { ...conda, operands: 1, subcommand: 'run' },
    nice: { short: 'n', long: ['adjustment'] },
    nohup: {},
    pdm: { operands: 1, subcommand: 'run' },
    pipenv: { operands: 1, subcommand: 'run' },
    poetry: { short: 'CP', long: ['directory', 'project'], operands: 1, subcommand: 'run' },
    runuser: {
      short: 'ugGswTc',
      long: ['user', 'group', 'supp-group', 'shell', 'command', 'session-command', 'whitelist-environment'],
      script: ['-c', '--command', '--session-command'],
    },
    setarch: { operands: 1 },
    's6-setuidgid': { operands: 1 },
    setpriv: {
      long: [
        'reuid',
        'regid',
        'ruid',
        'rgid',
        'euid',
        'egid',
        'groups',
        'inh-caps',
        'ambient-caps',
        'bounding-set',
        'securebits',
        'pdeathsig',
        'selinux-label',
        'apparmor-profile',
      ],
    },
    setsid: {},
    setuidgid: { operands: 1 },
    stdbuf: { short: 'ioe', long: ['input', 'output', 'error'] },
    'su-exec': { operands: 1 },
    sudo: {
      short: 'aCcDghpRrtTUu',
      long: [
        'auth-type',
        'close-from',
        'chdir',
        'group',
        'host',
        'prompt',
        'chroot',
        'role',
        'type',
        'command-timeout',
        'other-user',
        'user',
        'login-class',
      ],
      assignments: true,
      without: ['-l', '--list', '-e', '--edit', '-V', '--version'],
    },
    taskset: { operands: 1, without: ['-p', '--pid'] },
    time: { short: 'fo', long: ['format', 'output'] },
    timeout: { short: 'ks', long: ['kill-after', 'signal'], operands: 1 },
    tini: { short: 'pe' },
    unbuffer: {},
    uv: {
      short: 'p',
      long: ['with', 'python', 'project', 'directory', 'extra', 'group', 'env-file', 'package'],
      operands: 1,
      subcommand: 'run',
    },
    xargs: {
      short: 'adEILnPs',
      long: ['arg-file', 'delimiter', 'max-args', 'max-procs', 'max-chars', 'process-slot-var'],
    },
    'xvfb-run': {
      short: 'efnpsw',
      long: ['error-file', 'auth-file', 'server-num', 'xauth-protocol', 'server-args', 'wait'],
    },
  } satisfies Record<string, Wrapper>),
);

/** How a wrapper or a shell reads its own options, up to the program or script it is given. */
export function programGrammar(name: string): Grammar | undefined {
  if (isPosixShell(name)) return shellGrammar;
  if (name === 'su') return suGrammar;
  const wrapper = wrappers.get(name);
  return wrapper && wrapper.subcommand === undefined ? { ...wrapper, untilOperand: true } : undefined;
}

const shellGrammar: Grammar = { short: 'oO', long: ['rcfile', 'init-file'], untilOperand: true };
const suGrammar: Grammar = {
  short: 'cgGswT',
  long: ['command', 'session-command', 'group', 'supp-group', 'shell', 'whitelist-environment'],
};

/** What the command `name` with these words behind it runs. */
export function findInner(name: string, words: readonly Word[]): readonly Inner[] {
  if (isPosixShell(name)) return shellText(words);
  if (name === 'eval')
    return words.length === 0
      ? []
      : [{ kind: 'script', texts: words.map((_, index) => ({ index, skip: 0 })), shell: 'own' }];
  if (name === 'su') return optionText(words, suGrammar, ['-c', '--command', '--session-command']);
  if (name === 'find') return findActions(words);
  const wrapper = wrappers.get(name);
  if (!wrapper) return [];
  const text = wrapper.script ? optionText(words, { ...wrapper, untilOperand: true }, wrapper.script) : [];
  return text.length > 0 ? text : wrappedWords(words, wrapper);
}

/** `sh -c text`, `bash -lc text`: the first operand. */
function shellText(words: readonly Word[]): readonly Inner[] {
  const { options, operandsAt } = readOptions(words, shellGrammar);
  const runsText = options.some(({ name }) => name === '-c');
  if (!runsText || operandsAt >= words.length) return [];
  return [{ kind: 'script', texts: [{ index: operandsAt, skip: 0 }], shell: 'command' }];
}

/** True for a shell that is given its program on standard input. */
export function readsProgramFromInput(words: readonly Word[]): boolean {
  const { options, operands } = readOptions(words, shellGrammar);
  if (options.some(({ name }) => name === '-c')) return false;
  const [first] = operands;
  return (
    first === undefined ||
    first.text === '-' ||
    first.text === '/dev/stdin' ||
    options.some(({ name }) => name === '-s')
  );
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
  while (wrapper.assignments && isAssignment(words[from])) from++;
  // `chroot dir -- program`, `env A=b -- program`.
  if (words[from]?.display === '--') from++;
  return from < words.length ? [{ kind: 'words', from, to: words.length }] : [];
}

export function isAssignment(word: Word | undefined): boolean {
  return word !== undefined && /^[A-Za-z_][A-Za-z_0-9]*\+?=/.test(word.display);
}

const findExecutes = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** `find … -exec program words ;` and `-exec program words {} +`, as often as they stand there. */
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
