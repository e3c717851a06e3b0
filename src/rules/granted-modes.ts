import type { Span } from '../core/location.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import type { Command, Word } from '../documents/shell/model.ts';
import { buildCommands } from './build-commands.ts';

/** A mode that a build sets on files, and its place. */
export interface GrantedMode {
  readonly mode: string;
  /** The mode as written, without quotes: what an edit may replace. */
  readonly raw: string;
  readonly span: Span;
  /** The files, as written. */
  readonly files: string;
  /** Whether they are folders, on which a set-group bit only chooses the group of new files. */
  readonly folders: boolean;
}

/** `chmod MODE …`, `install -m MODE`, `mkdir -m MODE`, and `--chmod=MODE` of COPY and ADD. */
export function* grantedModes(document: DockerfileDocument): Iterable<GrantedMode> {
  for (const { flags, args } of document.instructions) {
    const value = flags.find(({ name }) => name === 'chmod')?.value;
    if (value?.text !== undefined)
      yield { mode: value.text, raw: value.raw, span: value.span, files: args.at(-1)?.raw ?? '', folders: false };
  }
  for (const { command } of buildCommands(document)) {
    const set = modeSetBy(command);
    if (set === undefined) continue;
    const { word, ...mode } = set;
    yield { ...mode, raw: word.raw, span: word.span, folders: ofFolders(command) };
  }
}

/** `install SOURCE… DESTINATION`: the sources keep their modes. */
function isCopy({ name, words }: Command): boolean {
  return (
    name === 'install' &&
    !words.some(({ display }) => /^-[a-zA-Z]*[dt]|^--(?:directory|target-directory)/.test(display))
  );
}

/** `mkdir`, `install -d`, `find … -type d -exec chmod …` and `find … -type d | xargs chmod …`. */
function ofFolders({ name, words, wrapper, pipeline }: Command): boolean {
  if (
    name === 'mkdir' ||
    (name === 'install' && words.some(({ display }) => /^-[a-zA-Z]*d|^--directory$/.test(display)))
  )
    return true;
  const finders = [wrapper, ...(pipeline?.commands ?? [])].filter((command) => command?.name === 'find');
  return finders.some((find) =>
    find?.words.some(({ display }, at) => display === '-type' && find.words[at + 1]?.display === 'd'),
  );
}

/** A mode in the words of a command. */
export interface CommandMode extends Pick<GrantedMode, 'mode' | 'files'> {
  /** The word that is the mode, or has it behind `-m` or `--mode=`. */
  readonly word: Word;
}

/** The mode that `chmod`, `install`, `mkdir` or `mkfifo` sets; `undefined` if there is none, or it is not known. */
export function modeSetBy(command: Command): CommandMode | undefined {
  const word = modeWord(command);
  if (word?.text === undefined) return undefined;
  const behind = command.words.slice(command.words.indexOf(word) + 1).map(({ display }) => display);
  const operands = behind.filter((display) => !display.startsWith('-'));
  const files = (isCopy(command) ? operands.slice(-1) : operands).join(' ');
  return { word, mode: word.text.replace(/^(?:-m|--mode=)/, ''), files };
}

function modeWord({ name, words }: Command): Word | undefined {
  if (name === 'chmod') {
    // `-w` and `-rwx` are modes, `-R` and `-v` are options.
    const first = words.find(({ display }) => !/^-(?:-|[Rvcf]+$)/.test(display));
    return words.some(({ display }) => display.startsWith('--reference')) ? undefined : first;
  }
  if (name !== 'install' && name !== 'mkdir' && name !== 'mkfifo') return undefined;
  const index = words.findIndex(({ display }) => /^(?:-m|--mode)/.test(display));
  const word = words[index];
  return word?.display === '-m' || word?.display === '--mode' ? words[index + 1] : word;
}
