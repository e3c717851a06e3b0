import { error as annotate } from '@actions/core';
import { UsageError } from '../core/errors.ts';
import { product } from '../core/product.ts';
import { clip, printable } from '../core/text.ts';
import { GitHubError } from '../github/refusals.ts';
import { sayLines } from './log.ts';

/**
 * Reports why there is no review, and returns the reasons: one line for each mistake of the user or refusal by GitHub;
 * for a bug of ours, the stack goes to the log.
 */
export function tellFailure(error: unknown): readonly string[] {
  const lines = linesOf(error);
  const place = error instanceof UsageError ? error.place : undefined;
  const where = place && { file: place.path, startLine: place.line, startColumn: place.column };
  for (const line of lines) annotate(line, { title: product.name, ...where });
  if (error instanceof Error && !isExpected(error)) sayLines(error.stack ?? '');
  return lines;
}

function linesOf(error: unknown): readonly string[] {
  if (isExpected(error)) return error.message.split('\n').map(oneLine);
  const message = error instanceof Error ? error.message : String(error);
  return [`A bug in ${product.name}: ${oneLine(message)}. Please report it: ${product.repository}/issues`];
}

function isExpected(error: unknown): error is UsageError | GitHubError {
  return error instanceof UsageError || error instanceof GitHubError;
}

/** The message may quote a config or GitHub's answer. */
function oneLine(text: string): string {
  return clip(printable(text), 2_000);
}
