import type { ImageInspection } from '../core/image-inspection.ts';
import { noImages, whole } from '../core/image-inspection.ts';
import type { Log } from '../core/log.ts';
import type { Gap } from '../core/review.ts';
import { count, quoted } from '../core/text.ts';
import { openImageTools } from '../image-tools.ts';
import type { Inputs } from '../inputs.ts';
import { inspectImages } from '../inspect-images.ts';
import { namedImages } from '../named-images.ts';
import { readReports } from '../read-reports.ts';
import { askedPaths } from '../review.ts';
import type { Material } from './material.ts';

/** What the images hold that the reviewed commit pulls, as far as it was asked for. */
export async function readImages(
  { head, base, changes, options }: Material,
  { imageRequest }: Inputs,
  { today, workspace }: { readonly today: string; readonly workspace: string },
  log: Log,
): Promise<ImageInspection> {
  if (imageRequest.mode === 'false' && imageRequest.images.length === 0 && imageRequest.reports.length === 0) {
    return noImages;
  }
  const place = { folder: workspace, called: 'the workspace of the job' };
  const { env: environment } = process;
  const built = namedImages(imageRequest.images, { ...place, temporary: environment['RUNNER_TEMP'] });
  try {
    const inspection = await inspectImages({
      ...{ head, base, changes, options, today, log },
      asked: base === undefined ? undefined : askedPaths(options, changes),
      request: imageRequest,
      built: built.sources,
      reports: readReports(imageRequest.reports, place),
      open: () => openImageTools({ request: imageRequest, options, environment, mayDownload: true }, log),
    });
    tellGaps(inspection.gaps, log);
    return whole(inspection);
  } finally {
    built.close();
  }
}

/** Of more images the summary says it. */
const mostLogged = 100;

/** What could not be looked at, by name: an annotation shows its title in other places than the log. */
function tellGaps(gaps: readonly Gap[], log: Log): void {
  for (const { path, subject, reason } of gaps.slice(0, mostLogged)) {
    log.info(`${quoted(subject, 300)}${path === undefined ? '' : ` in ${quoted(path, 300)}`}: ${reason}`);
  }
}

/** More notices of images that were not looked at would leave no room for others. */
const mostNotices = 3;

/** What is annotated of gaps on images: each that blocks; of the others one line for all, where they are many. */
export function imageNotices(gaps: readonly Gap[]): readonly Gap[] {
  const blocking = gaps.filter((gap) => gap.blocking);
  const others = gaps.filter((gap) => !gap.blocking);
  if (others.length <= mostNotices) return gaps;
  const [first] = others;
  const reason = `${count(others.length, 'image was', 'images were')} not looked at; the job's summary says why of each. The first is ${first?.subject}. ${first?.reason}`;
  return [...blocking, { subject: 'images', reason, blocking: false }];
}
