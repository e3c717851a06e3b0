import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { quoted } from '../core/text.ts';
import { codeOf, troubleOf } from '../system/trouble.ts';
import type { Surroundings } from './surroundings.ts';

/** Pieces are joined until they are large enough for a system call. */
const worthwhile = 64 * 1024;

/** Writes a report, whole or in pieces, to a file or, if none is named, to standard output. */
export function deliver(
  report: string | Iterable<string>,
  file: string | undefined,
  { folder, stdout }: Surroundings,
): void {
  const target = file === '-' ? undefined : file;
  try {
    if (target === undefined) for (const text of joined(report)) stdout.write(text);
    else writePieces(resolve(folder, target), joined(report));
  } catch (error) {
    const place = target === undefined ? 'standard output' : quoted(target);
    const why = codeOf(error) === 'ENOENT' ? 'there is no such folder' : troubleOf(error);
    throw new UsageError(`The report could not be written to ${place} (${why}).`);
  }
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w');
  try {
    for (const text of pieces) writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

function* joined(report: string | Iterable<string>): Iterable<string> {
  let text = '';
  for (const piece of typeof report === 'string' ? [report] : report) {
    text += piece;
    if (text.length < worthwhile) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
