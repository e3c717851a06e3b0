/** What one argument of EXPOSE says. Ports are inclusive. */
export interface ExposedPort {
  readonly first: number;
  readonly last: number;
  /** As written, or '' if there is none. */
  readonly protocol: string;
  /** Anything before the container's ports: an address, a host port. */
  readonly host: string;
}

/** `[host:]first[-last][/protocol]`; `undefined` if it is not a number. */
export function readExposed(text: string): ExposedPort | undefined {
  const match = /^(?:(?<host>.*):)?(?<first>\d{1,9})(?:-(?<last>\d{1,9}))?(?:\/(?<protocol>[^/]*))?$/.exec(text);
  const { host = '', first, last, protocol = '' } = match?.groups ?? {};
  return first === undefined ? undefined : { first: Number(first), last: Number(last ?? first), protocol, host };
}
