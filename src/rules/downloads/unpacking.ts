import type { Command, Word } from '../../documents/shell/model.ts';
import { commandLine } from '../../documents/shell/questions.ts';

/** A command that unpacks an archive. */
export interface Unpacking {
  /** `undefined`: standard input. */
  readonly archive: Word | undefined;
  /** The folder, or the file to which it writes what it finds; `undefined`: the current folder. */
  readonly into: Word | undefined;
}

const alone = new Set(['gunzip', 'bunzip2', 'unlzma', 'unxz', 'unzstd', 'uncompress', 'zcat', 'bzcat', 'xzcat']);
const tars = new Set(['tar', 'bsdtar', 'gtar']);

/** Programs that turn a compressed file into another one: `gunzip`, `xz -d`. */
export function decompresses({ name, words }: Command): boolean {
  if (alone.has(name)) return true;
  return (
    /^(?:gzip|bzip2|xz|zstd|lz4)$/.test(name) && words.some(({ display }) => /^-[a-z]*d|^--decompress/.test(display))
  );
}

/** `tar -xzf`, `tar xf`, `tar --extract`, not `tar -c`. */
export function unpacksTar({ name, words }: Command): boolean {
  if (!tars.has(name)) return false;
  const [first] = words;
  return words.some(
    (word) =>
      /^(?:-[a-zA-Z]*x|--(?:extract|get)$)/.test(word.display) || (word === first && /^[a-zA-Z]*x/.test(word.display)),
  );
}

/** What a command unpacks, if it does; of compressed single files see `decompresses`. */
export function unpacking(command: Command): Unpacking | undefined {
  const { name } = command;
  if (tars.has(name)) return unpacksTar(command) ? tarOf(command) : undefined;
  const { options, operands } = commandLine(command);
  const has = (...names: readonly string[]): boolean => options.some((option) => names.includes(option.name));
  switch (name) {
    case 'unzip': {
      if (has('-l', '-t', '-v', '-Z')) return undefined;
      const into = options.find((option) => option.name === '-d')?.value;
      return { archive: fileOf(operands[0]), into: has('-p', '-c') ? output(command) : into };
    }
    case '7z':
    case '7za':
    case '7zr':
    case '7zz': {
      if (!/^[ex]$/.test(operands[0]?.display ?? '')) return undefined;
      return { archive: operands[1], into: options.find((option) => option.name === '-o')?.value };
    }
    case 'dpkg':
    case 'dpkg-deb':
      return has('-x', '-X', '--extract', '--vextract') ? { archive: operands[0], into: operands[1] } : undefined;
    default:
      return undefined;
  }
}

/** Its first word may be letters without a dash, whose values follow in their order: `tar xzfC FILE FOLDER`. */
function tarOf(command: Command): Unpacking {
  const { options, operands } = commandLine(command);
  const letters = command.words[0] === operands[0] ? (operands[0]?.display ?? '') : '';
  const values = operands.slice(1);
  const given = new Map<string, Word | undefined>();
  for (const letter of letters.slice(0, 40)) if (letter === 'f' || letter === 'C') given.set(letter, values.shift());
  const value = (short: string, long: string): Word | undefined =>
    options.findLast(({ name }) => name === `-${short}` || name === long)?.value ?? given.get(short);
  const toOutput = letters.includes('O') || options.some(({ name }) => name === '-O' || name === '--to-stdout');
  return { archive: fileOf(value('f', '--file')), into: toOutput ? output(command) : value('C', '--directory') };
}

function fileOf(word: Word | undefined): Word | undefined {
  return word?.display === '-' ? undefined : word;
}

/** The file that gets what the command prints. */
export function output({ redirects }: Command): Word | undefined {
  return redirects.findLast(
    ({ operator, descriptor }) => /^(?:&?>{1,2}|>\|)$/.test(operator) && (descriptor === undefined || descriptor === 1),
  )?.target;
}
