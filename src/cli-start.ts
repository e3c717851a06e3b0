import { realpathSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import { runCached } from './system/code-cache.ts';

/** A digest of the bundle; `scripts/build.ts` writes it in front of this file. */
declare const bundleDigest: string;

/** The oldest Node that the bundle is built for and tested on, as in `engines` of package.json. */
const oldest = 24;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`plimsoll: Node ${oldest} or newer is needed; this is ${process.version}.\n`);
  process.exitCode = 2;
} else start();

function start(): void {
  // Node chooses and creates the folder, and the user can move it or turn it off (`NODE_COMPILE_CACHE`,
  // `NODE_DISABLE_COMPILE_CACHE`).
  const { directory } = enableCompileCache();
  const [, script = '', command = ''] = process.argv;
  // Each command uses other parts of the bundle, so each has a cache of its own.
  const use = ['scan', 'review', 'rules', 'explain'].includes(command) ? command : 'other';
  runCached(dirname(realpathSync(script)), 'plimsoll.js', directory, `${bundleDigest}-${process.version}-${use}`);
}
