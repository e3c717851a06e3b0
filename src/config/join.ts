import type { ImageOptions, Options } from '../core/options.ts';
import type { Config } from './config.ts';

/** Where the config lies unless somebody says otherwise. */
export const defaultConfigPath = '.github/plimsoll.yml';

/** Options that the user gave by input or flag: they win over the config, as the config wins over the defaults. */
export type GivenOptions = Partial<Omit<Options, 'images'>> & { readonly images?: Partial<ImageOptions> };

export function joinOptions(defaults: Options, config: Config, given: GivenOptions): Options {
  return { ...defaults, ...config, ...given, images: { ...defaults.images, ...config.images, ...given.images } };
}
