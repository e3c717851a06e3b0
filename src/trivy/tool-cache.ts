import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileDigest } from './file-digest.ts';
import { fileName, isProgram } from './programs.ts';
import type { Environment } from './settings.ts';

/** A Trivy in the runner's tool cache. */
export interface CachedTrivy {
  readonly program: string;
  /** The digest of the archive from which we installed it; '' if somebody else put it there. */
  readonly archive: string;
}

const tool = 'trivy';
/** A file beside a program that we installed: the digests of its archive and of the program. */
const recordName = 'plimsoll.json';

/**
 * Searches the tool cache. A program that we installed must not have changed by a single bit, otherwise it is ignored. One
 * that somebody else installed (a runner's image, another action) is trusted like a program on PATH: whoever can write
 * there can change what the job runs anyway.
 */
export async function findCached(version: string, environment: Environment): Promise<CachedTrivy | undefined> {
  const root = environment['RUNNER_TOOL_CACHE'];
  if (!root) return undefined;
  // Like the toolkit's `find`, which would also write `::debug::` to the CLI's standard output.
  const folder = join(root, tool, version, process.arch);
  if (!existsSync(folder) || !existsSync(`${folder}.complete`)) return undefined;
  // Archives have it at the top level; some tools move it into a `bin` folder.
  const program = [join(folder, fileName(tool)), join(folder, 'bin', fileName(tool))].find(isProgram);
  if (program === undefined) return undefined;
  const record = join(dirname(program), recordName);
  if (!existsSync(record)) return { program, archive: '' };
  const { archive, digest } = readRecord(record);
  return digest === (await fileDigest(program)) ? { program, archive } : undefined;
}

/**
 * Installs a program in the tool cache, if there is one; returns its new path. Rejects with errors of the file system.
 */
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
