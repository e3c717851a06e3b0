import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { defaultConfigPath, type GivenOptions, joinOptions } from '../config/join.ts';
import { UsageError } from '../core/errors.ts';
import { gapEffects } from '../core/gate.ts';
import { defaultOptions, type Options } from '../core/options.ts';
import { scopes } from '../core/review.ts';
import { profiles } from '../core/rule.ts';
import { thresholds } from '../core/severity.ts';
import { quoted } from '../core/text.ts';
import { catalogueNames } from '../review/catalogue.ts';
import { troubleOf } from '../system/trouble.ts';
import type { Given } from './arguments.ts';

/** The config that `--config` names, otherwise the one that `otherwise` finds at the default place. */
export async function readConfig(
  given: Given,
  folder: string,
  otherwise: () => Promise<Uint8Array | undefined>,
): Promise<Config> {
  const file = given.one('config');
  const content = file === undefined ? await otherwise() : readNamed(file, folder);
  if (content === undefined) return {};
  // The YAML reader is large, and without a config nothing else may need it.
  const { parseConfig } = await import('../config/config.ts');
  return parseConfig(file ?? defaultConfigPath, new TextDecoder().decode(content), catalogueNames);
}

/** The config at the default place in a folder, if there is one. */
export async function configIn(folder: string): Promise<Uint8Array | undefined> {
  return configOf(async (path) => (existsSync(resolve(folder, path)) ? readNamed(path, folder) : undefined));
}

const misnamed = defaultConfigPath.replace(/yml$/, 'yaml');

/**
 * What `read` finds at the default place. Throws `UsageError` for a config with the extension `.yaml`, which would be
 * ignored.
 */
export async function configOf(
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array | undefined> {
  const content = await read(defaultConfigPath);
  if (content !== undefined || (await read(misnamed)) === undefined) return content;
  throw new UsageError(
    `The config is read from \`${defaultConfigPath}\`; rename \`${misnamed}\`, or pass it with \`--config\`.`,
  );
}

function readNamed(file: string, folder: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, file));
  } catch (error) {
    throw new UsageError(`The config ${quoted(file)} could not be read (${troubleOf(error)}).`);
  }
}

/** Flags beat the config, which beats the defaults. */
export function optionsOf(given: Given, config: Config): Options {
  const wanted: { -readonly [Name in keyof GivenOptions]: GivenOptions[Name] } = {};
  const profile = given.word('profile', profiles);
  const scope = given.word('scope', scopes);
  const failOn = given.word('fail-on', thresholds);
  const onError = given.word('on-error', gapEffects);
  const include = given.many('include');
  const exclude = given.many('exclude');
  const allowedRegistries = given.many('allowed-registries');
  if (profile !== undefined) wanted.profile = profile;
  if (scope !== undefined) wanted.scope = scope;
  if (failOn !== undefined) wanted.failOn = failOn;
  if (onError !== undefined) wanted.onError = onError;
  if (include !== undefined) wanted.include = include;
  if (exclude !== undefined) wanted.exclude = exclude;
  if (allowedRegistries !== undefined) wanted.allowedRegistries = allowedRegistries;
  return joinOptions(defaultOptions, config, wanted);
}
