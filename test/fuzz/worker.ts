import { parentPort, workerData } from 'node:worker_threads';
import { inputOf } from './inputs.ts';
import { judge, judgeGrowth } from './judge.ts';

/** What a worker is given: inputs `first`, `first + step`, … as long as nobody ends it. */
export interface Work {
  readonly first: number;
  readonly step: number;
  readonly last: number;
  readonly only: string | undefined;
  /** Whether some inputs are long, to see how the cost grows: a measurement, which a busy machine spoils. */
  readonly growth: boolean;
  /** Two numbers: the seed that is at work, and how many are done. */
  readonly progress: SharedArrayBuffer;
}

/** Every so manyth input is long, to see how the cost grows. */
const growthEvery = 500;

const { first, step, last, only, growth, progress }: Work = workerData;
const shared = new Int32Array(progress);
for (let seed = first; seed < last; seed += step) {
  Atomics.store(shared, 0, seed);
  const isLong = growth && Math.floor((seed - first) / step) % growthEvery === growthEvery - 1;
  const broken = isLong ? await judgeGrowth(seed, only) : await judge(inputOf(seed, only));
  Atomics.add(shared, 1, 1);
  if (broken !== undefined) parentPort?.postMessage(broken);
}
