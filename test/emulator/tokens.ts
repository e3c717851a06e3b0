/** The permissions of a workflow's token: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions */
export type Permission = 'actions' | 'contents' | 'issues' | 'pull-requests' | 'security-events';
export type Access = 'none' | 'read' | 'write';

export interface Token {
  /** What is left out is `none`, as in a workflow that names any permission at all. */
  readonly permissions: Readonly<Partial<Record<Permission, Access>>>;
  /** Who acts with it; `NAME[bot]` is an app. */
  readonly login: string;
  /** A pull request from a fork: no permission is more than `read`. */
  readonly readOnlyFork?: boolean;
}

const strength: Readonly<Record<Access, number>> = { none: 0, read: 1, write: 2 };

/** Whether a token may do something in a repository that everybody, or only its members, may read. */
export function allows(
  token: Token | undefined,
  permission: Permission,
  access: 'read' | 'write',
  isPublic: boolean,
): boolean {
  // Of a public repository everybody may read what its pages show; alerts are not among it.
  if (access === 'read' && isPublic && permission !== 'security-events') return true;
  if (token === undefined) return false;
  const granted = token.permissions[permission] ?? 'none';
  const held = token.readOnlyFork === true && granted === 'write' ? 'read' : granted;
  return strength[held] >= strength[access];
}
