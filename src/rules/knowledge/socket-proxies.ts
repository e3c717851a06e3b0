/**
 * Images that stand between Docker's socket and what asks it, and let through only the calls that are allowed, as their own
 * documentation says: what needs the socket is given one of them instead.
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
