/**
 * Cycles of a graph in which each node leads to the next, and the last to the first; each node is in at most one. Takes
 * time in the number of edges.
 */
export function* cyclesIn(edges: ReadonlyMap<string, readonly string[]>): Iterable<readonly string[]> {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    const path: string[] = [];
    const left: Iterator<string>[] = [];
    const places = new Map<string, number>();
    const enter = (name: string): void => {
      if (done.has(name)) return;
      done.add(name);
      places.set(name, path.push(name) - 1);
      left.push((edges.get(name) ?? []).values());
    };
    enter(start);
    for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
      const { value: next, done: ended } = last.next();
      const at = ended === true ? path.length - 1 : places.get(next);
      if (ended !== true && at === undefined && edges.has(next)) enter(next);
      if (at === undefined) continue;
      const closed = path.splice(at);
      left.splice(at);
      for (const name of closed) places.delete(name);
      if (ended !== true) yield closed;
    }
  }
}
