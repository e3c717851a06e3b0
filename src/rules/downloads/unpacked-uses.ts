import { quoted } from '../../core/text.ts';
import type { Command, Script } from '../../documents/shell/model.ts';
import { holdsSoftware, isAmongPrograms } from './file-names.ts';
import { type FileUse, movedFiles } from './file-uses.ts';

const builders =
  /^(?:configure|g?make|cmake|ninja|meson|scons|phpize|docker-php-ext-install|bazel|mvn|gradle|gradlew|autogen\.sh|bootstrap(?:\.sh)?|buildconf)$/;

/**
 * What a command does that follows the unpacking of an archive into these folders, and probably uses what was in it: a
 * participle as in `FileUse`. `use`: what it does with files.
 */
export function useOfUnpacked(
  command: Command,
  script: Script,
  use: FileUse | undefined,
  folders: readonly string[],
): string | undefined {
  const { name, words } = command;
  const has = (pattern: RegExp): boolean => words.some(({ display }) => pattern.test(display));
  const isUnpacked = (file: string): boolean =>
    mayBeBelow(file, folders) && !script.files.has(file.replace(/^\.\//, ''));
  if (builders.test(name) || (/^(?:go|cargo)$/.test(name) && has(/^(?:build|install)$/)))
    return `built with ${quoted(name)}`;
  if (/^(?:python|pip)[0-9.]*$/.test(name) && has(/^(?:setup\.py|\.\/?)$/)) return `installed by ${quoted(name)}`;
  const moved = movedFiles(command);
  if (moved !== undefined) {
    if (!moved.sources.some(isUnpacked)) return undefined;
    if (isAmongPrograms(moved.target)) return `installed as ${quoted(moved.target)}`;
    return holdsSoftware(moved.target) ? `installed in ${quoted(moved.target)}` : undefined;
  }
  // A mode for all that is in a folder makes no program of it.
  if (name === 'chmod' && !has(/\+/)) return undefined;
  return use?.files.some(isUnpacked) ? use.how : undefined;
}

/** Whether a path may lead into one of the folders; a relative one may, since nobody knows every `cd`. */
function mayBeBelow(path: string, folders: readonly string[]): boolean {
  if (!path.startsWith('/') || path.startsWith('/tmp/')) return true;
  return folders.some((folder) => folder !== '/' && path.startsWith(`${folder.replace(/\/$/, '')}/`));
}
