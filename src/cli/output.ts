import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { quoted } from '../core/text.ts';
import type { Surroundings } from './surroundings.ts';

/** Writes a report to a file, or to standard output where none is named. */
export function deliver(text: string, file: string | undefined, { folder, stdout }: Surroundings): void {
  const target = file === '-' ? undefined : file;
  try {
    if (target === undefined) stdout.write(text);
    else writeFileSync(resolve(folder, target), text);
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      const place = target === undefined ? 'standard output' : quoted(target);
      throw new UsageError(`The report could not be written to ${place} (${reasonOf(error.code)}).`);
    }
    throw error;
  }
}

function reasonOf(code: string): string {
  return code === 'ENOENT' ? 'there is no such folder' : code;
}
