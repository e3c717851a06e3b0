import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileDigest } from './file-digest.ts';
import { fileName, isProgram } from './programs.ts';
import type { Environment } from './settings.ts';

/** A Trivy in the runner's tool cache. */
export interface CachedTrivy {
  readonly program: string;
  /** Digest of the archive that we took it from; '' where somebody else put it there. */
  readonly archive: string;
}

const tool = 'trivy';
/** Beside a program that we put there: what it was taken from, and what it was then. */
const recordName = 'plimsoll.json';

/**
 * Looks into the tool cache. What we put there must still be, to the bit, what it was then; else it is passed over. What
 * somebody else put there (a runner's image, another action) is trusted as much as a program on PATH: whoever may write
 * there may change what the job runs anyway.
 */
export async function findCached(version: string, environment: Environment): Promise<CachedTrivy | undefined> {
  const root = environment['RUNNER_TOOL_CACHE'];
  if (!root) return undefined;
  // As the toolkit's `find` does, which would also write `::debug::` to the CLI's standard output.
  const folder = join(root, tool, version, process.arch);
  if (!existsSync(folder) || !existsSync(`${folder}.complete`)) return undefined;
  // Archives have it at their top; some put it into a folder of programs.
  const program = [join(folder, fileName(tool)), join(folder, 'bin', fileName(tool))].find(isProgram);
  if (program === undefined) return undefined;
  const record = join(dirname(program), recordName);
  if (!existsSync(record)) return { program, archive: '' };
  const { archive, digest } = readRecord(record);
  return digest === (await fileDigest(program)) ? { program, archive } : undefined;
}

/** Puts a program there, where there is a tool cache; answers where it lies now. Rejects with an error of the file system. */
export async function keepInCache(
  folder: string,
  version: string,
  archive: string,
  environment: Environment,
): Promise<string> {
  const program = join(folder, fileName(tool));
  if (!environment['RUNNER_TOOL_CACHE']) return program;
  const { cacheDir } = await import('@actions/tool-cache');
  writeFileSync(join(folder, recordName), JSON.stringify({ archive, digest: await fileDigest(program) }));
  return join(await cacheDir(folder, tool, version), fileName(tool));
}

function readRecord(path: string): { readonly archive: string; readonly digest: string } {
  const nothing = { archive: '', digest: '' };
  try {
    const record: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof record !== 'object' || record === null || !('archive' in record) || !('digest' in record))
      return nothing;
    const { archive, digest } = record;
    return typeof archive === 'string' && typeof digest === 'string' ? { archive, digest } : nothing;
  } catch {
    return nothing;
  }
}
