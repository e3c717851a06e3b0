import { type Input, longInputsOf } from './inputs.ts';
import { type Target, targets } from './targets.ts';

/** An input that broke a promise, so that it can be kept. */
export interface Broken {
  readonly seed: number;
  readonly target: string;
  readonly text: string;
  readonly harm: string;
}

/** CPU milliseconds that any input of at most 20,000 characters may take; most take one or two. */
const mostMilliseconds = 3_000;

/** `undefined`: all is well. */
export async function judge({ seed, target, text }: Input): Promise<Broken | undefined> {
  const start = cpu();
  const harm = await harmOf(target, text);
  const spent = cpu() - start;
  const slow = spent > mostMilliseconds ? [`${Math.round(spent)} ms for ${text.length} characters`] : [];
  const [first] = [...harm, ...slow];
  return first === undefined ? undefined : { seed, target: target.name, text, harm: first };
}

export async function harmOf(target: Target, text: string): Promise<readonly string[]> {
  try {
    return await target.harm(text);
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

const lengths = [6_000, 48_000] as const;
/** Eight times the length: linear costs eight times as much, the square of it sixty-four times. */
const mostGrowth = 24;
/** Below, the growth is noise. */
const leastMilliseconds = 400;

/** Whether the cost of some text over and over grows faster than its length. */
export async function judgeGrowth(seed: number, only?: string): Promise<Broken | undefined> {
  const growing = targets.filter(({ long, name }) => long !== undefined && (only === undefined || name === only));
  const target = growing[Math.abs(seed) % Math.max(1, growing.length)];
  const texts = target && longInputsOf(seed, target, lengths);
  if (target === undefined || texts === undefined) return undefined;
  const [short, long] = texts;
  const spent = await cost(target, long);
  if (spent < leastMilliseconds) return undefined;
  // Measured again: the first run of a path is slower than it is.
  const growth =
    Math.min(await cost(target, long), spent) /
    Math.max(1, Math.min(await cost(target, short), await cost(target, short)));
  if (growth <= mostGrowth) return undefined;
  const harm = `${lengths[1] / lengths[0]} times the length costs ${growth.toFixed(0)} times the time (${Math.round(spent)} ms)`;
  return { seed, target: target.name, text: long, harm };
}

async function cost(target: Target, text: string): Promise<number> {
  const start = cpu();
  await harmOf(target, text);
  return cpu() - start;
}

/** CPU milliseconds of this thread: other programs on the machine do not count. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
