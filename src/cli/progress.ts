import type { Log } from '../core/log.ts';
import type { Parse } from '../snapshot/collect.ts';

/** Few enough files that the line keeps moving, and enough that the messages cost nothing. */
const step = 50;

/** A parser that reports progress: reading is most of the work, and takes a while in a large repository. */
export function toldParser(parse: Parse, log: Log): Parse {
  let read = 0;
  return (path, text, kind) => {
    read += 1;
    if (read % step === 0) log.info(`Reading container files… ${read}`);
    return parse(path, text, kind);
  };
}
