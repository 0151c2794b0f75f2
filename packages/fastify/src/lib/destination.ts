import { parseRedirectTarget } from "@assent/core";
import type { ClientType, Destination } from "@assent/core/contract";
import { getDomain } from "tldts";

/** Describes where a redirect URI leads; `null` for one that must not be followed. */
export function describeDestination(url: string): Destination | null {
  const target = parseRedirectTarget(url);
  if (target?.kind !== "web") {
    return target && { ...target, url };
  }
  const { hostname, port } = new URL(url);
  const domain = getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
  return { ...target, url, registrableDomain: port === "" ? domain : `${domain}:${port}` };
}

/**
 * Tells whether a client of this type may be answered there: those that keep a secret live on the
 * web, others may be apps on a device.
 *
 * @param confidentialLoopback Whether those with a secret may run on this machine, too.
 * @see RFC 8252 §7.1, OAuth 2.1 §2.3.1
 */
export function isAllowedDestination(
  { kind }: Destination,
  type: ClientType,
  { confidentialLoopback }: { readonly confidentialLoopback: boolean },
): boolean {
  const isPublic = type === "first_party_public" || type === "third_party_public";
  return isPublic || kind === "web" || (kind === "loopback" && confidentialLoopback);
}

/** Host or scheme, for the audit trail. */
export function nameDestination(destination: Destination | null): string | undefined {
  return destination?.kind === "app" ? destination.scheme : destination?.host;
}
