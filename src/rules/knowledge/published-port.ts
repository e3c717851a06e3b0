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

/** Where the host has another number for it than the container: `, as 8080`. Where the file names none, Docker takes a free one. */
export function publishedAs({ published, target, variables }: Port): string {
  if (published === undefined && target !== undefined && variables.length === 0) return ', as a port that Docker picks';
  if (published === undefined || target === undefined) return '';
  if (published.first === target.first && published.last === target.last) return '';
  return `, as ${published.first === published.last ? published.first : `${published.first}-${published.last}`}`;
}

/** A variable called a port may still hold an address with one: what depends on it is less sure. */
export function confidenceIn({ published, variables }: Port): { readonly confidence?: Confidence } {
  return published === undefined && variables.length > 0 ? { confidence: 'medium' } : {};
}

/**
 * Ports of the host that are there for other machines: web, mail, DNS and VPN. On the loopback address alone the service
 * would be gone. https://www.iana.org/assignments/service-names-port-numbers
 */
const forOthers = new Set([25, 53, 80, 110, 143, 443, 465, 500, 587, 853, 993, 995, 1194, 4500, 51820]);

/** Whether other machines are meant to reach it, as far as its number says. */
export function isForOthers({ published }: Port): boolean {
  return published !== undefined && forOthers.has(published.first);
}
