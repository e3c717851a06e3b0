// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set
const namesByLetter: Readonly<Record<string, string>> = {
  a: 'allexport',
  b: 'notify',
  C: 'noclobber',
  e: 'errexit',
  f: 'noglob',
  h: 'hashall',
  m: 'monitor',
  n: 'noexec',
  u: 'nounset',
  v: 'verbose',
  x: 'xtrace',
};

const names = new Set([
  ...Object.values(namesByLetter),
  'pipefail',
  'errtrace',
  'functrace',
  'posix',
  'privileged',
  'ignoreeof',
  'nolog',
  'vi',
  'emacs',
]);

export interface OptionChange {
  readonly set: readonly string[];
  readonly unset: readonly string[];
}

/** The options that words after `set`, or flags after a shell's name, switch on and off: `-eo pipefail`, `+e`. */
export function readSetWords(words: readonly string[]): OptionChange {
  const set: string[] = [];
  const unset: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (/^--[a-z]/.test(word)) continue;
    if (!/^[-+][A-Za-z]/.test(word)) break;
    const into = word.startsWith('-') ? set : unset;
    for (const letter of word.slice(1, 32)) {
      if (letter === 'o') {
        at++;
        const name = words[at];
        if (name !== undefined && names.has(name)) into.push(name);
      } else if (letter === 'O') {
        at++;
      } else {
        const name = namesByLetter[letter];
        if (name !== undefined) into.push(name);
      }
    }
  }
  return { set, unset };
}

/** The same set if nothing changes. */
export function changeOptions(options: ReadonlySet<string>, { set, unset }: OptionChange): ReadonlySet<string> {
  if (set.every((name) => options.has(name)) && !unset.some((name) => options.has(name))) return options;
  const changed = new Set([...options, ...set]);
  for (const name of unset) changed.delete(name);
  return changed;
}
