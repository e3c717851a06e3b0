import { GitHubError, isGitHubs, type Permission, reasonOf } from './refusals.ts';

/** Reads something that the review cannot do without. Rejects with a `GitHubError` that names it. */
export async function reading<T>(what: string, needs: Permission, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    throw new GitHubError(`${what} could not be read: ${reasonOf(error, needs)}.`);
  }
}
