import { moveHead } from './branches.ts';
import { addComment, findComment, type Pull, standingOf, startReview, type Thread, type World } from './world.ts';

/** What people do on a pull request, past all permissions. */

/** Answers a comment and gives the id of the reply. */
export function reply(world: World, commentId: number, user: string, body: string): number {
  const found = findComment(world, ({ id }) => id === commentId);
  if (found === undefined) throw new Error(`There is no comment ${commentId}.`);
  const { pull, thread } = found;
  const review = startReview(world, pull, { author: user, body: '', state: 'COMMENTED', commit: pull.head.oid });
  return addComment(world, thread, review, body).id;
}

/** Resolves a thread, by its GraphQL id; `user` undefined: opens it again. */
export function resolve(world: World, threadId: string, user: string | undefined): void {
  for (const pull of world.pulls.values()) {
    const thread = pull.threads.find(({ nodeId }) => nodeId === threadId);
    if (thread === undefined) continue;
    thread.resolvedBy = user;
    return;
  }
  throw new Error(`There is no thread ${threadId}.`);
}

/**
 * Presses "Commit suggestion" on a comment and answers the new head. Like GitHub it refuses a comment that is
 * outdated, on removed lines or on a whole file:
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request
 */
export async function applySuggestion(world: World, commentId: number): Promise<string> {
  const found = findComment(world, ({ id }) => id === commentId);
  if (found === undefined) throw new Error(`There is no comment ${commentId}.`);
  const { pull, thread, comment } = found;
  const suggested = readSuggestion(comment.body);
  if (suggested === undefined) throw new Error(`Comment ${commentId} holds no suggestion.`);
  const { place } = await standingOf(world, pull, thread);
  if (place === undefined) throw new Error('The suggestion is outdated or on a whole file.');
  if (place.side === 'LEFT' || place.startSide === 'LEFT') throw new Error('A suggestion cannot change removed lines.');
  const head = await replaceLines(world, pull, thread, place.startLine ?? place.line, place.line, suggested);
  return moveHead(world, pull, head);
}

async function replaceLines(
  world: World,
  pull: Pull,
  { path }: Thread,
  first: number,
  last: number,
  suggested: readonly string[],
): Promise<string> {
  const { repository } = world;
  const entry = (await repository.list(pull.head.oid, true)).find((candidate) => candidate.path === path);
  const content = (await repository.readBlob(entry?.oid ?? ''))?.toString('utf8') ?? '';
  const lines = content.split('\n');
  // The file keeps its own line ends, whatever those of the comment are.
  const end = lines[first - 1]?.endsWith('\r') === true ? '\r' : '';
  lines.splice(first - 1, last - first + 1, ...suggested.map((line) => line + end));
  const mode = entry?.mode === '100755' ? '100755' : '100644';
  return repository.change({ [path]: { content: lines.join('\n'), mode } }, pull.head.oid, 'Apply suggestion');
}

/** The lines of a comment's first suggestion; none at all removes the lines it stands on. `undefined`: there is none. */
export function readSuggestion(body: string): readonly string[] | undefined {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const start = lines.findIndex((line) => /^ {0,3}(`{3,}|~{3,})suggestion\s*$/.test(line));
  const fence = /`{3,}|~{3,}/.exec(lines[start] ?? '')?.[0];
  if (fence === undefined) return undefined;
  const end = lines.findIndex((line, index) => {
    const closing = line.trim();
    return index > start && closing.startsWith(fence) && closing === fence.charAt(0).repeat(closing.length);
  });
  return lines.slice(start + 1, end < 0 ? undefined : end);
}
