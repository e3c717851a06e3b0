import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * GitHub's own description of its REST API (npm `@octokit/openapi`), made from
 * https://github.com/github/rest-api-description. Read once a process, on the first request.
 */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

/** A JSON schema of OpenAPI 3.0, which is nearly draft 5 and `nullable`. */
export type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly 'x-multi-segment'?: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<Record<string, Schema>>;
}

interface Described {
  readonly key: string;
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

let description: Description | undefined;
let described: readonly Described[] | undefined;

export function openapi(): Description {
  description ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
  ) as Description;
  return description;
}

/** The schema that a `$ref` such as `#/components/schemas/blob` names. */
export function resolveReference(reference: string): Schema {
  const [, , room = '', name = ''] = reference.split('/');
  return openapi().components[room]?.[name] ?? {};
}

/** What the emulator serves lies under these; the rest of the API's 800 paths need not be looked at. */
const served = /^\/repos\/\{owner\}\/\{repo\}|^\/rate_limit$|^\/user$|^\/meta$/;

function operations(): readonly Described[] {
  described ??= Object.entries(openapi().paths)
    .filter(([template]) => served.test(template))
    .flatMap(([template, methods]) =>
      Object.entries(methods)
        .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .map(([method, operation]) => describe(template, method.toUpperCase(), operation)),
    )
    // `/pulls/comments` is not the pull request named "comments": what is spelled out wins.
    .toSorted((left, right) => vagueness(left) - vagueness(right));
  return described;
}

/** A path of fewer parameters goes before one of more, and one whose parameter takes slashes too goes last. */
function vagueness({ names, parameters }: Described): number {
  return names.length * 2 + (parameters.some((parameter) => parameter['x-multi-segment'] === true) ? 1 : 0);
}

function describe(template: string, method: string, operation: Operation): Described {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter ? (resolveReference(parameter.$ref) as unknown as Parameter) : parameter,
  );
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^$()[\]\\|]/g, '\\$&');
      const name = part.slice(1, -1);
      names.push(name);
      return parameters.find((parameter) => parameter.name === name)?.['x-multi-segment'] ? '(.+)' : '([^/]+)';
    })
    .join('');
  const key = `${method} ${template}`;
  return { key, method, template, pattern: new RegExp(`^${pattern}$`), names, operation, parameters };
}

export interface Match {
  /** `GET /repos/{owner}/{repo}` */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly described: Described;
}

/** The described operation that a request names. `path` is as sent, still percent-encoded. */
export function match(method: string, path: string): Match | undefined {
  for (const candidate of operations()) {
    if (candidate.method !== method) continue;
    const found = candidate.pattern.exec(path);
    if (found === null) continue;
    const values = found.slice(1).map(decode);
    if (values.includes(undefined)) return undefined;
    const params = Object.fromEntries(candidate.names.map((name, index) => [name, values[index] ?? '']));
    return { key: candidate.key, params, described: candidate };
  }
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
addFormats.default(ajv);
const compiled = new Map<string, ValidateFunction>();

function check(key: string, schema: () => Schema, value: unknown, where: string): readonly string[] {
  const validate = compiled.get(key) ?? ajv.compile(schema());
  compiled.set(key, validate);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
    const named = typeof params['additionalProperty'] === 'string' ? ` (${params['additionalProperty']})` : '';
    return `${where}${instancePath} ${message}${named}`;
  });
}

/** What of a request its description does not allow; empty: nothing. */
export function judgeRequest(
  { key, params, described: { operation, parameters } }: Match,
  query: URLSearchParams,
  body: unknown,
): readonly string[] {
  const errors: string[] = [];
  for (const [name, written] of [...Object.entries(params), ...query]) {
    const place = name in params ? 'path' : 'query';
    const parameter = parameters.find((candidate) => candidate.name === name && candidate.in === place);
    if (parameter === undefined) {
      if (place === 'query') errors.push(`query parameter ${name} is not described`);
      continue;
    }
    const schema = () => inlined(parameter.schema, false);
    errors.push(...check(`${key} ${place} ${name}`, schema, readParameter(parameter.schema, written), name));
  }
  for (const { name, required, in: place } of parameters) {
    if (place === 'query' && required === true && !query.has(name)) errors.push(`query parameter ${name} is missing`);
  }
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema === undefined) {
    if (body !== undefined) errors.push('a body is not described');
  } else if (body !== undefined || operation.requestBody?.required === true) {
    errors.push(...check(`${key} body`, () => inlined(schema, true), body ?? {}, 'body'));
  }
  return errors;
}

/** What of an answer's body its description does not allow: the emulator's own mistakes. */
export function judgeAnswer(
  { key, described: { operation } }: Match,
  status: number,
  body: unknown,
): readonly string[] {
  const response = operation.responses[String(status)];
  if (response === undefined) return [`status ${status} is not described`];
  const { content } = typeof response['$ref'] === 'string' ? resolveReference(response['$ref']) : response;
  const schema = (content as Readonly<Record<string, { readonly schema?: Schema }>> | undefined)?.['application/json']
    ?.schema;
  if (schema === undefined) return [];
  return check(`${key} ${status}`, () => inlined(schema, false), body, 'body');
}

/** A path or a query holds text; the description says what that text stands for. */
function readParameter(schema: Schema, written: string): unknown {
  const type = typeof schema['$ref'] === 'string' ? resolveReference(schema['$ref'])['type'] : schema['type'];
  if (type === 'integer' || type === 'number') return /^-?\d+$/.test(written) ? Number(written) : written;
  if (type === 'boolean') return written === 'true' ? true : written === 'false' ? false : written;
  return written;
}

/**
 * A schema with its references resolved, in the words that Ajv knows. `closed`: an object that lists properties has
 * no others, since GitHub ignores what it does not know, and a client that sends it believes something that is not so.
 */
function inlined(schema: unknown, closed: boolean, seen: readonly string[] = []): Schema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    return typeof value === 'object' && value !== null ? inlined(value, closed, seen) : value;
  };
  const own = schema as Schema;
  const reference = own['$ref'];
  if (typeof reference === 'string') {
    return seen.includes(reference) ? {} : inlined(resolveReference(reference), closed, [...seen, reference]);
  }
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(own)) {
    // Examples are no schemas, and `discriminator` is OpenAPI's own.
    if (['example', 'examples', 'default', 'discriminator', 'nullable'].includes(name)) continue;
    if (name === 'properties') result[name] = mapValues(value as Schema, walk);
    else result[name] = name === 'enum' || name === 'required' ? value : walk(value);
  }
  if (closed && 'properties' in result && !('additionalProperties' in result)) result['additionalProperties'] = false;
  return own['nullable'] === true ? { anyOf: [{ type: 'null' }, result] } : result;
}

function mapValues(values: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
