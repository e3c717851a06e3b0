import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of garbage beside what is in use; to look for it more often costs more than it saves. */
const room = 8 * 2 ** 20;

/**
 * Keeps the heap near what is in use, for work that is done part by part: `tidy` is called before each part. Where the
 * machine has memory, V8 lets the heap grow by several hundred megabytes before it looks for garbage, and ours may be
 * wanted by others. Its options can be set while it runs; https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 *
 * After `end` they are as they were: V8 takes code that it compiled under other options for the code of another V8.
 */
export function frugalHeap(): { readonly tidy: () => void; readonly end: () => void } {
  // Young objects get no more room than at the start.
  setFlagsFromString('--semi-space-growth-factor=1');
  // The compiler itself takes tens of megabytes for the longest functions, and they win next to nothing by it.
  setFlagsFromString('--max-optimized-bytecode-size=8192');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => unknown;
  setFlagsFromString('--no-expose-gc');
  const used = (): number => getHeapStatistics().used_heap_size;
  let inUse = used();
  return {
    tidy() {
      if (used() < inUse + room) return;
      collect();
      inUse = used();
    },
    end() {
      // What comes next, the report, is made beside what is left: without the garbage it takes no more than the parts did.
      collect();
      setFlagsFromString('--semi-space-growth-factor=2');
      setFlagsFromString('--max-optimized-bytecode-size=61440');
    },
  };
}
