import type { ImageInspection } from '../core/image-inspection.ts';
import { noImages, whole } from '../core/image-inspection.ts';
import { lazy } from '../core/lazy.ts';
import type { Log } from '../core/log.ts';
import type { Gap } from '../core/review.ts';
import { count, quoted } from '../core/text.ts';
import { openImageTools } from '../image-sources/image-tools.ts';
import { namedImages } from '../image-sources/named-images.ts';
import { readReports } from '../image-sources/read-reports.ts';
import { askedPaths } from '../review/review.ts';
import { type ImageInputs, type ImageTools, inspectImages } from '../scanning/inspect-images.ts';
import type { Inputs } from './inputs.ts';
import type { Material, Part } from './material.ts';

/** The images of one run: one set of tools and of scans, whatever is looked at with it. */
export interface ImageReader {
  /** What the images hold that a part of the reviewed commit pulls, as far as it was asked for. */
  read(part: Part): Promise<ImageInspection>;
  close(): Promise<void>;
}

export function imageReader(
  { changes, options }: Pick<Material, 'changes' | 'options'>,
  { imageRequest }: Inputs,
  { today, workspace }: { readonly today: string; readonly workspace: string },
  log: Log,
): ImageReader {
  if (imageRequest.mode === 'false' && imageRequest.images.length === 0 && imageRequest.reports.length === 0) {
    return { read: async () => noImages, close: async () => undefined };
  }
  const place = { folder: workspace, called: 'the workspace of the job' };
  const { env: environment } = process;
  const named = lazy(() => namedImages(imageRequest.images, { ...place, temporary: environment['RUNNER_TEMP'] }));
  const reports = lazy(() => readReports(imageRequest.reports, place));
  let opened: Promise<ImageTools> | undefined;
  const begun: ImageInputs['begun'] = new Map();
  let told = 0;
  return {
    async read({ head, base }) {
      const inspection = await inspectImages({
        ...{ head, base, changes, options, today, log, begun },
        asked: base === undefined ? undefined : askedPaths(options, changes),
        request: imageRequest,
        built: named().sources,
        reports: reports(),
        open: async () => {
          opened ??= openImageTools({ request: imageRequest, options, environment, mayDownload: true }, log);
          // They stay open for what is looked at next.
          return { ...(await opened), close: async () => undefined };
        },
      });
      told += tellGaps(inspection.gaps, mostLogged - told, log);
      return whole(inspection);
    },
    async close() {
      named().close();
      await opened?.then(({ close }) => close());
    },
  };
}

/** Of more images the summary says it. */
const mostLogged = 100;

/** What could not be looked at, by name: an annotation shows its title in other places than the log. Says how many it told. */
function tellGaps(gaps: readonly Gap[], most: number, log: Log): number {
  const shown = gaps.slice(0, most);
  for (const { path, subject, reason } of shown) {
    log.info(`${quoted(subject, 300)}${path === undefined ? '' : ` in ${quoted(path, 300)}`}: ${reason}`);
  }
  return shown.length;
}

/** More notices of images that were not looked at would leave no room for others. */
const mostNotices = 3;

/** What is annotated of gaps on images: each that blocks; of the others one line for all, where they are many. */
export function imageNotices(gaps: readonly Gap[]): readonly Gap[] {
  const told = (some: readonly Gap[], how: string): readonly Gap[] => {
    const [first] = some;
    if (first === undefined || some.length <= mostNotices) return some;
    const reason = `${count(some.length, 'image was', 'images were')} ${how}; the job summary gives the reason for each. The first is ${first.subject}. ${first.reason}`;
    return [{ subject: 'images', reason, blocking: false, ...(first.limited && { limited: true }) }];
  };
  const others = gaps.filter(({ blocking }) => !blocking);
  const [unseen, limited] = [others.filter((gap) => !gap.limited), others.filter((gap) => gap.limited)];
  return [
    ...gaps.filter(({ blocking }) => blocking),
    ...told(unseen, 'not scanned'),
    // What is said of the scanner itself holds for all images, and names none.
    ...limited.filter(({ path }) => path === undefined),
    ...told(
      limited.filter(({ path }) => path !== undefined),
      'only partly scanned',
    ),
  ];
}
