import { openapi, resolveReference, type Schema } from './openapi.ts';

/**
 * A resource as GitHub would send it: what the emulator knows, and for every further property that the description
 * requires a value that fits it. So a client that reads more than it should finds something of the right kind.
 */
export function complete(schemaName: string, known: Readonly<Record<string, unknown>>, url: string): unknown {
  return fill(openapi().components['schemas']?.[schemaName] ?? {}, known, url, 0);
}

function fill(written: Schema, known: unknown, url: string, depth: number): unknown {
  const schema = merged(written);
  if (known === null) return null;
  if (known === undefined && schema['nullable'] === true) return null;
  if (Array.isArray(known)) {
    const items = schema['items'] as Schema | undefined;
    return items === undefined ? known : known.map((item) => fill(items, item, url, depth + 1));
  }
  if (known !== undefined && typeof known !== 'object') return known;
  if (schema['type'] !== 'object' && schema['properties'] === undefined) return known ?? example(schema, url);
  const result: Record<string, unknown> = { ...known };
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  for (const [name, property] of Object.entries(properties)) {
    if (result[name] === undefined && !required.has(name)) continue;
    // Deeper than any client looks; descriptions of repositories and teams hold one another.
    if (depth < 6) result[name] = fill(property, result[name], url, depth + 1);
  }
  return result;
}

/** References resolved, `allOf` joined, the first of several alternatives taken. */
function merged(schema: Schema): Schema {
  if (typeof schema['$ref'] === 'string') return merged(resolveReference(schema['$ref']));
  const [first] = (schema['oneOf'] ?? schema['anyOf'] ?? []) as readonly Schema[];
  if (first !== undefined && schema['type'] === undefined) return { ...merged(first), ...without(schema) };
  if (!Array.isArray(schema['allOf'])) return schema;
  const parts: readonly Schema[] = schema['allOf'].map(merged);
  return {
    ...Object.assign({}, ...parts),
    ...without(schema),
    properties: Object.assign({}, ...parts.map((part) => part['properties'])),
    required: parts.flatMap((part) => (part['required'] ?? []) as readonly string[]),
  };
}

function without(schema: Schema): Schema {
  const { allOf: _all, oneOf: _one, anyOf: _any, ...rest } = schema;
  return rest;
}

function example(schema: Schema, url: string): unknown {
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  switch (schema['type']) {
    case 'string':
      if (schema['format'] === 'uri') return url;
      return schema['format'] === 'date-time' ? '2026-01-01T00:00:00Z' : '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return {};
  }
}
