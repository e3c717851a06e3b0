import { GraphQLError } from 'graphql';

export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit */
const largestPage = 100;

/** One page of a list, with GitHub's rule that a page's size must be given and is 100 at most. */
export function connection<Item>(
  name: string,
  all: readonly Item[],
  args: ConnectionArguments,
  render: (item: Item) => unknown,
) {
  const size = args.first ?? args.last;
  if (size === null || size === undefined) {
    throw refusal(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  const given = args.first === null || args.first === undefined ? 'last' : 'first';
  if (size < 0 || size > largestPage) {
    const problem = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${given}\` limit of ${largestPage} records.`;
    throw refusal('EXCESSIVE_PAGINATION', problem);
  }
  const from = indexOf(args.after, -1) + 1;
  const to = indexOf(args.before, all.length);
  const range = all.slice(from, to);
  const items = given === 'first' ? range.slice(0, size) : size === 0 ? [] : range.slice(-size);
  const start = given === 'first' ? from : Math.max(from, to - items.length);
  return {
    totalCount: all.length,
    nodes: () => items.map(render),
    edges: () => items.map((item, index) => ({ cursor: cursorAt(start + index), node: render(item) })),
    pageInfo: {
      hasNextPage: start + items.length < all.length,
      hasPreviousPage: start > 0,
      startCursor: items.length === 0 ? null : cursorAt(start),
      endCursor: items.length === 0 ? null : cursorAt(start + items.length - 1),
    },
  };
}

function cursorAt(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

function indexOf(cursor: string | null | undefined, otherwise: number): number {
  if (cursor === null || cursor === undefined) return otherwise;
  const index = Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1]);
  if (Number.isNaN(index))
    throw refusal('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return index;
}

/** An error with GitHub's `type` beside its message. */
export function refusal(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
