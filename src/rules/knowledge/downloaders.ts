import type { Command, Word } from '../../documents/shell/model.ts';
import { optionWord } from '../build-commands.ts';

/** Programs that fetch a file from an address and can write it to their output. */
const downloaders = new Set(['curl', 'wget', 'aria2c', 'axel', 'fetch', 'http', 'https', 'xh', 'lynx']);
const shells = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'fish']);
/** Languages that run what they read, and the options behind which they do something else. */
const languages = /^(?:python|perl|ruby|node|nodejs|php|deno|bun|lua|pwsh)[\d.]*$/;

export function isDownload({ name }: Command): boolean {
  return downloaders.has(name);
}

/** Whether the command runs its input: `sh`, `bash -s -- arg`, `python3 -`; not `bash install.sh`, not `python -m json.tool`. */
export function runsInput(command: Command): boolean {
  const { name, words } = command;
  if (shells.has(name)) {
    if (optionWord(command, ['-s'], 'o') !== undefined) return true;
    if (optionWord(command, ['-c'], 'o') !== undefined) return false;
    const first = words.find(
      ({ display }, index) => !/^[-+]./.test(display) && !/^[-+]o$/.test(words[index - 1]?.display ?? ''),
    );
    return first === undefined || isInput(first);
  }
  if (!languages.test(name)) return false;
  const [first] = words;
  return first === undefined || isInput(first);
}

/** Whether the command runs what stands in one of its words: `bash -c`, `eval`, `source <(…)`, `sh <(…)`. */
export function runsWords({ name }: Command): boolean {
  return shells.has(name) || languages.test(name) || name === 'eval' || name === 'source' || name === '.';
}

/** The addresses that the command names. */
export function addresses({ words }: Command): readonly Word[] {
  return words.filter(({ display }) => /^["']?(?:https?|ftp):\/\//i.test(display));
}

function isInput({ display }: Word): boolean {
  return display === '-' || display === '/dev/stdin' || display === '/proc/self/fd/0';
}
