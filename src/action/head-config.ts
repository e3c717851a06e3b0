import { parseConfig } from '../config/config.ts';
import { UsageError } from '../core/errors.ts';
import type { Gap } from '../core/review.ts';
import { clip, printable } from '../core/text.ts';
import type { FileChange } from '../core/tree.ts';
import type { Client } from '../github/client.ts';
import { readText } from '../github/contents.ts';
import { GitHubError } from '../github/refusals.ts';
import { catalogueNames } from '../review/catalogue.ts';

/**
 * What is wrong with a config that the change itself brings. This run does not use it, so it blocks nothing; but every
 * run after the merge would fail, and then it is too late to be told.
 */
export async function gapsInConfig(
  client: Client,
  head: string,
  path: string,
  changes: readonly FileChange[],
): Promise<readonly Gap[]> {
  if (!changes.some((change) => change.path === path && change.status !== 'removed')) return [];
  try {
    const text = await readText(client, path, head);
    if (text !== undefined) parseConfig(path, text, catalogueNames);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return [{ path, subject: path, blocking: false, ...mistakeIn(error) }];
    // Nothing of this review depends on it.
    if (error instanceof GitHubError) return [];
    throw error;
  }
}

function mistakeIn({ message, place }: UsageError): Pick<Gap, 'line' | 'reason'> {
  const told = clip(printable(place?.mistake ?? message), 300);
  const what = /[.?]$/.test(told) ? told : `${told}.`;
  const then = 'Once merged, it would fail every run.';
  if (place === undefined) return { reason: `${what} ${then}` };
  return { line: place.line, reason: `Line ${place.line}, column ${place.column}: ${what} ${then}` };
}
