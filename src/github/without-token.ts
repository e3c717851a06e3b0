import { isQueryError } from './refusals.ts';

const shown = '***';
/** GitHub's tokens are all longer than this; a shorter text could be part of any word. */
const shortest = 8;

/**
 * Removes the token from an error of `@octokit`: a proxy or a wrong server may send back the header that it received.
 * Every error that is shown in comments, summaries and logs passes through here.
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

/** A copy of everything in it that is data. */
function clean(data: unknown, token: string): unknown {
  const text = JSON.stringify(data);
  return text.includes(token) ? JSON.parse(text.replaceAll(token, shown)) : data;
}
