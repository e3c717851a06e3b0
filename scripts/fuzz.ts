// Throws generated and spoilt text at everything that reads what strangers write: `npm run fuzz`.
//   --inputs N     how many (100,000)
//   --seconds N    stop after so long
//   --seed N       of the first input (by the day)
//   --only NAME    one target
//   --workers N    at once (1)
//   --no-growth    leave out what measures time
// What broke something is told with its seed and kept in test/fuzz/seeds, from where `npm test` tries it again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { UsageError } from '../src/core/errors.ts';
import { inputOf } from '../test/fuzz/inputs.ts';
import type { Broken } from '../test/fuzz/judge.ts';
import { targets } from '../test/fuzz/targets.ts';
import type { Work } from '../test/fuzz/worker.ts';
import { argumentsOf } from './arguments.ts';

const { inputs, seconds, seed, workers, only, growth } = argumentsOf(import.meta.filename, (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      inputs: { type: 'string', default: '100000' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000) * 10_000) },
      workers: { type: 'string', default: '1' },
      only: { type: 'string' },
      growth: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  if (values.only !== undefined && !targets.some(({ name }) => name === values.only)) {
    throw new UsageError(`There is no target ${values.only}; there are ${targets.map(({ name }) => name).join(', ')}`);
  }
  return {
    inputs: wholeNumber('inputs', values.inputs),
    seconds: values.seconds === undefined ? Number.POSITIVE_INFINITY : wholeNumber('seconds', values.seconds),
    seed: wholeNumber('seed', values.seed),
    workers: wholeNumber('workers', values.workers),
    only: values.only,
    growth: values.growth,
  };
});

/** Milliseconds without a sign of life after which an input counts as one that hangs. */
const patience = 60_000;
const memory = { maxOldGenerationSizeMb: 768 };
const seeds = resolve(import.meta.dirname, '../test/fuzz/seeds');

const broken: Broken[] = [];
const told = new Set<string>();
const counts: Int32Array[] = [];
const deadline = performance.now() + seconds * 1000;

await Promise.all(Array.from({ length: workers }, (_, index) => work(index)));
const done = counts.reduce((sum, shared) => sum + (shared[1] ?? 0), 0);
console.log(
  `${done} inputs from seed ${seed}: ${broken.length === 0 ? 'none broke anything' : `${broken.length} broke something`}.`,
);
process.exitCode = broken.length === 0 ? 0 : 1;

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number, not '${text}'`);
}

/** One worker after another, each beginning behind the input that ended the one before. */
async function work(index: number): Promise<void> {
  let first = seed + index;
  while (first < seed + inputs && performance.now() < deadline) {
    const next = await run(first);
    if (next === undefined) return;
    first = next;
  }
}

/** Where to go on; `undefined`: nowhere. */
function run(first: number): Promise<number | undefined> {
  const progress = new SharedArrayBuffer(8);
  const shared = new Int32Array(progress);
  counts.push(shared);
  const workerData: Work = { first, step: workers, last: seed + inputs, only, growth, progress };
  return new Promise((ended) => {
    const worker = new Worker(new URL('../test/fuzz/worker.ts', import.meta.url), {
      workerData,
      resourceLimits: memory,
    });
    let seen = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(shared, 1);
      if (now !== seen) [seen, since] = [now, performance.now()];
      if (performance.now() > deadline) finish(undefined);
      else if (performance.now() - since > patience) finish('it hangs');
    }, 250);
    const finish = (harm: string | undefined): void => {
      clearInterval(watch);
      worker.removeAllListeners('exit').removeAllListeners('error');
      void worker.terminate();
      const at = Atomics.load(shared, 0);
      if (harm !== undefined) {
        const { target, text } = inputOf(at, only);
        keep({ seed: at, target: target.name, text, harm });
      }
      ended(harm === undefined ? undefined : at + workers);
    };
    worker.on('message', keep);
    worker.on('error', (error) => finish(`it ended the process: ${error instanceof Error ? error.message : error}`));
    worker.on('exit', () => finish(undefined));
  });
}

/** Equal complaints are told once. */
function keep(one: Broken): void {
  broken.push(one);
  const kind = `${one.target} ${one.harm.replace(/\d+|"(?:[^"\\]|\\.)*"/g, '').slice(0, 120)}`;
  if (told.has(kind)) return;
  told.add(kind);
  const folder = join(seeds, one.target.replaceAll(' ', '-'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${one.seed}.json`);
  writeFileSync(file, `${JSON.stringify(one.text)}\n`);
  console.error(`${one.target}, seed ${one.seed}: ${one.harm}\n  kept in ${file}\n`);
}
