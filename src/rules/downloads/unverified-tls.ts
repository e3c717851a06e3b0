import type { Edit } from '../../core/edit.ts';
import type { Violation } from '../../core/rule.ts';
import { quoted } from '../../core/text.ts';
import type { Command, Word } from '../../documents/shell/model.ts';
import { withoutWord } from '../build-commands.ts';
import { addresses, isDownload } from '../knowledge/downloaders.ts';
import { tlsOff } from '../knowledge/tls-options.ts';
import { isLocal } from './plain-addresses.ts';

/** What to report for a command that skips certificate verification; `undefined` for any other. */
export function unverifiedCommand(command: Command): Violation | undefined {
  const word = tlsOff(command);
  if (word === undefined) return undefined;
  const message = `${quoted(word.display)} turns certificate verification off for ${quoted(command.name)}.`;
  return { span: word.span, subject: command.name, message, edits: verified(command, word) };
}

/**
 * The same for a command that runs in a container: downloads from the container itself or from other services
 * (`https://search:9200`) do not count, nor do those whose address is unknown.
 */
export function unverifiedStart(command: Command): Violation | undefined {
  const urls = isDownload(command) ? addresses(command).map(({ display }) => display) : undefined;
  return urls?.every(isLocal) ? undefined : unverifiedCommand(command);
}

function verified(command: Command, word: Word): readonly Edit[] {
  if (word.raw !== word.display) return [];
  if (/^(?:-k|--insecure|--proxy-insecure|--no-check-certificate|--no-strict-ssl|--strict-ssl=\w+)$/.test(word.raw)) {
    return withoutWord(command, word);
  }
  // A cluster of letters without values: `-fsSLk`.
  if (command.name === 'curl' && /^-[a-zA-Z]*k[fgiIjLnNOqsSvV#0-9]*$/.test(word.raw)) {
    return [{ span: word.span, text: word.raw.replace('k', '') }];
  }
  return [];
}
