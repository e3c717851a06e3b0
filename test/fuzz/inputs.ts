import fc from 'fast-check';
import { type Target, targets } from './targets.ts';

/** One input of a run. The seed says all: the same seed is the same target and the same text. */
export interface Input {
  readonly seed: number;
  readonly target: Target;
  readonly text: string;
}

const wheel: readonly Target[] = targets.flatMap((target) => Array<Target>(target.share).fill(target));

/** `only` keeps to one target; the seeds of such a run are its own. */
export function inputOf(seed: number, only?: string): Input {
  const [picked, text] = sample(
    fc
      .constantFrom(...(only === undefined ? wheel : wheel.filter(({ name }) => name === only)))
      .chain((target) => fc.tuple(fc.constant(target), target.inputs)),
    seed,
  );
  return { seed, target: picked, text };
}

/** The same piece over and over, in two lengths. */
export function longInputsOf(
  seed: number,
  target: Target,
  lengths: readonly [number, number],
): readonly [string, string] | undefined {
  const { long } = target;
  if (long === undefined) return undefined;
  const [short, longer] = lengths;
  return [sample(long(short), seed), sample(long(longer), seed)];
}

function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (value === undefined) throw new Error('nothing was generated');
  return value;
}
