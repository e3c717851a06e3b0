// Builds the real Trivy and the program that serves its registries, images and databases, where they are missing:
// `npx node test/trivy/build.ts`. Minutes the first time, with Go's cache seconds afterwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { fixtures, moduleFolder, type Program, trivy } from './programs.ts';

async function build({ name, arguments: options, path }: Program): Promise<void> {
  if (existsSync(path)) {
    console.log(`${name}: ${path}`);
    return;
  }
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log(`${name}: Go builds it; the first time takes minutes`);
  const progress = setInterval(() => console.log(`${name}: ${seconds()} s so far`), 30_000);
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Written beside its place and moved there: a build that is interrupted, or another at the same time, leaves no half.
    const unfinished = `${path}.${process.pid}`;
    const go = spawn('go', ['build', '-trimpath', '-buildvcs=false', '-o', unfinished, ...options], {
      cwd: moduleFolder,
      stdio: 'inherit',
      env: { ...process.env, CGO_ENABLED: '0', GOEXPERIMENT: 'jsonv2' },
    });
    const [status] = await once(go, 'exit').catch((error: Error) => {
      throw new Error(`${name} is built with Go, and Go did not start: ${error.message}`);
    });
    if (status !== 0) throw new Error(`${name}: go build ended with ${status}`);
    renameSync(unfinished, path);
  } finally {
    clearInterval(progress);
  }
  console.log(`${name}: built in ${seconds()} s: ${path}`);
}

for (const program of [fixtures, trivy]) await build(program);
