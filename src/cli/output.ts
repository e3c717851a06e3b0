import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { quoted } from '../core/text.ts';
import type { Surroundings } from './surroundings.ts';

/** Writes a report to a file, or to standard output where none is named. */
export function deliver(text: string, file: string | undefined, { folder, stdout }: Surroundings): void {
  if (file === undefined || file === '-') {
    stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(folder, file), text);
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      throw new UsageError(`The report could not be written to ${quoted(file)} (${error.code}).`);
    }
    throw error;
  }
}
