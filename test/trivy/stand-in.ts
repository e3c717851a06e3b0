// Stands in for Trivy where the real one will not misbehave on demand. The wrapper that `standIn` writes runs this file;
// `behaviour.json` beside the wrapper says what to do, and every call is noted beside it in `calls.jsonl`.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour, StandInCall } from './stand-in-for.ts';

const [folder = '', ...args] = process.argv.slice(2);
const behaviour: Behaviour = JSON.parse(readFileSync(join(folder, 'behaviour.json'), 'utf8'));

if (behaviour.ignoreSigterm === true) process.on('SIGTERM', () => {});
const grandchild = behaviour.grandchild === true && !args.includes('--version') ? startGrandchild() : undefined;
const call: StandInCall = {
  args,
  cwd: process.cwd(),
  env: { ...process.env },
  pid: process.pid,
  ...(grandchild === undefined ? {} : { grandchild }),
};
appendFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify(call)}\n`);

if (args.includes('--version')) {
  process.stdout.write(behaviour.version ?? 'Version: 0.74.0\n');
} else {
  process.stderr.write(behaviour.stderr ?? '');
  writeReport();
  process.exitCode = behaviour.exitCode ?? 0;
  // A timer of a day keeps the process, whatever else it does not do.
  if (behaviour.hang === true) setTimeout(() => {}, 86_400_000);
}

/** Outlives its parent unless somebody ends it too. */
function startGrandchild(): number | undefined {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 86_400_000)'], { stdio: 'ignore' });
  child.unref();
  return child.pid;
}

function writeReport(): void {
  const at = args.indexOf('--output');
  const output = at === -1 ? undefined : args[at + 1];
  const write = (text: string) => {
    if (output === undefined) process.stdout.write(text);
    else writeFileSync(output, text, { flag: 'a' });
  };
  if (behaviour.report !== undefined) write(behaviour.report);
  const mebibyte = ' '.repeat(2 ** 20);
  for (let written = 0; written < (behaviour.paddingMebibytes ?? 0); written += 1) write(mebibyte);
}
