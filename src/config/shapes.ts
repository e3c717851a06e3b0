import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { RuleNames } from '../core/rule-names.ts';
import { nearest, quoted } from '../core/text.ts';
import type { Source } from './source.ts';

export interface JsonSchema extends Readonly<Record<string, unknown>> {
  readonly enum?: readonly string[];
}

/** The place of a value. */
export interface Place {
  readonly source: Source;
  /** The keys that lead to it, for messages: `images.max`. */
  readonly key: string;
  readonly names: RuleNames;
}

/** One kind of value: how it is read, and how a JSON Schema describes it. */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /** Throws `UsageError` for anything else. */
  read(node: Node, place: Place): T;
}

/** A key of a mapping. Written in kebab case: `failOn` is `fail-on`. */
export interface Key<T> {
  readonly shape: Shape<T>;
  /** One sentence for the documentation. */
  readonly says: string;
  readonly fallback?: unknown;
}

export type Keys = Readonly<Record<string, Key<unknown>>>;
/** The content of a mapping with these keys, all optional. */
export type Read<K extends Keys> = { readonly [Name in keyof K]?: K[Name] extends Key<infer T> ? T : never };

export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return {
    schema: { enum: words },
    read(node, place) {
      const text = textOf(node, place);
      const word = words.find((candidate) => candidate === text);
      return (
        word ?? refuse(node, place, `${quoted(text ?? kindOf(node))} is not one of ${words.join(', ')}`, text, words)
      );
    },
  };
}

export function integer(least: number): Shape<number> {
  return {
    schema: { type: 'integer', minimum: least },
    read(node, place) {
      const { value } = scalar(node, place, `a whole number, ${least} or more`);
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
      return refuse(node, place, `${quoted(String(value))} is not a whole number of ${least} or more`);
    },
  };
}

export const yesOrNo: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(node, place) {
    const { value } = scalar(node, place, 'true or false');
    return typeof value === 'boolean'
      ? value
      : refuse(node, place, `${quoted(String(value))} is neither true nor false`);
  },
};

/** Text that is not blank. */
export const text: Shape<string> = {
  schema: { type: 'string', pattern: '\\S' },
  read(node, place) {
    const { value } = scalar(node, place, 'text');
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    return refuse(node, place, value === '' ? 'it is empty' : `${quoted(String(value))} is not text; quote it`);
  },
};

export const date: Shape<string> = {
  schema: { type: 'string', format: 'date' },
  read(node, place) {
    const written = textOf(node, place) ?? '';
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written) && dateExists(written);
    return isDate ? written : refuse(node, place, `${quoted(written)} is not a date (YYYY-MM-DD)`);
  },
};

function dateExists(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** The current or a former id of a rule; read as the current one. */
export const ruleId: Shape<string> = {
  schema: { type: 'string', pattern: '^(dockerfile|container|compose|image)/[a-z0-9-]+$' },
  read(node, place) {
    const written = textOf(node, place) ?? '';
    const { ids, resolve } = place.names;
    return resolve(written) ?? refuse(node, place, `there is no rule ${quoted(written)}`, written, ids);
  },
};

/** A list, or one value for a list of one. */
export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { anyOf: [{ type: 'array', items: item.schema }, item.schema] },
    read(node, place) {
      if (!isSeq(node)) return [item.read(node, place)];
      return node.items.map((entry) => item.read(resolved(entry, node, place), place));
    },
  };
}

/** A mapping whose keys are not fixed. */
export function mapOf<T>(key: Shape<string>, value: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return {
    schema: { type: 'object', propertyNames: key.schema, additionalProperties: value.schema },
    read(node, place) {
      const read = new Map<string, T>();
      for (const pair of pairsOf(node, place)) {
        const name = key.read(pair.key, place);
        if (read.has(name)) refuse(pair.key, place, `${quoted(name)} appears twice`);
        if (pair.value !== undefined) read.set(name, value.read(pair.value, below(place, name)));
      }
      return read;
    },
  };
}

/** A mapping with these keys, none of them required. */
export function mapping<K extends Keys>(keys: K): Shape<Read<K>> {
  const byWritten = new Map(Object.entries(keys).map(([name, key]) => [written(name), { name, key }]));
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Array.from(byWritten, ([name, { key }]) => [name, describe(key)])),
    },
    read(node, place) {
      const read: Record<string, unknown> = {};
      const seen = new Set<string>();
      for (const pair of pairsOf(node, place)) {
        const name = textOf(pair.key, place) ?? '';
        const known = byWritten.get(name);
        if (known === undefined)
          return refuse(pair.key, place, `there is no key ${quoted(name)}`, name, byWritten.keys());
        if (seen.has(name)) refuse(pair.key, place, `the key ${quoted(name)} appears twice`);
        seen.add(name);
        if (pair.value !== undefined) read[known.name] = known.key.shape.read(pair.value, below(place, name));
      }
      // Each entry was read by the shape of its key, so it has the type.
      return read as Read<K>;
    },
  };
}

/** Rejects the config: where, under which key, what is wrong, and what was perhaps meant. */
export function refuse(node: Node, place: Place, wrong: string, word = '', words: Iterable<string> = []): never {
  const meant = nearest(word, words);
  const key = place.key === '' ? '' : `${place.key}: `;
  return place.source.refuse(node, `${key}${wrong}${meant === undefined ? '' : `; did you mean ${quoted(meant)}?`}`);
}

/** `maxComments` as it is written: `max-comments`. */
export function written(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function describe({ shape, says, fallback }: Key<unknown>): JsonSchema {
  return { description: says, ...shape.schema, ...(fallback === undefined ? {} : { default: fallback }) };
}

function below(place: Place, name: string): Place {
  return { ...place, key: place.key === '' ? name : `${place.key}.${name}` };
}

interface Pair {
  readonly key: Node;
  /** `undefined` if a key has no value, for example because everything below it is commented out. */
  readonly value: Node | undefined;
}

function pairsOf(node: Node, place: Place): readonly Pair[] {
  if (!isMap(node)) return refuse(node, place, `expected keys and values, found ${kindOf(node)}`);
  return node.items.map(({ key, value }) => {
    const read = value === null ? undefined : resolved(value, node, place);
    return { key: resolved(key, node, place), value: isScalar(read) && read.value === null ? undefined : read };
  });
}

/** The node of an entry, its alias resolved. */
function resolved(entry: unknown, around: Node, place: Place): Node {
  if (!isNodeLike(entry)) return refuse(around, place, 'an entry is empty');
  return place.source.resolve(entry);
}

function isNodeLike(entry: unknown): entry is Node {
  return typeof entry === 'object' && entry !== null && 'range' in entry;
}

function scalar(node: Node, place: Place, wanted: string): { readonly value: unknown } {
  return isScalar(node) ? node : refuse(node, place, `expected ${wanted}, found ${kindOf(node)}`);
}

/** A word as it is written, whatever type YAML gives it: `off`, `2026-01-01`, `1.10`. */
function textOf(node: Node, place: Place): string | undefined {
  const { value } = scalar(node, place, 'a word');
  if (typeof value === 'string') return value;
  return isScalar(node) ? (node.source ?? String(value)) : undefined;
}

function kindOf(node: Node): string {
  if (isMap(node)) return 'a mapping';
  return isSeq(node) ? 'a list' : 'a single value';
}
