import type { RelatedPlace, Violation } from '../../core/rule.ts';
import { quoted } from '../../core/text.ts';
import type { Stage } from '../../documents/dockerfile/model.ts';
import type { Command, Script } from '../../documents/shell/model.ts';
import { withoutVersion } from '../build-commands.ts';
import { isAddress, isDownload } from '../knowledge/downloaders.ts';
import { type Download, type DownloadUse, trackDownloads } from './download-tracking.ts';
import { fileNameOf, folderFrom } from './file-names.ts';

/**
 * The programs and packages that the RUNs of a stage download, then run or install, without any command of the stage
 * verifying a checksum or a signature.
 */
export function* unverifiedDownloads(stage: Stage): Iterable<Violation> {
  // Most stages download nothing.
  if (!stage.instructions.some(({ keyword, script }) => keyword === 'RUN' && script?.commands.some(mayFetch))) return;
  const { value } = stage.end.env.get('PATH') ?? {};
  const tracker = trackDownloads((value?.text ?? value?.raw ?? '').split(':'));
  let folder: string | undefined;
  for (const { keyword, script, args } of stage.instructions) {
    if (keyword === 'WORKDIR') folder = folderFrom(folder, args[0]?.text);
    if (script === undefined) continue;
    tracker.enter(script, folder);
    for (const command of script.commands) tracker.follow(command, keyword === 'RUN');
  }
  yield* unverified(tracker.downloads());
}

/** The same for the commands of one script. */
export function* unverifiedDownloadsIn(script: Script): Iterable<Violation> {
  if (!script.commands.some(mayFetch)) return;
  const tracker = trackDownloads([]);
  tracker.enter(script, undefined);
  for (const command of script.commands) tracker.follow(command, true);
  yield* unverified(tracker.downloads());
}

function* unverified(downloads: readonly Download[]): Iterable<Violation> {
  for (const { url, span, use, checked, paths } of downloads) {
    if (use === undefined || checked) continue;
    const how = use.afterUnpacking ? `, unpacked and ${use.how}` : ` and ${use.how}`;
    // Whoever sets a variable for the whole address may know what is there.
    const isCertain = !use.afterUnpacking && /^(?:\w+:\/\/)?[^$"']/.test(url);
    yield {
      span,
      // Another scheme is still the same download.
      subject: withoutVersion(url).replace(/^\w+:\/\//, ''),
      message: `${quoted(url)} is downloaded${how}, but never verified.`,
      related: use.span.start.line === span.start.line ? [] : [placeOf(use, paths[0] ?? url)],
      ...(isCertain ? {} : { confidence: 'medium' }),
    };
  }
}

function mayFetch(command: Command): boolean {
  return isDownload(command) || command.words.some(isAddress);
}

function placeOf({ how, span, afterUnpacking }: DownloadUse, path: Download['url']): RelatedPlace {
  return { span, message: `${quoted(fileNameOf(path))} is ${afterUnpacking ? 'unpacked and ' : ''}${how} here.` };
}
