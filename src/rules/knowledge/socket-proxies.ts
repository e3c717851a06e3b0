/**
 * Proxies in front of Docker's socket that let through only allowed calls, by their own documentation. Containers that
 * need the socket use one of them instead.
 */
export const socketProxies: ReadonlySet<string> = new Set([
  // https://github.com/Tecnativa/docker-socket-proxy
  'tecnativa/docker-socket-proxy',
  'ghcr.io/tecnativa/docker-socket-proxy',
  // https://docs.linuxserver.io/images/docker-socket-proxy/
  'linuxserver/socket-proxy',
  'lscr.io/linuxserver/socket-proxy',
  'ghcr.io/linuxserver/socket-proxy',
  // https://github.com/wollomatic/socket-proxy
  'wollomatic/socket-proxy',
  'ghcr.io/wollomatic/socket-proxy',
]);
