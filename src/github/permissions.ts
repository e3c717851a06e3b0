import { isApiError } from './refusals.ts';

/** Which permissions were allowed or refused so far: GitHub has no way to list what a token may do. */
export interface PermissionLedger {
  /** By their lines under `permissions:`, sorted by name. */
  found(): readonly { readonly permission: string; readonly allowed: boolean }[];
}

interface Asked {
  readonly method: string;
  readonly url: string;
  /** Of GraphQL. */
  readonly query?: unknown;
}

export function keepPermissions(): PermissionLedger & {
  readonly allowed: (asked: Asked) => void;
  readonly failed: (asked: Asked, error: unknown) => void;
} {
  const seen = new Map<string, boolean>();
  return {
    allowed: (asked) => {
      const permission = permissionFor(asked);
      // A refusal outweighs what was allowed: a token may comment and still be refused to resolve a thread.
      if (seen.get(permission) !== false) seen.set(permission, true);
    },
    failed: (asked, error) => {
      if (isApiError(error) && error.status === 403 && /not accessible|must have/i.test(error.message)) {
        seen.set(permissionFor(asked), false);
      }
    },
    found: () => [...seen].toSorted().map(([permission, allowed]) => ({ permission, allowed })),
  };
}

/** https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
function permissionFor({ method, url, query }: Asked): string {
  if (/\/graphql$/.test(url)) return graphqlPermission(String(query));
  const access = method === 'GET' ? 'read' : 'write';
  if (/\/code-scanning\//.test(url)) return `security-events: ${access}`;
  if (/\/actions\//.test(url)) return `actions: ${access}`;
  if (/\/pulls(\/|\?|$)/.test(url)) return `pull-requests: ${access}`;
  return `contents: ${access}`;
}

function graphqlPermission(query: string): string {
  if (/^\s*mutation/.test(query)) return 'contents: write';
  return query.includes('pullRequest(') ? 'pull-requests: read' : 'contents: read';
}
