import { joinSpans, type Span } from '../../core/location.ts';
import type { Violation } from '../../core/rule.ts';
import { quoted } from '../../core/text.ts';
import type { Command } from '../../documents/shell/model.ts';
import { type Executor, executors, wrappersOf } from '../../documents/shell/questions.ts';
import { withoutVersion } from '../build-commands.ts';
import { addresses, isDownload } from '../knowledge/downloaders.ts';
import { tlsOff } from '../knowledge/tls-options.ts';

/** Downloads that a shell or interpreter runs directly from the network: `curl … | sh`, `bash -c "$(curl …)"`. */
export function* pipedDownloads(commands: Iterable<Command>): Iterable<Violation> {
  for (const download of commands) {
    if (!isDownload(download)) continue;
    const [executor] = executors(download);
    if (executor === undefined) continue;
    const url = addresses(download)[0]?.display ?? '';
    const open = /^http:/i.test(url) || tlsOff(download) !== undefined;
    const message = `${quoted(executor.command.name)} runs whatever ${quoted(url || download.name)} returns.`;
    const subject = withoutVersion(url);
    yield { span: spanOf(download, executor), subject, message, ...(open ? { severity: 'high' } : {}) };
  }
}

/** From the download to the command that runs it, including its `sudo`. */
function spanOf(download: Command, { command, by }: Executor): Span {
  if (by !== 'pipe') return command.span;
  const outermost = wrappersOf(command).findLast(({ pipeline }) => pipeline === download.pipeline) ?? command;
  return joinSpans(download.span, outermost.span);
}
