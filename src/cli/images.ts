import type { ImageInspection } from '../core/image-inspection.ts';
import { noImages } from '../core/image-inspection.ts';
import type { Log } from '../core/log.ts';
import { noReports } from '../images/given-reports.ts';
import type { ImageInputs } from '../inspect-images.ts';
import type { Given } from './arguments.ts';
import { imageRequestOf } from './image-request.ts';
import type { Surroundings } from './surroundings.ts';

/** What the images hold that the files pull, where `--images` or `--image-report` asks for it. */
export async function readImages(
  material: Pick<ImageInputs, 'head' | 'base' | 'changes' | 'options'>,
  asked: ReadonlySet<string> | undefined,
  given: Given,
  around: Surroundings,
  log: Log,
): Promise<ImageInspection> {
  const request = imageRequestOf(given, around);
  if (request.mode === 'false' && request.reports.length === 0) return noImages;
  // A scan without images loads nothing of this.
  const [{ inspectImages }, { openImageTools }] = await Promise.all([
    import('../inspect-images.ts'),
    import('../image-tools.ts'),
  ]);
  const { environment, today } = around;
  return inspectImages({
    ...{ ...material, asked, request, today, log },
    reports: noReports,
    open: () => openImageTools({ request, options: material.options, environment, mayDownload: false }, log),
  });
}
