import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** One line of what is told. */
export interface Row {
  readonly what: string;
  readonly value: string;
}

export interface Run {
  readonly milliseconds: number;
  /** Peak resident memory in MiB. */
  readonly mebibytes: number;
}

/** For `--import`: tells the peak of memory at the end, on the standard error. */
export const reportPeak =
  "data:text/javascript,process.on('exit',()=>{process._rawDebug('peak:'+process.resourceUsage().maxRSS)})";

/** Runs Node with its peak of memory told, which costs a little of its time. */
export function runWithPeak(args: readonly string[], cwd: string): Run {
  return run(['--import', reportPeak, ...args], cwd);
}

export function run(args: readonly string[], cwd: string): Run {
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (result.status === null || result.status > 1) throw new Error(`${args.join(' ')}: ${result.stderr}`);
  return { milliseconds, mebibytes: peakIn(result.stderr) };
}

/** The peak in MiB that `reportPeak` told; 0 where it did not run. */
export function peakIn(stderr: string): number {
  return Number(/peak:(\d+)/.exec(stderr)?.[1] ?? 0) / 1024;
}

/** The quickest of several runs after one that warms the caches: others may be using the machine. */
export function quickest(times: number, measure: () => Run): Run {
  measure();
  return Array.from({ length: times }, measure).reduce((best, each) =>
    each.milliseconds < best.milliseconds ? each : best,
  );
}

/** Milliseconds of a run of Node, while this process goes on with its own work. */
export async function runBeside(args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}
