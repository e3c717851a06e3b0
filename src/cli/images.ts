import type { ImageInspection } from '../core/image-inspection.ts';
import { noImages } from '../core/image-inspection.ts';
import type { Log } from '../core/log.ts';
import type { ImageInputs } from '../inspect-images.ts';
import type { Given } from './arguments.ts';
import { imageRequestOf } from './image-request.ts';
import type { Surroundings } from './surroundings.ts';

interface Asking {
  readonly given: Given;
  readonly around: Surroundings;
  /** A path as the user writes it, as the project has it; what is no path stays as it is. */
  readonly pathOf: (written: string) => string;
}

/** What the images hold that the files pull, where `--images` or `--image-report` asks for it. */
export async function readImages(
  material: Pick<ImageInputs, 'head' | 'base' | 'changes' | 'options'>,
  asked: ReadonlySet<string> | undefined,
  { given, around, pathOf }: Asking,
  log: Log,
): Promise<ImageInspection> {
  const written = imageRequestOf(given, around);
  const request = {
    ...written,
    reports: written.reports.map((source) => ({ ...source, belongsTo: pathOf(source.belongsTo) })),
  };
  if (request.mode === 'false' && request.reports.length === 0) return noImages;
  // A scan without images loads nothing of this.
  const [{ inspectImages }, { openImageTools }, { readReports }] = await Promise.all([
    import('../inspect-images.ts'),
    import('../image-tools.ts'),
    import('../read-reports.ts'),
  ]);
  const { environment, folder, today } = around;
  return inspectImages({
    ...{ ...material, asked, request, today, log },
    built: [],
    reports: readReports(request.reports, { folder, called: 'the working directory' }),
    open: () => openImageTools({ request, options: material.options, environment, mayDownload: false }, log),
  });
}
