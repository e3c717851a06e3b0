import type { ImageRequest } from '../core/image-request.ts';
import type { Log } from '../core/log.ts';
import type { Options } from '../core/options.ts';
import type { ImageTools } from '../scanning/inspect-images.ts';

export interface ToolSettings {
  readonly request: ImageRequest;
  readonly options: Options;
  /** The environment of this process, for look-ups; a child process gets only the variables listed for it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether Trivy may be downloaded if there is none. */
  readonly mayDownload: boolean;
}

/** Trivy, and a client for the allowed registries. Loaded only if there is an image to scan. */
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
