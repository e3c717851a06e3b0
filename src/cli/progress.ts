import type { Log } from '../core/log.ts';
import type { Parse } from '../snapshot/collect.ts';

/** Few enough that the line moves, and so many that telling costs nothing. */
const step = 50;

/** A parser that tells how far it is: reading is most of the work, and in a large repository it takes a while. */
export function toldParser(parse: Parse, log: Log): Parse {
  let read = 0;
  return (path, text, kind) => {
    read += 1;
    if (read % step === 0) log.info(`Reading container files… ${read}`);
    return parse(path, text, kind);
  };
}
