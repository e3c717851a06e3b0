import type { Span } from '../../core/location.ts';
import { quoted } from '../../core/text.ts';
import type { Command, Script } from '../../documents/shell/model.ts';
import { commandLine } from '../../documents/shell/questions.ts';
import { isAddress } from '../knowledge/downloaders.ts';
import { checkedNames } from './content-checks.ts';
import {
  fileNameOf,
  fitsPattern,
  folderFrom,
  holdsSoftware,
  isAmongPrograms,
  isDataName,
  mayBeSame,
} from './file-names.ts';
import { fileUse, installedFiles, movedFiles } from './file-uses.ts';
import { isLocal } from './plain-addresses.ts';
import { type SavedDownload, savedDownloads } from './saved-downloads.ts';
import { useOfUnpacked } from './unpacked-uses.ts';
import { unpacking } from './unpacking.ts';

/** A downloaded file, and what became of it. */
export interface Download {
  /** As written. */
  readonly url: string;
  readonly span: Span;
  /** Its paths, as written: where it was saved, then where it was moved. */
  readonly paths: readonly string[];
  /** What makes a program of it; `undefined` as long as it may be data. */
  readonly use: DownloadUse | undefined;
  /** Whether a command verifies a checksum or a signature. */
  readonly checked: boolean;
}

export interface DownloadUse {
  /** A participle: `made executable`. */
  readonly how: string;
  readonly span: Span;
  /** It was unpacked, and this was done with what was probably in it. */
  readonly afterUnpacking: boolean;
}

/** Follows downloaded files through commands in their order. */
export interface DownloadTracker {
  /** All so far, in their order. */
  downloads(): readonly Download[];
  /** Begins a script in a folder, `undefined` if that is unknown. */
  enter(script: Script, folder: string | undefined): void;
  /** `downloads`: whether the files that the command downloads count; their use counts always. */
  follow(command: Command, downloads: boolean): void;
}

/** Files of one name: a branch for every platform. No more are followed. */
const mostOfOneName = 32;

/** Nobody moves a file more often. */
const mostPaths = 16;

/** Patterns are compared with no more names. */
const mostNames = 64;

interface Tracked extends Download {
  readonly paths: string[];
  use: DownloadUse | undefined;
  /** Its use unless a command shows a better one. */
  unless: DownloadUse | undefined;
  checked: boolean;
}

/** `searched`: the folders of `PATH`. */
export function trackDownloads(searched: readonly string[]): DownloadTracker {
  const downloads: Tracked[] = [];
  const byName = new Map<string, Tracked[]>();
  let unchecked: Tracked[] = [];
  let current: Script | undefined;
  let here: string | undefined;
  /** Archives that the current script has unpacked, until something is built, run or installed. */
  let unpacked: Tracked[] = [];
  let folders: string[] = [];

  const name = (download: Tracked, path: string): void => {
    const key = fileNameOf(path);
    const others = byName.get(key) ?? [];
    if (key === '' || others.length >= mostOfOneName || download.paths.length >= mostPaths) return;
    download.paths.push(path);
    if (!others.includes(download)) byName.set(key, [...others, download]);
  };
  const named = (path: string): readonly Tracked[] => {
    const file = fileNameOf(path);
    if (!file.includes('*'))
      return (byName.get(file) ?? []).filter(({ paths }) => paths.some((each) => mayBeSame(each, path)));
    const found: Tracked[] = [];
    let names = 0;
    for (const [key, known] of byName) {
      if (++names > mostNames) break;
      if (fitsPattern(key, file)) found.push(...known);
    }
    return found;
  };
  const use = (found: readonly Tracked[], how: string, span: Span, afterUnpacking = false): void => {
    for (const download of found) download.use ??= { how, span, afterUnpacking };
  };
  const add = ({ url, path }: Pick<SavedDownload, 'url' | 'path'>, span: Span): Tracked => {
    const download = { url: url.display, span, paths: [], use: undefined, unless: undefined, checked: false };
    downloads.push(download);
    unchecked.push(download);
    if (path !== undefined) name(download, path);
    return download;
  };
  const unpack = (found: readonly Tracked[], command: Command): void => {
    if (found.length === 0) return;
    const into = unpacking(command)?.into?.display ?? here;
    unpacked.push(...found.filter((each) => each.use === undefined));
    if (into === undefined) return;
    const how = `unpacked into ${quoted(into)}`;
    if (folders.length < mostNames) folders.push(into);
    if (holdsSoftware(into) || isAmongPrograms(into)) use(found, how, command.span);
    else if (searched.some((folder) => folder.startsWith(`${into}/`)))
      for (const each of found) each.unless ??= { how, span: command.span, afterUnpacking: false };
  };

  /** A check that names no download, but a list of checksums, may verify all so far. */
  const check = (command: Command): void => {
    const names = checkedNames(command);
    if (names === undefined) return;
    const found = names.flatMap((text) => [text, withoutSignature(text)]).flatMap(named);
    for (const download of found.length > 0 ? found : unchecked) download.checked = true;
    if (found.length === 0) unchecked = [];
  };
  const move = (command: Command): void => {
    const { sources = [], target = '' } = movedFiles(command) ?? {};
    const isFolder = target.endsWith('/') || target === '.' || sources.length > 1;
    for (const file of sources) {
      const path = isFolder ? `${target.replace(/\/$/, '')}/${fileNameOf(file)}` : target;
      for (const each of named(file)) name(each, path);
    }
  };
  const handle = (command: Command, script: Script): void => {
    const used = fileUse(command);
    for (const file of used?.files ?? []) use(named(file), used?.how ?? '', command.span);
    move(command);
    const archive = unpacking(command)?.archive?.display;
    if (archive !== undefined) unpack(named(archive), command);
    else if (unpacked.length > 0) {
      const how = useOfUnpacked(command, script, used, folders);
      if (how === undefined) return;
      use(unpacked, how, command.span, true);
      unpacked = [];
    }
  };
  const download = (command: Command): void => {
    for (const word of installedFiles(command).filter(isAddress)) {
      if (!mayBeProgram(word.display, undefined)) continue;
      use([add({ url: word, path: undefined }, word.span)], `installed by ${quoted(command.name)}`, word.span);
    }
    for (const saved of savedDownloads(command)) {
      const { url, path, unpacker } = saved;
      if (!mayBeProgram(url.display, path)) continue;
      const added = add(saved, command.span);
      if (unpacker !== undefined) unpack([added], unpacker);
      if (path !== undefined && isAmongPrograms(path)) use([added], `saved as ${quoted(path)}`, command.span);
    }
  };

  return {
    downloads: () => downloads.map((each) => ({ ...each, use: each.use ?? each.unless })),
    enter: (script, folder) => {
      current = script;
      here = folder;
      unpacked = [];
      folders = [];
    },
    follow: (command, counts) => {
      if (current === undefined) return;
      if (command.name === 'cd') here = folderFrom(here, commandLine(command).operands[0]?.text);
      check(command);
      handle(command, current);
      if (counts) download(command);
    },
  };
}

function withoutSignature(path: string): string {
  return path.replace(/\.(?:asc|sig|sign|sha\d+(?:sums?)?|md5|minisig|bundle|pem)$/i, '');
}

/** Not data, not from the machine’s own network, and not a commit, whose address says what it holds. */
function mayBeProgram(url: string, path: string | undefined): boolean {
  if (isDataName(fileNameOf(url)) || (path !== undefined && isDataName(fileNameOf(path)))) return false;
  if (/(?:^|[^0-9a-f])[0-9a-f]{40}(?:$|[^0-9a-f])/.test(url)) return false;
  return !isAddress({ display: url }) || /^\w+:\/\/\$/.test(url) || !isLocal(url);
}
