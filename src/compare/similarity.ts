/** How alike two texts are by their words (Dice's coefficient over multisets): 0 to 1. Linear in their length. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const words = (text: string) =>
    text
      .slice(0, maxLength)
      .split(/[\s/]+/)
      .filter((word) => word !== '');
  const left = words(a);
  const right = words(b);
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const rest = counts.get(word) ?? 0;
    if (rest === 0) continue;
    counts.set(word, rest - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

/** Code units of an instruction that are compared; the rest says nothing new about what it is. */
const maxLength = 4000;
