import type { ImageRequest } from '../core/image-request.ts';
import type { Log } from '../core/log.ts';
import type { Options } from '../core/options.ts';
import type { ImageTools } from '../scanning/inspect-images.ts';

export interface ToolSettings {
  readonly request: ImageRequest;
  readonly options: Options;
  /** Of the process, to look things up in; a child gets none of it but what is listed for it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a Trivy may be fetched where there is none. */
  readonly mayDownload: boolean;
}

/** Trivy, and a client of the registries that may be asked. Loaded only where there is an image to look into. */
export async function openImageTools(settings: ToolSettings, log: Log): Promise<ImageTools> {
  const { request, options, environment, mayDownload } = settings;
  const { allowedRegistries, images } = options;
  const [{ openTrivy }, { openRegistry }] = await Promise.all([
    import('../trivy/open-trivy.ts'),
    import('../registry/registry.ts'),
  ]);
  const registry = openRegistry(
    { allowedRegistries, tokenServices: images.tokenServices, environment, timeoutSeconds: images.timeout },
    log,
  );
  const { trivy, platform } = request;
  const scanner = openTrivy(
    { ...trivy, platform, timeoutSeconds: images.timeout, mayDownload, environment },
    registry,
    log,
  );
  return {
    scanner,
    registry,
    close: async () => {
      registry.close();
      await scanner.close();
    },
  };
}
