/**
 * Whether a list of registries names a host. An entry is a host with its port, if any, or `*.` before one: then it stands
 * for every host below, ports and IP addresses left out.
 */
export function allowsRegistry(list: readonly string[], host: string): boolean {
  const wanted = host.toLowerCase();
  return list.some((entry) => {
    const allowed = entry.trim().toLowerCase();
    if (!allowed.startsWith('*.')) return allowed === wanted;
    return wanted.endsWith(allowed.slice(1)) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(wanted);
  });
}
