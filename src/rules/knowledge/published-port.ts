import type { Confidence } from '../../core/severity.ts';
import type { Port } from '../../documents/container.ts';

/** Whether the port is published without naming an interface, or on the address that means every one. */
export function isEveryInterface({ hostIp, mode, published, target }: Port): boolean {
  if (hostIp === undefined || (published === undefined && target === undefined)) return false;
  return mode !== 'none' && (hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::' || hostIp === '*');
}

/** The port of the container with its protocol, for messages: `5432`, `53/udp`, `3000-3005`. */
export function portName({ target, protocol }: Port): string {
  const range =
    target === undefined ? '?' : target.first === target.last ? `${target.first}` : `${target.first}-${target.last}`;
  return protocol === '' || protocol === 'tcp' ? range : `${range}/${protocol}`;
}

/** The host port if it differs from the container's: `, as 8080`. Without one in the file, Docker picks a free port. */
export function publishedAs({ published, target, variables }: Port): string {
  if (published === undefined && target !== undefined && variables.length === 0) return ', as a port that Docker picks';
  if (published === undefined || target === undefined) return '';
  if (published.first === target.first && published.last === target.last) return '';
  return `, as ${published.first === published.last ? published.first : `${published.first}-${published.last}`}`;
}

/** A variable named like a port may still hold an address and a port, so confidence is lower. */
export function confidenceIn({ published, variables }: Port): { readonly confidence?: Confidence } {
  return published === undefined && variables.length > 0 ? { confidence: 'medium' } : {};
}

/**
 * Host ports that serve other machines: web, mail, DNS and VPN. On the loopback address alone, the service would be
 * unreachable. https://www.iana.org/assignments/service-names-port-numbers
 */
const forOthers = new Set([25, 53, 80, 110, 143, 443, 465, 500, 587, 853, 993, 995, 1194, 4500, 51820]);

/** Whether its number suggests that other machines are meant to reach it. */
export function isForOthers({ published }: Port): boolean {
  return published !== undefined && forOthers.has(published.first);
}
