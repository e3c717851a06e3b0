/** What is called around work that is done part by part. */
export interface PartMemory {
  /** Before each part. */
  readonly before: () => Promise<void>;
  /** After the last, and where one failed. */
  readonly end: () => void;
}

/** A frugal heap, from the first part of several on. It is loaded only then: that is a twentieth of a review of one file. */
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
