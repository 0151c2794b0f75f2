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

/** Which schemes of apps on a device are answered. Those that run code never are. */
export interface AppSchemes {
  /** In lower case, without the colon. Default: every scheme that is not refused. */
  readonly allowed?: readonly string[] | undefined;
  /** In lower case, without the colon. Default: none but those that run code or read local data. */
  readonly refused?: readonly string[] | undefined;
}

/** What a team has settled about where clients may be answered. */
export interface DestinationRules {
  /** Whether clients with a secret may run on this machine, too. */
  readonly confidentialLoopback: boolean;
  readonly appSchemes: AppSchemes;
}

/**
 * Tells whether a client of this type may be answered there: those that keep a secret live on the
 * web, others may be apps on a device.
 *
 * @see RFC 8252 §7.1, OAuth 2.1 §2.3.1
 */
export function isAllowedDestination(
  destination: Destination,
  type: ClientType,
  { confidentialLoopback, appSchemes }: DestinationRules,
): boolean {
  const isPublic = type === "first_party_public" || type === "third_party_public";
  switch (destination.kind) {
    case "web":
      return true;
    case "loopback":
      return isPublic || confidentialLoopback;
    case "app": {
      const { allowed, refused = [] } = appSchemes;
      const { scheme } = destination;
      return isPublic && !refused.includes(scheme) && (allowed?.includes(scheme) ?? true);
    }
  }
}

/** Host or scheme, for the audit trail. */
export function nameDestination(destination: Destination | null): string | undefined {
  return destination?.kind === "app" ? destination.scheme : destination?.host;
}
