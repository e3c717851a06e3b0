import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** What a CommonJS file exports: of our bundles, tables of modules. */
type Exports = Record<string, unknown>;
type Wrapper = (
  exports: Exports,
  require: (name: string) => unknown,
  module: { exports: Exports },
  __dirname: string,
) => void;

/**
 * The text of a CommonJS file as `runCached` wants it. It is wrapped when the bundle is built, and not when it is read:
 * putting together a text of a megabyte, and the garbage collection that it leads to, took 5 ms of every run.
 */
export function wrapped(code: string): string {
  return `(function (exports, require, module, __dirname) {${code}\n})`;
}

/**
 * Runs the bundle `folder/entry` and the chunks it requires, all of them `wrapped`, and keeps what V8 compiled of them in `directory`.
 *
 * Node's own compile cache holds only what is compiled before a module runs, which is hardly any function
 * (https://github.com/nodejs/node/blob/v24.x/src/compile_cache.cc, `MaybeSave`). Saved at exit, the code of the
 * functions that ran is there too: reviewing one small Dockerfile took 84 ms without and 64 ms with it.
 *
 * `key` stands for the content of the bundle and the use made of it: V8 itself compares no more than lengths. Without
 * a directory, or one that others may write to, nothing is kept; nothing that goes wrong with the cache is told.
 */
export function runCached(folder: string, entry: string, directory: string | undefined, key: string): void {
  const loaded = new Map<string, { exports: Exports }>();
  const place = directory !== undefined && isOursAlone(directory) ? join(directory, `plimsoll-${key}`) : undefined;
  const stale: Stale[] = [];
  const load = (name: string): Exports => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const path = join(folder, name);
    const kept = place === undefined ? undefined : readKept(`${place}-${name}`);
    // The build writes nothing but ASCII.
    const code = readFileSync(path, 'latin1');
    const script = new Script(code, { filename: path, ...(kept && { cachedData: kept.code }) });
    const round = kept === undefined || script.cachedDataRejected ? 0 : kept.round + 1;
    if (place !== undefined && round < rounds) stale.push({ script, path: `${place}-${name}`, round });
    const run: Wrapper = script.runInThisContext();
    // Everything but the bundle's own chunks is part of Node.
    const require = (wanted: string) => (wanted.startsWith('./') ? load(wanted.slice(2)) : builtin(wanted));
    run(module.exports, require, module, folder);
    return module.exports;
  };
  process.on('exit', () => stale.forEach(keep));
  load(entry);
}

/** As many runs add the functions that they use to the cache; keeping takes some 8 ms. */
const rounds = 3;

/** A script whose cache is to be written anew. */
interface Stale {
  readonly script: Script;
  readonly path: string;
  readonly round: number;
}

/** The code of a script, and how many times it was written before. */
interface Kept {
  readonly round: number;
  readonly code: Buffer;
}

/** A cache is code that will run. Windows tells neither owner nor mode; its temporary folder is the user's own. */
function isOursAlone(directory: string): boolean {
  const stats = lstatSync(directory, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isDirectory()) return false;
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}

function readKept(path: string): Kept | undefined {
  try {
    const bytes = readFileSync(path);
    return { round: bytes[0] ?? 0, code: bytes.subarray(8) };
  } catch {
    return undefined;
  }
}

/** The round stands in a head of eight bytes: V8 reads its data in words. */
function keep({ script, path, round }: Stale): void {
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, Buffer.concat([Buffer.of(round, 0, 0, 0, 0, 0, 0, 0), script.createCachedData()]), {
      mode: 0o600,
    });
    // Another run sees the old cache or the new one, never a half.
    renameSync(own, path);
  } catch {
    // A full disk or a folder that was swept: the next run is as slow as this one.
  }
}

function builtin(name: string): unknown {
  const module: unknown = process.getBuiltinModule(name);
  if (module === undefined) throw new Error(`There is no ${name} in this Node.`);
  return module;
}
