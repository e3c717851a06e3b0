/**
 * Whether a list of registries contains a host. An entry is a host, with its port if it has one. `*.` before a host
 * stands for all of its subdomains, but not for ports or IP addresses.
 */
export function allowsRegistry(list: readonly string[], host: string): boolean {
  const wanted = host.toLowerCase();
  return list.some((entry) => {
    const allowed = entry.trim().toLowerCase();
    if (!allowed.startsWith('*.')) return allowed === wanted;
    return wanted.endsWith(allowed.slice(1)) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(wanted);
  });
}
