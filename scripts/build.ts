// Builds dist/: TypeScript to JavaScript in build/, then one bundle for the action and one for the command line.
//   node scripts/build.ts [FOLDER]    into another folder than dist/
// The bundles are committed, so they must come out the same, byte for byte, on every machine: nothing of the folder,
// the time or the platform may get in. They are not minified, so that a stack trace names our functions.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { source } from '../src/core/text.ts';
import { wrapped } from '../src/system/code-cache.ts';
import { argumentsOf, onlyWords } from './arguments.ts';

interface Bundle {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const bundle: (input: string, options: object) => Promise<Bundle> = require('@vercel/ncc');
const [outside] = argumentsOf(import.meta.filename, (args) => onlyWords(args, 1));
const target = outside ?? join(root, 'dist');

rmSync(join(root, 'build'), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
for (const path of globSync(join(root, 'build', 'src', 'rules', '**', '*.js'))) {
  writeFileSync(path, withExamplesAside(withExamplesRead(readFileSync(path, 'utf8'))));
}
await writeBundle('action', 'index.js', ascii);
const digest = await writeBundle('cli', 'plimsoll.js', (code) => wrapped(ascii(code)));
const start = await bundled('cli-start');
write(
  join(target, 'cli', 'index.js'),
  `#!/usr/bin/env node\nconst bundleDigest = ${JSON.stringify(digest)};\n${start.code}`,
);
rmSync(join(root, 'build'), { recursive: true, force: true });

/** Writes the bundle of `src/<name>.ts`, its code as `written` makes it, and returns a digest of it. */
async function writeBundle(name: string, entry: string, written: (code: string) => string): Promise<string> {
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  const { code, assets } = await bundled(name);
  const files = Object.entries({ [entry]: written(code), ...contents(assets, written) });
  const digest = createHash('sha256');
  for (const [file, content] of files) {
    write(join(folder, file), content);
    digest.update(`${file}\0`).update(content);
  }
  write(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  return digest.digest('hex').slice(0, 16);
}

/** CommonJS, because it starts some 8 ms sooner than ES modules: chunks are loaded without a way through promises. */
function bundled(name: string): Promise<Bundle> {
  return bundle(join(root, 'build', 'src', `${name}.js`), {
    cache: false,
    esm: false,
    license: 'licenses.txt',
    quiet: true,
    target: 'es2024',
  });
}

/** Reads the examples of rules now: 300 of them took 4 ms of every run, and only `explain` shows them. */
function withExamplesRead(code: string): string {
  return code.replace(/\bsource `((?:[^`\\]|\\.)*)`/gs, (_, raw: string) =>
    JSON.stringify(source(Object.assign([raw], { raw: [raw] }))),
  );
}

/** Makes the examples of a rule when they are asked for, so that V8 need not hold them ready for every run. */
function withExamplesAside(code: string): string {
  return code.replace(
    /^( *)examples: \{\n(.*?)^\1\},?$/gms,
    (_, indentation: string, examples: string) =>
      `${indentation}get examples() {\n${indentation}return {\n${examples}${indentation}};\n${indentation}},`,
  );
}

/** Writes what is not ASCII as escapes, so that V8 holds the code in half the memory: 3 ms of every run. */
function ascii(code: string): string {
  if (/\\[^\0-\x7f]/.test(code))
    throw new Error('An escape of a character that is not ASCII would change its meaning.');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function contents(assets: Bundle['assets'], written: (code: string) => string): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    Object.entries(assets).map(([name, { source: content }]) => [
      name,
      name.endsWith('.js') ? written(content.toString()) : content,
    ]),
  );
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
