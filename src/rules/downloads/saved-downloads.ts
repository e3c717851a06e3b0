import type { Command, Word } from '../../documents/shell/model.ts';
import {
  commandLine,
  executors,
  type Grammar,
  hasOption,
  type Option,
  pipedInto,
} from '../../documents/shell/questions.ts';
import { isDownload } from '../knowledge/downloaders.ts';
import { fileNameOf } from './file-names.ts';
import { decompresses, output, unpacking } from './unpacking.ts';

/** What a command fetches and keeps: as a file, or unpacked on the way by `tar`. */
export interface SavedDownload {
  readonly url: Word;
  /** As written; unknown variables stay. */
  readonly path: string | undefined;
  readonly unpacker: Command | undefined;
}

/** https://aria2.github.io/manual/en/html/aria2c.html, https://manpages.debian.org/stable/axel/axel.1.en.html */
const parallel: Grammar = {
  short: 'doilsxjkmtTMSnNUH',
  long: ['dir', 'out', 'output', 'log', 'split', 'max-connection-per-server', 'max-tries', 'timeout', 'header'],
};

/** The downloads of a command that stay; none if they are data for another program, or run at once. */
export function savedDownloads(command: Command): readonly SavedDownload[] {
  if (!isDownload(command) || executors(command).length > 0) return [];
  switch (command.name) {
    case 'curl':
      return byCurl(command);
    case 'wget':
    case 'wget2':
      return byWget(command);
    default:
      return byOthers(command);
  }
}

/** https://curl.se/docs/manpage.html: the first `-o` or `-O` is for the first address, and so on. */
function byCurl(command: Command): readonly SavedDownload[] {
  if (hasOption(command, '-I', '--head', '-T', '--upload-file')) return [];
  const { options, operands } = commandLine(command);
  const named = options.flatMap(({ name, value }) => (name === '--url' && value ? [value] : []));
  const outputs = options.filter(({ name }) => /^(?:-o|--output|-O|--remote-name)$/.test(name));
  const all = options.some(({ name }) => name === '--remote-name-all');
  const folder = lastValue(options, '--output-dir');
  return [...named, ...operands].filter(mayBeAddress).flatMap((url, index) => {
    const { name, value } = outputs[index] ?? {};
    if (value !== undefined && /^--?o/.test(name ?? '')) return toFile(command, url, value.display, folder);
    const asNamed = all || name === '-O' || name === '--remote-name';
    return asNamed ? toFile(command, url, fileNameOf(url.display), folder) : toOutput(command, url);
  });
}

/** https://www.gnu.org/software/wget/manual/wget.html */
function byWget(command: Command): readonly SavedDownload[] {
  const { options, operands } = commandLine(command);
  if (options.some(({ name }) => /^(?:-r|--recursive|-m|--mirror|-i|--input-file|--spider)$/.test(name))) return [];
  const file = lastValue(options, '-O', '--output-document');
  const folder = lastValue(options, '-P', '--directory-prefix');
  return operands
    .filter(mayBeAddress)
    .flatMap((url) =>
      file === undefined
        ? toFile(command, url, fileNameOf(url.display), folder)
        : toFile(command, url, file, undefined),
    );
}

function byOthers(command: Command): readonly SavedDownload[] {
  const saves = command.name === 'aria2c' || command.name === 'axel';
  const { options, operands } = commandLine(command, parallel);
  // aria2c verifies it itself.
  if (options.some(({ name }) => name === '--checksum')) return [];
  const file = lastValue(options, '-o', '--out', '--output');
  const folder = command.name === 'aria2c' ? lastValue(options, '-d', '--dir') : undefined;
  return operands.filter(mayBeAddress).flatMap((url) => {
    if (file !== undefined) return toFile(command, url, file, folder);
    return saves ? toFile(command, url, fileNameOf(url.display), folder) : toOutput(command, url);
  });
}

function lastValue(options: readonly Option[], ...names: readonly string[]): string | undefined {
  return options.findLast(({ name, value }) => names.includes(name) && value !== undefined)?.value?.display;
}

/** Also one that a variable holds, and one without a scheme, which curl and wget complete. */
function mayBeAddress({ display }: Word): boolean {
  return /^(?:https?|ftp):\/\/|^["']?\$|^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/./i.test(display);
}

const standardOutput = /^(?:-|\/dev\/stdout)$/;

function toFile(command: Command, url: Word, file: string, folder: string | undefined): readonly SavedDownload[] {
  return standardOutput.test(file) ? toOutput(command, url) : saved(url, file, folder);
}

function saved(url: Word, file: string, folder: string | undefined): readonly SavedDownload[] {
  if (file === '' || file.startsWith('/dev/')) return [];
  const path = folder === undefined || file.startsWith('/') ? file : `${folder.replace(/\/$/, '')}/${file}`;
  return [{ url, path, unpacker: undefined }];
}

/** Programs that hand on what they get. */
const passing = new Set(['cat', 'pv', 'base64', 'funzip', 'tee']);

/** Programs that start one that does. */
const starting = new Set(['sudo', 'doas', 'env', 'nice', 'busybox']);

function toOutput(command: Command, url: Word): readonly SavedDownload[] {
  for (const each of [command, ...pipedInto(command)]) {
    if (starting.has(each.name)) continue;
    if (each !== command) {
      const archive = unpacking(each);
      if (archive !== undefined) return archive.archive ? [] : [{ url, path: undefined, unpacker: each }];
      if (!passing.has(each.name) && !decompresses(each)) return [];
      const [copy] = each.name === 'tee' ? commandLine(each).operands : [];
      if (copy !== undefined && !standardOutput.test(copy.display)) return saved(url, copy.display, undefined);
    }
    const file = output(each);
    if (file !== undefined) return saved(url, file.display, undefined);
  }
  return [];
}
