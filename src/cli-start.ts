import { realpathSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import { runCached } from './system/code-cache.ts';

/** Stands for the content of the bundle; written in front of this file by `scripts/build.ts`. */
declare const bundleDigest: string;

/** The oldest Node that the bundle is made for and tested on, as `engines` in package.json. */
const oldest = 24;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`plimsoll: Node ${oldest} or newer is needed; this is ${process.version}.\n`);
  process.exitCode = 2;
} else start();

function start(): void {
  // Node chooses the folder, makes it, and lets the user move it or do without (`NODE_COMPILE_CACHE`,
  // `NODE_DISABLE_COMPILE_CACHE`).
  const { directory } = enableCompileCache();
  const [, script = '', command = ''] = process.argv;
  // What one command uses of the bundle is of little use to another.
  const use = ['scan', 'review', 'rules', 'explain'].includes(command) ? command : 'other';
  runCached(dirname(realpathSync(script)), 'plimsoll.js', directory, `${bundleDigest}-${process.version}-${use}`);
}
