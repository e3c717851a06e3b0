import { error as annotate, info } from '@actions/core';
import { UsageError } from '../core/errors.ts';
import { product } from '../core/product.ts';
import { GitHubError } from '../github/refusals.ts';

/** Tells why there is no review: the user's mistakes and GitHub's refusals in a line each, a bug of ours with its stack. */
export function tellFailure(error: unknown): void {
  if (error instanceof UsageError) {
    const { place } = error;
    const where = place && { file: place.path, startLine: place.line, startColumn: place.column };
    for (const line of error.message.split('\n')) annotate(line, { title: product.name, ...where });
  } else if (error instanceof GitHubError) {
    annotate(error.message, { title: product.name });
  } else {
    const message = error instanceof Error ? error.message : String(error);
    annotate(`A bug in ${product.name}: ${message}. Please report it: ${product.repository}/issues`, {
      title: product.name,
    });
    // Indented, so that no line of it can be taken for a workflow command.
    if (error instanceof Error) info((error.stack ?? '').replace(/^/gm, '  '));
  }
}
