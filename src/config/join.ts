import type { ImageOptions, Options } from '../core/options.ts';
import type { Config } from './config.ts';

/** The default path of the config. */
export const defaultConfigPath = '.github/plimsoll.yml';

/** Options from inputs or flags. They win over the config, and the config wins over the defaults. */
export type GivenOptions = Partial<Omit<Options, 'images'>> & { readonly images?: Partial<ImageOptions> };

export function joinOptions(defaults: Options, config: Config, given: GivenOptions): Options {
  return { ...defaults, ...config, ...given, images: { ...defaults.images, ...config.images, ...given.images } };
}
