import { clip, printable } from '../core/text.ts';

/** The permission that a request needs, as a line under a workflow's `permissions:`. */
export type Permission =
  | 'actions: read'
  | 'contents: read'
  | 'pull-requests: read'
  | 'pull-requests: write'
  | 'security-events: write';

/**
 * GitHub refused something that the review cannot do without. One line for people, without a stack, as it is no bug of
 * ours.
 */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
}

/** An error of `@octokit`. If there was no answer, `status` is 500 and `response` is missing. */
export interface ApiError extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>>; readonly data: unknown } | undefined;
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** An error in a GraphQL answer with status 200. */
export interface QueryError extends Error {
  readonly errors: readonly { readonly type?: string; readonly message: string }[];
}

export function isQueryError(error: unknown): error is QueryError {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error;
}

export function isGitHubs(error: unknown): error is ApiError | QueryError {
  return isApiError(error) || isQueryError(error);
}

/** True if a request may have succeeded although it failed here, because its answer was lost. */
export function isAmbiguous(error: unknown): boolean {
  return isApiError(error) && (error.response === undefined || error.status >= 500) && error.status !== 0;
}

export function hasStatus(error: unknown, ...statuses: readonly number[]): error is ApiError {
  return isApiError(error) && error.response !== undefined && statuses.includes(error.status);
}

/** Why GitHub refused it, and what permission to grant if that would help; one line, without a full stop. */
export function reasonOf(error: ApiError | QueryError, needs: Permission): string {
  if (isQueryError(error)) {
    const message = error.errors.map((one) => one.message).join('; ');
    if (isLimit(error)) return `${said(message)}; run the job again later`;
    const forbidden = error.errors.some(({ type }) => type === 'FORBIDDEN');
    return forbidden ? `${said(message)}; ${grant(needs)}` : said(message);
  }
  const { status, response } = error;
  if (response === undefined) return `GitHub did not answer (${told(error.message)})`;
  const message = said(messageOf(response.data) ?? error.message);
  if (status === 401) return `${message}; \`github-token\` is invalid or has expired`;
  if (isLimit(error)) return `${message}; run the job again later`;
  if (status === 403 && /not accessible|permission|must have/i.test(message)) return `${message}; ${grant(needs)}`;
  // GitHub answers 404 for what a token may not see.
  if (status === 404) return `${message}; ${grant(needs)}`;
  const [, remedy] = remedies.find(([words]) => words.test(message)) ?? [];
  return remedy === undefined ? `${message} (${status})` : `${message}; ${remedy}`;
}

/** What helps if no permission would, by GitHub's message. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [/\block(ed)?\b/i, 'unlock the conversation of the pull request, or read the job summary'],
  [/\barchived\b/i, 'the repository is archived and cannot be written to, so read the job summary'],
];

function grant(needs: Permission): string {
  return `grant \`${needs}\` under \`permissions\` in the workflow`;
}

/** The advice of `grant`, with the permission in backticks as its group: for those whom it would not help. */
export const grantAdvice = /grant (`[^`]+`) under `permissions` in the workflow/;

/** True if GitHub wants fewer or later requests. */
export function isLimit(error: ApiError | QueryError): boolean {
  if (isQueryError(error)) return error.errors.some(({ type }) => type === 'RATE_LIMITED');
  const { status, message, response } = error;
  return status === 429 || /rate limit/i.test(message) || response?.headers['retry-after'] !== undefined;
}

function messageOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('message' in data) || typeof data.message !== 'string') return;
  const errors = 'errors' in data && Array.isArray(data.errors) ? data.errors.map(wordsOf).filter(Boolean) : [];
  return [data.message, ...errors].join(': ');
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

function said(message: string): string {
  return `GitHub says: ${told(message)}`;
}

function told(message: string): string {
  return clip(printable(message).trim().replace(/\.$/, ''), 300);
}
