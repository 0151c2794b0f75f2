/** What is known around a pasted request or answer. */
export interface RealityOptions {
  /**
   * Finds what somebody registered of a host name, by the public suffix list, which this package
   * does not hold. Default: the whole host name, which is never too little.
   */
  readonly findRegistrableDomain?: (hostname: string) => string | null;
}

/** The end of a host that somebody registered, with the port. */
export function findDomain(
  uri: string,
  { findRegistrableDomain = (hostname) => hostname }: RealityOptions,
): string {
  const { hostname, host } = new URL(uri);
  const port = host.slice(hostname.length);
  return `${findRegistrableDomain(hostname) ?? hostname}${port}`;
}
