// Builds dist/: TypeScript to JavaScript in build/, then one bundle for the action and one for the command line.
// The bundles are committed, so they must come out the same, byte for byte, on every machine: nothing of the folder,
// the time or the platform may get in. They are not minified, so that a stack trace names our functions.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Bundle {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const bundle: (input: string, options: object) => Promise<Bundle> = require('@vercel/ncc');
const outside = process.argv[2];
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
for (const name of ['action', 'cli']) {
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  const { code, assets } = await bundle(join(root, 'build', 'src', `${name}.js`), {
    cache: false,
    esm: true,
    license: 'licenses.txt',
    quiet: true,
    target: 'es2024',
  });
  write(join(folder, 'index.js'), name === 'cli' ? `#!/usr/bin/env node\n${code}` : code);
  for (const [asset, { source }] of Object.entries(assets)) write(join(folder, asset), source);
  write(join(folder, 'package.json'), '{ "type": "module" }\n');
}
rmSync(join(root, 'build'), { recursive: true, force: true });

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
