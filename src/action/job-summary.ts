import { summary } from '@actions/core';
import type { Outcome } from '../core/comments.ts';
import type { Markdown } from '../reporters/markdown.ts';

/** Appends to the job's summary: what was written stays, whatever happens afterwards. */
export async function appendToSummary(text: Markdown): Promise<Outcome> {
  try {
    await summary.addRaw(text, true).addEOL().write();
    return { kind: 'done', detail: 'written.' };
  } catch (error) {
    // The toolkit's own errors have no code; it throws where the runner gave no file, or one it cannot write to.
    if (error instanceof Error && /GITHUB_STEP_SUMMARY|summary/i.test(error.message)) {
      return { kind: 'refused', reason: `The job summary could not be written: ${error.message}` };
    }
    throw error;
  }
}
