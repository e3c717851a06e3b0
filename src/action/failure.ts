import { error as annotate } from '@actions/core';
import { UsageError } from '../core/errors.ts';
import { product } from '../core/product.ts';
import { clip, printable } from '../core/text.ts';
import { GitHubError } from '../github/refusals.ts';
import { sayLines } from './log.ts';

/** Tells why there is no review: the user's mistakes and GitHub's refusals in a line each, a bug of ours with its stack. */
export function tellFailure(error: unknown): void {
  if (error instanceof UsageError) {
    const { place } = error;
    const where = place && { file: place.path, startLine: place.line, startColumn: place.column };
    for (const line of error.message.split('\n')) annotate(oneLine(line), { title: product.name, ...where });
  } else if (error instanceof GitHubError) {
    annotate(oneLine(error.message), { title: product.name });
  } else {
    const message = error instanceof Error ? error.message : String(error);
    annotate(`A bug in ${product.name}: ${oneLine(message)}. Please report it: ${product.repository}/issues`, {
      title: product.name,
    });
    if (error instanceof Error) sayLines(error.stack ?? '');
  }
}

/** It may quote a config or GitHub's answer. */
function oneLine(text: string): string {
  return clip(printable(text), 2_000);
}
