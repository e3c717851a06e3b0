import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The Go module of both programs. */
export const moduleFolder = import.meta.dirname;

/** The Trivy that the tests run: the one that go.mod names. */
export const trivyVersion = versionIn(readFileSync(join(moduleFolder, 'go.mod'), 'utf8'));

export interface Program {
  readonly name: string;
  /** What `go build` is told beside where to write. */
  readonly arguments: readonly string[];
  /** Where it lies, once built: outside the tree, under a name that changes with whatever it is built of. */
  readonly path: string;
}

const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'plimsoll-test');
const suffix = process.platform === 'win32' ? '.exe' : '';
const modules = ['go.mod', 'go.sum'];

/** A real Trivy, as its makers build it; `-X` gives it the version that it would get from a release. */
export const trivy: Program = program('trivy', modules, [
  '-ldflags',
  `-s -w -X github.com/aquasecurity/trivy/pkg/version/app.ver=${trivyVersion}`,
  'github.com/aquasecurity/trivy/cmd/trivy',
]);

/** Serves registries, images and databases: cmd/fixtures. */
export const fixtures: Program = program(
  'fixtures',
  [...modules, ...globSync('cmd/fixtures/*.go', { cwd: moduleFolder }).toSorted()],
  ['./cmd/fixtures'],
);

function versionIn(goMod: string): string {
  const [, version] = /\bgithub\.com\/aquasecurity\/trivy v(\S+)/.exec(goMod) ?? [];
  if (version === undefined) throw new Error('go.mod names no version of Trivy');
  return version;
}

function program(name: string, sources: readonly string[], options: readonly string[]): Program {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${options.join(' ')}\0`);
  for (const source of sources) hash.update(`${source}\0`).update(readFileSync(join(moduleFolder, source)));
  const folder = `trivy-${trivyVersion}-${hash.digest('hex').slice(0, 16)}`;
  return { name, arguments: options, path: join(cache, folder, `${name}${suffix}`) };
}

/** Whether the tests with a real Trivy can run here. `npm test` builds nothing: that takes minutes once. */
export function built(): boolean {
  return [trivy, fixtures].every(({ path }) => existsSync(path));
}
