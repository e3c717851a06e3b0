/** Called around work that is done part by part. */
export interface PartMemory {
  /** Before each part. */
  readonly before: () => Promise<void>;
  /** After the last part, and if one failed. */
  readonly end: () => void;
}

/**
 * Keeps the heap small if there are several parts. Loaded only then, because loading takes 5 % of the review of one
 * file.
 */
export function partMemory(): PartMemory {
  let heap: { readonly tidy: () => void; readonly end: () => void } | undefined;
  return {
    async before() {
      heap ??= (await import('./memory.ts')).frugalHeap();
      heap.tidy();
    },
    end: () => heap?.end(),
  };
}
