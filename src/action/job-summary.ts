import { summary } from '@actions/core';
import type { Outcome } from '../core/comments.ts';
import type { Markdown } from '../reporters/markdown.ts';

/** Appends to the job summary: what was written stays, whatever happens later. */
export async function appendToSummary(text: Markdown): Promise<Outcome> {
  try {
    await summary.addRaw(text, true).addEOL().write();
    return { kind: 'done', detail: 'written.' };
  } catch (error) {
    // The toolkit throws errors without a code if the runner gave no file, or one that cannot be written.
    if (error instanceof Error && /GITHUB_STEP_SUMMARY|summary/i.test(error.message)) {
      return { kind: 'refused', reason: `The job summary could not be written: ${error.message}` };
    }
    throw error;
  }
}
