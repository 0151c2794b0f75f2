import type { LookupFunction } from "node:net";

import ipaddr from "ipaddr.js";

/** One address that a name has. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds all addresses of a name; the callback style is that of the sockets that ask. */
export type Resolve = (
  hostname: string,
  callback: (error: Error | null, addresses: readonly ResolvedAddress[]) => void,
) => void;

/**
 * Tells whether an address is an ordinary one of the internet: not of this machine, not of this
 * network, not of a cloud's metadata service, not reserved, and not any of these in IPv6 dress.
 *
 * @see RFC 6890
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Tells whether an address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

/**
 * Creates a look-up for a connection that refuses a name when any of its addresses is refused. What
 * it returns is what the socket connects to, so nothing can change in between.
 */
export function createPinnedLookup(
  resolve: Resolve,
  allows: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error || first === undefined || !addresses.every(({ address }) => allows(address))) {
        callback(error ?? new Error("The name has an address that is refused."), []);
      } else if (options.all === true) {
        callback(null, [...addresses]);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
