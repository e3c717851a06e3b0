import type { ImageInspection } from '../core/image-inspection.ts';
import { lazy } from '../core/lazy.ts';
import type { ImageInputs } from '../scanning/inspect-images.ts';
import type { Given } from './arguments.ts';
import { imageRequestOf } from './image-request.ts';
import type { Surroundings } from './surroundings.ts';

interface Asking {
  readonly given: Given;
  readonly around: Surroundings;
  readonly options: ImageInputs['options'];
  readonly log: ImageInputs['log'];
  /** Turns a path that the user wrote into the project's path; anything else stays as it is. */
  readonly pathOf: (written: string) => string;
}

/** The images of one run: all its parts share one set of tools, reports and scans. */
export interface ImageReader {
  /** Inspects the images that the files pull, if `--images` or `--image-report` is given. */
  read(
    material: Pick<ImageInputs, 'head' | 'base' | 'changes'>,
    asked: ReadonlySet<string> | undefined,
  ): Promise<ImageInspection>;
  close(): Promise<void>;
}

/** `undefined` if no flag asks for images. */
export function imageReader({ given, around, options, log, pathOf }: Asking): ImageReader | undefined {
  const written = imageRequestOf(given, around);
  if (written.mode === 'false' && written.reports.length === 0) return undefined;
  const request = {
    ...written,
    reports: written.reports.map((source) => ({ ...source, belongsTo: pathOf(source.belongsTo) })),
  };
  const { environment, folder, today } = around;
  const reports = lazy(async () =>
    (await import('../image-sources/read-reports.ts')).readReports(request.reports, {
      folder,
      called: 'the working directory',
    }),
  );
  let opened = false;
  const tools = lazy(async () => {
    const { openImageTools } = await import('../image-sources/image-tools.ts');
    const open = await openImageTools({ request, options, environment, mayDownload: false }, log);
    opened = true;
    return open;
  });
  const begun: ImageInputs['begun'] = new Map();
  return {
    async read(material, asked) {
      const { inspectImages } = await import('../scanning/inspect-images.ts');
      return inspectImages({
        ...{ ...material, options, asked, request, today, log, begun },
        built: [],
        reports: await reports(),
        // They stay open for the next part.
        open: async () => ({ ...(await tools()), close: async () => undefined }),
      });
    },
    close: async () => (opened ? (await tools()).close() : undefined),
  };
}
