import type { Files } from './reading.ts';
import { joinSources, type Source } from './source.ts';

/** Longer files are not assembled. */
const longest = 65_536;
const mostPieces = 256;

/** Pieces of a file that was appended to, joined when the file is read. */
interface Pieces {
  readonly list: Source[];
  length: number;
  whole: Source | undefined;
}

/** The files that a script writes, on top of those before it. */
export function startFiles(before: (path: string) => Source | undefined): Files {
  const own = new Map<string, Pieces | undefined>();
  const found = new Map<string, Source | undefined>();
  const earlier = (path: string): Source | undefined => {
    if (path !== '' && !found.has(path)) found.set(path, before(path));
    return found.get(path);
  };
  const set = (path: string, text: Source | undefined): void => {
    own.set(path, text && { list: [text], length: text.text.length, whole: text });
  };
  return {
    get: (path) => (own.has(path) ? joined(own.get(path)) : earlier(path)),
    set,
    append: (path, text) => {
      if (!own.has(path)) set(path, earlier(path));
      const pieces = own.get(path);
      if (!pieces) set(path, text);
      else if (pieces.length < longest && pieces.list.length < mostPieces) {
        pieces.list.push(text);
        pieces.length += text.text.length;
        pieces.whole = undefined;
      }
    },
    written: () => new Map(Array.from(own, ([path, pieces]) => [path, joined(pieces)])),
  };
}

function joined(pieces: Pieces | undefined): Source | undefined {
  if (pieces && !pieces.whole) pieces.whole = joinSources(pieces.list, '\n');
  return pieces?.whole;
}
