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

/** The images of one run: all its parts share one set of tools and scans. */
export interface ImageReader {
  /** Inspects the images that a part of the reviewed commit pulls, as far as the inputs ask for it. */
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
          // They stay open for the next part.
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

/** The summary lists the others. */
const mostLogged = 100;

/** Logs which images were not scanned, because the log shows no titles of annotations. Returns how many it logged. */
function tellGaps(gaps: readonly Gap[], most: number, log: Log): number {
  const shown = gaps.slice(0, most);
  for (const { path, subject, reason } of shown) {
    log.info(`${quoted(subject, 300)}${path === undefined ? '' : ` in ${quoted(path, 300)}`}: ${reason}`);
  }
  return shown.length;
}

/** More notices about images that were not scanned would leave no room for others. */
const mostNotices = 3;

/** The annotations for image gaps: one for each blocking gap; if there are many others, one for all of them. */
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
    // A gap of the scanner itself is about all images and has no path.
    ...limited.filter(({ path }) => path === undefined),
    ...told(
      limited.filter(({ path }) => path !== undefined),
      'only partly scanned',
    ),
  ];
}
