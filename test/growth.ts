/** CPU milliseconds of this thread, so that others who use the machine do not count. */
async function cost(act: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Below, what is measured is the clock. */
const least = 5;

/**
 * How many times as much CPU it costs to act on something four times as large: about 4 where the cost grows with the
 * size, 16 where it grows with its square, the least of a few tries. `size` is the larger of the two.
 */
export async function growth<T>(size: number, make: (size: number) => T, act: (thing: T) => unknown): Promise<number> {
  const [small, large] = [make(Math.ceil(size / 4)), make(size)];
  const quickest = async (thing: T) => Math.min(await cost(() => act(thing)), await cost(() => act(thing)));
  let found = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && found > linear; tries++) {
    found = (await quickest(large)) / Math.max(least, await quickest(small));
  }
  return found;
}

/** Between the two, and nearer to the square: what is not measured well is no failure. */
export const linear = 10;
