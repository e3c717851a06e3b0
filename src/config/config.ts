import { product } from '../core/product.ts';
import type { RuleNames } from '../core/rule-names.ts';
import { configKeys } from './keys.ts';
import { type JsonSchema, type Key, mapping, type Read, written } from './shapes.ts';
import { readSource } from './source.ts';

/** The content of a config file; names and meanings are those of `Options`. */
export type Config = Omit<Read<typeof configKeys>, 'version'>;

const shape = mapping(configKeys);

/** Throws `UsageError` with `path:line:column` and the nearest valid word for anything that is not valid. */
export function parseConfig(path: string, text: string, names: RuleNames): Config {
  const source = readSource(path, text);
  if (source.root === undefined) return {};
  const { version: _, ...config } = shape.read(source.resolve(source.root), { source, key: '', names });
  return config;
}

/** The JSON Schema of the config file, for editors. */
export function configSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${product.repository}/blob/main/schema/config.schema.json`,
    title: `Configuration of ${product.name}`,
    ...shape.schema,
  };
}

/** One key of the config, for the documentation. */
export interface DocumentedKey {
  readonly name: string;
  readonly says: string;
  /** As JSON; '' if there is no default. */
  readonly fallback: string;
  /** The valid words, if there are only a few. */
  readonly words: readonly string[];
}

export function documentedKeys(): readonly DocumentedKey[] {
  return Object.entries(configKeys).map(([name, { shape, says, fallback }]: [string, Key<unknown>]) => {
    return {
      name: written(name),
      says,
      fallback: fallback === undefined ? '' : JSON.stringify(fallback),
      words: shape.schema.enum ?? [],
    };
  });
}
