import { lazy } from '../core/lazy.ts';
import type { Violation } from '../core/rule.ts';
import { quoted } from '../core/text.ts';
import type { Command } from '../documents/shell/model.ts';
import { commandLine, isInterpreter, isShell } from '../documents/shell/questions.ts';
import { withoutVersion } from './build-commands.ts';
import { addresses, isDownload } from './knowledge/downloaders.ts';
import { tlsOff } from './knowledge/tls-options.ts';

/**
 * Downloads that a command of the same script runs from the file in which they were saved, although nothing compares
 * them with a checksum or a signature: `curl -O …/install.sh && sh install.sh`.
 */
export function* savedDownloads(commands: readonly Command[]): Iterable<Violation> {
  const saved = new Map<string, Command>();
  const told = new Set<Command>();
  const isChecked = lazy(() => commands.some(isChecking));
  for (const command of commands) {
    if (isDownload(command)) {
      const file = fileOf(command);
      if (file !== undefined) saved.set(file, command);
      continue;
    }
    const file = saved.size === 0 ? undefined : runFile(command);
    const download = file === undefined ? undefined : saved.get(file);
    if (file === undefined || download === undefined || told.has(download) || isChecked()) continue;
    told.add(download);
    const url = addresses(download)[0]?.display ?? '';
    const open = /^http:/i.test(url) || tlsOff(download) !== undefined;
    yield {
      span: command.span,
      // The same file over HTTPS is the same finding.
      subject: withoutVersion(url).replace(/^https?:/i, ''),
      message: `${quoted(file)} is run as it was downloaded, without a checksum.`,
      related: [{ span: download.span, message: 'Downloaded here.' }],
      ...(open ? { severity: 'high' } : {}),
    };
  }
}

/** The name of the file that it is saved in; folders are left out, for a `cd` may stand between. */
function fileOf(command: Command): string | undefined {
  const [address] = addresses(command);
  const { options } = commandLine(command);
  const isWget = command.name.startsWith('wget');
  const target =
    options.findLast(({ name }) => (isWget ? /^(?:-O|--output-document)$/ : /^(?:-o|--output)$/).test(name))?.value ??
    command.redirects.findLast(({ operator, descriptor }) => operator === '>' && (descriptor ?? 1) === 1)?.target;
  if (target !== undefined) return nameOf(target.text);
  const isNamed = isWget || options.some(({ name }) => name === '-O' || name === '--remote-name');
  return isNamed ? nameOf(address?.text?.replace(/[?#].*$/, '')) : undefined;
}

function nameOf(path: string | undefined): string | undefined {
  if (path === undefined || path.startsWith('/dev/')) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '' || name === '-' ? undefined : name;
}

/** The file that a command runs: the operand of a shell or an interpreter, or the program itself where it has a path. */
function runFile(command: Command): string | undefined {
  const { name, nameSpan, words } = command;
  if (name === '.' || name === 'source') return nameOf(words[0]?.text);
  if (isShell(command) || isInterpreter(name)) return nameOf(commandLine(command).operands[0]?.text);
  const isPath = nameSpan.start.line === nameSpan.end.line && nameSpan.end.column - nameSpan.start.column > name.length;
  return isPath ? name : undefined;
}

const checking = /^(?:sha(?:1|224|256|384|512)sum|shasum|b2sum|gpgv|cosign|minisign)$/;

/** `echo … | sha256sum -c`, `gpg --verify` (not `--dearmor`), `php -r "… hash_file('sha384', …)"` */
function isChecking({ name, words }: Command): boolean {
  return (
    checking.test(name) ||
    words.some(({ display }) => /^--verify$|hash_file|hashlib|sha-?(?:256|384|512)/i.test(display))
  );
}
