import type { Span } from '../core/location.ts';
import type { Command, Word } from '../documents/shell/model.ts';
import { commandLine } from '../documents/shell/questions.ts';

/** A word of a command, or the part of it after `attached`, that is a password or token by its position. */
export interface PlacedSecret {
  /** What it is called there: `--api-token`, `password of mysql`. */
  readonly name: string;
  readonly text: string | undefined;
  /** The word as written. */
  readonly raw: string;
  readonly span: Span;
}

/** Passwords and tokens in the arguments of a command: `--password=…`, `--token …`, `curl -u user:…`, `mysql -p…`. */
export function* commandPasswords(command: Command): Iterable<PlacedSecret> {
  const { name: program, words } = command;
  for (const { name, value } of commandLine(command).options) {
    if (value !== undefined && /^--?[a-z][a-z-]+$/.test(name) && !isSwitch(name)) yield placed(name, value);
  }
  for (const [index, word] of words.entries()) {
    const { display } = word;
    // `-Dname=value` of Java, `--build-arg NAME=value`, `make NAME=value`.
    const [, name, rest] = word.text?.includes('=') ? (assignment.exec(word.text) ?? []) : [];
    if (name !== undefined && !command.assignments.some((other) => other.name === name)) {
      yield { ...placed(name, word), text: rest };
    }
    const value = words[index + 1];
    // Not `--secret id=…` of a build, and no `--password-stdin`.
    if (value === undefined || !display.startsWith('-') || !longOption.test(display) || isSwitch(display)) continue;
    if (!value.display.startsWith('-')) yield placed(display, value);
  }
  const own = ofProgram.get(program)?.(command);
  const text = own?.text;
  if (own !== undefined) yield { ...placed(`password of ${program}`, own), text: text && passwordIn(program, text) };
}

const assignment = /^(?:-D)?([A-Za-z][\w.-]{0,99})=(.+)$/s;
const longOption =
  /^--?[a-z-]{0,40}(?:password|passwd|requirepass|masterauth|token|api-key|secret-key|access-key|master-?key)$/;

/** Options that say whether there is a password, but do not take one: `adduser --disabled-password app`. */
function isSwitch(option: string): boolean {
  return /^--?(?:allow-empty|ask|disabled?|empty|generate|no|prompt|random|skip|without)-/.test(option);
}

function placed(name: string, { text, raw, span }: Word): PlacedSecret {
  return { name, text, raw, span };
}

/** The part after `user:` in a login of one word; nothing if there is only a user. */
function passwordIn(program: string, text: string): string | undefined {
  return logins.has(program) ? /^[^:]*:(.+)$/s.exec(text)?.[1] : text;
}

const logins = new Set(['curl', 'wget', 'http', 'https']);

type Reader = (command: Command) => Word | undefined;

/** The value of a short option, attached or the next word. */
const short =
  (letter: string, others = ''): Reader =>
  (command) =>
    commandLine(command, { short: letter + others }).options.find(({ name }) => name === `-${letter}`)?.value;

/** The attached value of a short option: MySQL's `-p` alone prompts for the password. */
const attached: Reader = ({ words }) => {
  const word = words.find(({ display }) => /^-p[^\s-]/.test(display));
  return word && { ...word, text: word.text?.slice(2) };
};

const login: Reader = (command) =>
  command.words.some(({ text }) => text === 'login') ? short('p', 'u')(command) : undefined;

const after =
  (...path: readonly string[]): Reader =>
  ({ words }) =>
    path.every((part, index) => words[index]?.text === part) && /secret|token|key/.test(words[path.length]?.text ?? '')
      ? words[path.length + 1]
      : undefined;

/** Where programs take a password without a telling option name, by their own manuals. */
const ofProgram: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['curl', (command) => commandLine(command).options.find(({ name }) => name === '-u' || name === '--user')?.value],
  ['docker', login],
  ['podman', login],
  ['helm', login],
  ['sshpass', short('p')],
  ['mysql', attached],
  ['mysqldump', attached],
  ['mysqladmin', attached],
  ['mariadb', attached],
  ['mariadb-dump', attached],
  ['mariadb-admin', attached],
  ['redis-cli', short('a', 'hpnu')],
  ['sqlcmd', short('P', 'SUQidoq')],
  ['aws', after('configure', 'set')],
]);
