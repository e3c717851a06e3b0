import {
  buildSchema,
  defaultFieldResolver,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { type Answer, ok, refuse } from '../exchange.ts';
import { allows, type Token } from '../tokens.ts';
import { findComment, type World } from '../world.ts';
import { refusal } from './connections.ts';
import { mutations, unknownNode } from './mutations.ts';
import { actorObject, commentObject, pullObject, repositoryObject, threadObject, type Viewing } from './objects.ts';

let built: Promise<GraphQLSchema> | undefined;

/** GitHub's own schema (npm `@octokit/graphql-schema`). Read once a process, on the first query if not before. */
export function githubSchema(): Promise<GraphQLSchema> {
  built ??= import('@octokit/graphql-schema').then(({ schema }) =>
    buildSchema(schema.idl, { assumeValid: true, assumeValidSDL: true }),
  );
  return built;
}

interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

function readRequest(body: unknown): GraphqlRequest | undefined {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    return undefined;
  const variables = 'variables' in body && typeof body.variables === 'object' ? body.variables : {};
  const operationName =
    'operationName' in body && typeof body.operationName === 'string' ? body.operationName : undefined;
  return { query: body.query, variables: { ...variables }, operationName };
}

/** Validated and executed against the real schema; errors are in the answer, whose status is 200 all the same. */
export async function answerGraphql(world: World, viewer: Token, body: unknown): Promise<Answer> {
  const request = readRequest(body);
  if (request === undefined) {
    world.violations.push('POST /graphql: a query attribute must be specified and must be a string.');
    return refuse(400, 'A query attribute must be specified and must be a string.');
  }
  const violate = (errors: readonly GraphQLError[]) => {
    world.violations.push(...errors.map(({ message }) => `POST /graphql: ${message}`));
    return ok({ errors: errors.map(written) });
  };
  let document: ReturnType<typeof parse>;
  try {
    document = parse(request.query);
  } catch (error) {
    return violate([error as GraphQLError]);
  }
  const schema = await githubSchema();
  const invalid = validate(schema, document);
  if (invalid.length > 0) return violate(invalid);
  const result = await execute({
    schema,
    document,
    rootValue: root({ world, viewer }),
    variableValues: request.variables,
    operationName: request.operationName ?? null,
    fieldResolver: resolveField(world),
  });
  // Variables that do not fit leave no data at all, and are the client's mistake.
  if (result.data === undefined && result.errors !== undefined) return violate(result.errors);
  return ok({ data: result.data, ...(result.errors === undefined ? {} : { errors: result.errors.map(written) }) });
}

/** GitHub writes `type` beside the message: https://github.com/letta-ai/letta-code/pull/2201 */
function written(error: GraphQLError): unknown {
  const { type, ...extensions } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    locations: error.locations,
    message: error.message,
  };
}

function resolveField(world: World): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    const known = typeof source === 'object' && source !== null && info.fieldName in source;
    if (!known) {
      const name = `${info.parentType.name}.${info.fieldName}`;
      world.violations.push(`POST /graphql: ${name} is in the schema, but not emulated`);
      throw refusal('NOT_EMULATED', `${name} is not emulated`);
    }
    return defaultFieldResolver(source, args, context, info);
  };
}

function root(viewing: Viewing) {
  const { world, viewer } = viewing;
  const hidden = world.visibility !== 'public' && !allows(viewer, 'contents', 'read', false);
  return {
    viewer: () => ({ ...actorObject(viewing, viewer.login), __typename: 'User', login: viewer.login }),
    rateLimit: () => ({ cost: 1, limit: 1000, nodeCount: 0, remaining: 999, resetAt: '2026-01-01T00:00:00Z', used: 1 }),
    repository({ owner, name }: { readonly owner: string; readonly name: string }) {
      const here = owner.toLowerCase() === world.owner.toLowerCase() && name.toLowerCase() === world.name.toLowerCase();
      if (here && !hidden) return repositoryObject(viewing);
      throw refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    },
    node: ({ id }: { readonly id: string }) => node(viewing, id),
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => node(viewing, id)),
    ...mutations(viewing),
  };
}

function node(viewing: Viewing, id: string): unknown {
  const { world } = viewing;
  for (const pull of world.pulls.values()) {
    if (id === `PR_${pull.number}`) return pullObject(viewing, pull);
    const thread = pull.threads.find(({ nodeId }) => nodeId === id);
    if (thread !== undefined) return threadObject(viewing, pull, thread);
  }
  const found = findComment(world, ({ nodeId }) => nodeId === id);
  if (found === undefined) throw unknownNode(id);
  return commentObject(viewing, found.pull, found.thread, found.comment);
}
