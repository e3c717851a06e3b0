import { GitHubError, isGitHubs, type Permission, reasonOf } from './refusals.ts';

/** Reads something without which there is no review: rejects with a `GitHubError` that names it. */
export async function reading<T>(what: string, needs: Permission, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    throw new GitHubError(`${what} could not be read: ${reasonOf(error, needs)}.`);
  }
}
