import { isQueryError } from './refusals.ts';

const shown = '***';
/** No token of GitHub's is as short as this, and a shorter text may be part of any word. */
const shortest = 8;

/**
 * An error of `@octokit` that says nothing of the token, whatever was answered: a proxy, or a server that is asked
 * amiss, may send back the header it was sent. What is told of an error in comments, summaries and logs begins here.
 */
export function withoutToken(error: unknown, token: string): unknown {
  if (!(error instanceof Error) || token.length < shortest) return error;
  error.message = error.message.replaceAll(token, shown);
  if (error.stack !== undefined) error.stack = error.stack.replaceAll(token, shown);
  if (isQueryError(error)) Object.assign(error, { errors: clean(error.errors, token) });
  if ('response' in error && typeof error.response === 'object' && error.response !== null) {
    Object.assign(error, { response: clean(error.response, token) });
  }
  return error;
}

/** A copy, as far as it is data. */
function clean(data: unknown, token: string): unknown {
  const text = JSON.stringify(data);
  return text.includes(token) ? JSON.parse(text.replaceAll(token, shown)) : data;
}
