import type { Dialect, Shell, ShellSetting } from './model.ts';
import { readSetWords } from './shell-options.ts';

const posix = new Set([
  'sh',
  'bash',
  'dash',
  'ash',
  'zsh',
  'ksh',
  'ksh93',
  'mksh',
  'pdksh',
  'oksh',
  'lksh',
  'rbash',
  'yash',
  'posh',
]);

/** The last part of a path; both slashes separate if it begins like a Windows path. */
export function baseName(program: string): string {
  const windows = /^(?:[A-Za-z]:|\\\\)/.test(program);
  return program.slice(Math.max(program.lastIndexOf('/'), windows ? program.lastIndexOf('\\') : -1) + 1);
}

/** True for a shell whose language we read: `sh`, `/bin/bash`. Not `fish`, not `csh`. */
export function isPosixShell(program: string): boolean {
  return posix.has(baseName(program));
}

const alike = new Set(['fish', 'csh', 'tcsh', 'nu', 'osh', 'ysh', 'xonsh', 'elvish']);

/** True for a shell of another family with similar commands and pipes. */
export function isAlikeShell(program: string): boolean {
  return alike.has(baseName(program));
}

export interface ShellReading {
  readonly dialect: Dialect;
  readonly shell: Shell;
}

/**
 * The language of the text that a SHELL runs. The shell may follow a program that starts it: `["/usr/bin/env", "bash",
 * "-c"]`, `["conda", "run", "-n", "app", "/bin/bash", "-c"]`, `["/bin/busybox", "sh", "-c"]`.
 */
export function readSetting({ program, flags }: ShellSetting): ShellReading {
  const words = [program, ...flags];
  const first = dialectOf(program);
  if (first !== 'other') return { dialect: first, shell: { program, options: new Set(readSetWords(flags).set) } };
  const index = words.findIndex((word, at) => at > 0 && !word.startsWith('-') && dialectOf(word) !== 'other');
  const found = words[index];
  if (found === undefined) {
    const dialect = languages.test(baseName(program)) ? 'other' : 'alike';
    return { dialect, shell: { program, options: new Set() } };
  }
  return {
    dialect: dialectOf(found),
    shell: { program: found, options: new Set(readSetWords(words.slice(index + 1)).set) },
  };
}

/** Programs that run text of another language. */
const languages =
  /^(?:python|pypy|perl|raku|ruby|jruby|node|nodejs|deno|bun|tsx|ts-node|php|lua|luajit|Rscript|R|awk|gawk|mawk|nawk|sed|make|gmake|expect|tclsh|wish|guile|racket|java|jshell|groovy|kotlin|scala|swift|go|julia|elixir|erl|escript|osascript|jq|ansible-playbook|terraform)[\d.]*(?:\.exe)?$/;

function dialectOf(program: string): Dialect {
  const name = baseName(program.replaceAll('\\', '/'));
  const bare = name.toLowerCase().replace(/\.exe$/, '');
  if (bare === 'powershell' || bare === 'pwsh') return 'powershell';
  if (bare === 'cmd') return 'cmd';
  // A script that passes the command to a shell, such as micromamba's `_dockerfile_shell.sh` does.
  if (posix.has(name) || posix.has(bare) || name.endsWith('.sh')) return 'posix';
  return 'other';
}
