import { quoted } from '../../core/text.ts';
import type { Command, Word } from '../../documents/shell/model.ts';
import { commandLine, executesInput, isShell, packageCommand } from '../../documents/shell/questions.ts';
import { modeSetBy } from '../granted-modes.ts';
import { isAddress } from '../knowledge/downloaders.ts';
import { signaturesOff } from '../knowledge/signature-options.ts';
import { isAmongPrograms, isProgramFolder } from './file-names.ts';
import { decompresses } from './unpacking.ts';

/** What a command does with files that makes programs of them. */
export interface FileUse {
  /** As written; patterns stay patterns. */
  readonly files: readonly string[];
  /** A participle: `made executable`. */
  readonly how: string;
}

/** The files that a command makes executable, runs, installs, or puts among programs. */
export function fileUse(command: Command): FileUse | undefined {
  const { name, program = '' } = command;
  const mode = modeSetBy(command)?.word;
  if (name === 'chmod')
    return mode && isExecutable(mode.display) ? used(behind(command, mode), 'made executable') : undefined;
  const moved = movedFiles(command);
  if (moved !== undefined) {
    const { sources, target } = moved;
    if (isProgramFolder(target)) return { files: sources, how: `installed in ${quoted(target)}` };
    return isAmongPrograms(target) ? { files: sources, how: `installed as ${quoted(target)}` } : undefined;
  }
  const installed = installedFiles(command);
  if (installed.length > 0) return used(installed, `installed by ${quoted(packageCommand(command)?.manager ?? name)}`);
  const script = scriptOf(command);
  if (script !== undefined) return used([script], `run by ${quoted(name)}`);
  return program.includes('/') ? { files: [program], how: 'run' } : undefined;
}

function used(words: readonly Word[], how: string): FileUse {
  return { files: words.map(({ display }) => display), how };
}

function behind({ words }: Command, word: Word): readonly Word[] {
  return words.slice(words.indexOf(word) + 1);
}

/** `755`, `0755`, `+x`, `u=rwx,go=rx`. */
function isExecutable(mode: string): boolean {
  return /^[0-7]{3,5}$/.test(mode) ? /[1357]/.test(mode.slice(-3)) : /[+=][rwst]*x/.test(mode);
}

/** Files that get another name, or the same in another folder. */
export interface MovedFiles {
  readonly sources: readonly string[];
  readonly target: string;
}

/** `mv`, `cp`, `install`, `ln` with files, and `gunzip` of one. */
export function movedFiles(command: Command): MovedFiles | undefined {
  const { name } = command;
  if (decompresses(command)) {
    const [file] = commandLine(command).operands;
    const target = file?.display.replace(/\.\w+$/, '');
    return file === undefined || target === undefined ? undefined : { sources: [file.display], target };
  }
  if (!/^(?:mv|cp|install|ln)$/.test(name)) return undefined;
  const { options, operands } = commandLine(command);
  if (name === 'install' && options.some((option) => option.name === '-d' || option.name === '--directory'))
    return undefined;
  const folder = options.find((option) => option.name === '-t' || option.name === '--target-directory')?.value;
  const target = folder ?? operands.at(-1);
  const sources = folder === undefined ? operands.slice(0, -1) : operands;
  if (target === undefined || sources.length === 0) return undefined;
  return { sources: sources.map(({ display }) => display), target: target.display };
}

/** Installers whose packages nobody signed, or whose signatures they do not verify for files. */
const managers = /^(?:apt|apt-get|aptitude|yum|dnf|dnf5|tdnf|microdnf|pip[0-9.]*|pipx|npm|yarn|pnpm|gem)$/;

/**
 * Packages that a command installs from files, and with rpm, yum and dnf from addresses. yum and dnf verify signatures
 * only of what comes from a repository (`localpkg_gpgcheck` in https://dnf.readthedocs.io/en/latest/conf_ref.html), apt
 * likewise; rpm warns of a key that it does not know, and goes on. zypper and apk refuse what nobody signed. None if an
 * option turns signatures off: that is the cause then.
 */
export function installedFiles(command: Command): readonly Word[] {
  const { name } = command;
  const isFront = managers.test(name) || /^python/.test(name);
  if ((!isFront && !/^(?:dpkg|gdebi|rpm)$/.test(name)) || signaturesOff(command) !== undefined) return [];
  if (isFront) return filesAmongPackages(command);
  const { options, operands } = commandLine(command);
  if (name === 'dpkg') return options.some((each) => /^(?:-i|--install|--unpack)$/.test(each.name)) ? operands : [];
  if (name === 'rpm') {
    const installs = options.some((each) => /^(?:-[iUF]|--install|--upgrade|--freshen)$/.test(each.name));
    const asks = options.some((each) => /^(?:-[qeVK]|--query|--erase|--import|--checksig|--verify)$/.test(each.name));
    return installs && !asks ? operands : [];
  }
  return operands;
}

function filesAmongPackages(command: Command): readonly Word[] {
  const use = packageCommand(command);
  if (use?.action !== 'install' || !managers.test(use.manager)) return [];
  if (use.options.some(({ value }) => /localpkg_gpgcheck=(?:1|true|yes)/i.test(value?.display ?? ''))) return [];
  return use.packages.filter((word) => (isAddress(word) ? /yum|dnf/.test(use.manager) : /[/.*]/.test(word.display)));
}

/** The file that a shell, an interpreter, `.` or `java -jar` runs. */
function scriptOf(command: Command): Word | undefined {
  const { name, words, redirects } = command;
  if (name === '.' || name === 'source') return words[0];
  if (name === 'java') return words[words.findIndex(({ display }) => display === '-jar') + 1 || words.length];
  if (!isShell(command) && !/^(?:python|pypy|perl|ruby|node|php)[0-9.]*$/.test(name)) return undefined;
  if (executesInput(command)) return redirects.findLast(({ operator }) => operator === '<')?.target;
  const { options, operands } = commandLine(command);
  const text = isShell(command) ? /^-c$/ : /^-[cemr]$/;
  return options.some((option) => text.test(option.name)) ? undefined : operands[0];
}
