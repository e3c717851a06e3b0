import { UsageError } from '../core/errors.ts';
import type { Gap } from '../core/review.ts';
import { quoted } from '../core/text.ts';
import type { FileChange, TreeEntry, TreeReader } from '../core/tree.ts';
import { parseBatch, parseChanges, parseTree } from './git-output.ts';
import { childEnvironment, type Finished, run } from './processes.ts';

/** A local clone, bare or with a work tree. Nothing of it is executed, fetched or changed. */
export interface Repository {
  /** The work tree's top folder; `undefined` for a bare repository. */
  readonly topLevel: string | undefined;
  /** The commit that a ref, tag or object id names; `undefined` if there is none. */
  commit(ref: string): Promise<string | undefined>;
  /** `undefined` if two commits have no common history (in this clone). */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  isShallow(): Promise<boolean>;
  tree(commit: string): TreeReader;
  /** The changes between two commits, with renames and copies, but without patches. */
  changes(base: string, head: string): Promise<readonly FileChange[]>;
  /** The content of a file of a commit; `undefined` if there is no such file. Throws `UsageError` for a link. */
  file(commit: string, path: string): Promise<Uint8Array | undefined>;
}

/** Prevents programs that a clone's own config names from running. */
const harmless = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  ['safe.bareRepository', 'all'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const quiet = {
  LANG: 'C',
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  // A partial clone would fetch missing objects, with a program that its config names.
  GIT_NO_LAZY_FETCH: '1',
  GIT_PAGER: 'cat',
};

/** Opens the repository around a folder. Throws `UsageError` if there is none, or no git. */
export async function openRepository(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Repository> {
  const env = childEnvironment(environment, quiet);
  const git = (args: readonly string[], input = ''): Promise<Finished> =>
    run('git', [...harmless, ...args], { folder, env, input });
  const output = async (args: readonly string[], input = ''): Promise<Buffer> => {
    const { code, stdout, complaint } = await git(args, input);
    if (code !== 0) throw new UsageError(`git ${args[0]} failed: ${complaint || `exit status ${code}`}`);
    return stdout;
  };

  const commit = async (ref: string): Promise<string | undefined> => {
    // An old git would take a ref that starts with a dash for an option, whatever comes before it.
    if (!/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(ref)) return undefined;
    const { code, stdout } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    const id = stdout.toString('latin1').trim().split('\n').at(-1) ?? '';
    return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
  };
  const contents = async (oids: readonly string[]) =>
    parseBatch(oids.length === 0 ? Buffer.alloc(0) : await output(['cat-file', '--batch'], `${oids.join('\n')}\n`));

  return {
    topLevel: await topLevelOf(git, folder),
    commit,
    async mergeBase(a, b) {
      const { code, stdout, complaint } = await git(['merge-base', a, b]);
      if (code > 1) throw new UsageError(`git merge-base failed: ${complaint}`);
      return code === 0 ? stdout.toString('latin1').trim() : undefined;
    },
    isShallow: async () =>
      (await output(['rev-parse', '--is-shallow-repository'])).toString('latin1').trim() === 'true',
    tree: (id) =>
      treeReader(async () => parseTree(await output(['ls-tree', '-r', '-z', '-l', '--full-tree', id])), contents),
    async changes(base, head) {
      const args = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-ext-diff', '-M', '-C', '-l2000', base, head];
      return parseChanges(await output(args));
    },
    async file(id, path) {
      const entries = parseTree(await output(['ls-tree', '-z', '-l', '--full-tree', id, '--', path]));
      const { kind, oid } = entries.find((entry) => entry.path === path) ?? {};
      if (kind === 'symlink') {
        throw new UsageError(`${quoted(path)} is a symbolic link in ${id.slice(0, 10)} and is not followed.`);
      }
      return oid === undefined || kind !== 'file' ? undefined : (await contents([oid])).get(oid);
    },
  };
}

type Git = (args: readonly string[], input?: string) => Promise<Finished>;

async function topLevelOf(git: Git, folder: string): Promise<string | undefined> {
  const { code, stdout, complaint } = await git(['rev-parse', '--is-bare-repository']).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new UsageError('git was not found; install it, or use `plimsoll scan`, which does not need it.');
    }
    throw error;
  });
  if (code !== 0) {
    // https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
    const advice = complaint.includes('dubious ownership')
      ? 'if you trust it, run `git config --global --add safe.directory` with its path.'
      : '`plimsoll scan` works without one.';
    throw new UsageError(`${quoted(folder)} is not in a readable git repository (${complaint}); ${advice}`);
  }
  if (stdout.toString('latin1').trim() === 'true') return undefined;
  // Run in the `.git` folder itself, there is a work tree, but not here.
  const top = await git(['rev-parse', '--show-toplevel']);
  return top.code === 0 ? top.stdout.toString('utf8').replace(/\r?\n$/, '') : undefined;
}

function treeReader(
  listAll: () => Promise<readonly TreeEntry[]>,
  contents: (oids: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>,
): TreeReader {
  let entries: Promise<readonly TreeEntry[]> | undefined;
  return {
    async list() {
      entries ??= listAll();
      return { entries: await entries, gaps: [] };
    },
    async read(wanted) {
      const blobs = wanted.filter(({ kind, oid }) => kind !== 'submodule' && oid !== undefined);
      const found = await contents([...new Set(blobs.flatMap(({ oid }) => oid ?? []))]);
      return new Map(wanted.map(({ path, oid }) => [path, found.get(oid ?? '') ?? notThere(path)]));
    },
  };
}

function notThere(path: string): Gap {
  return { path, subject: path, reason: 'This clone does not contain its content.', blocking: true };
}
