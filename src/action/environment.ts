import { readFileSync } from 'node:fs';
import { UsageError } from '../core/errors.ts';
import type { EventContext } from '../github/events.ts';

/**
 * What a step learns from the runner:
 * https://docs.github.com/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export interface Environment {
  readonly event: string;
  /** The webhook's payload. */
  readonly payload: unknown;
  readonly context: EventContext;
  /** `owner/name`. */
  readonly repository: string;
  readonly workspace: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
}

/** Throws `UsageError` outside a runner. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const need = (name: string): string => {
    const value = variables[name];
    if (!value)
      throw new UsageError(`${name} is not set. This program is a GitHub Action and must be started by a runner.`);
    return value;
  };
  // Paths are joined to it as they are: of a slash too many, a proxy may make another path.
  const apiUrl = (variables['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  return {
    event: need('GITHUB_EVENT_NAME'),
    payload: readPayload(need('GITHUB_EVENT_PATH')),
    context: {
      sha: variables['GITHUB_SHA'] ?? '',
      ref: variables['GITHUB_REF'] ?? '',
    },
    repository: need('GITHUB_REPOSITORY'),
    workspace: need('GITHUB_WORKSPACE'),
    apiUrl,
    graphqlUrl: variables['GITHUB_GRAPHQL_URL'] || `${apiUrl.replace(/\/v3$/, '')}/graphql`,
    serverUrl: variables['GITHUB_SERVER_URL'] || 'https://github.com',
  };
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) {
      throw new UsageError(`The event payload could not be read (${error.message}).`);
    }
    throw error;
  }
}
