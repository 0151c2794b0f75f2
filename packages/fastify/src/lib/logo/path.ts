import { hash } from "node:crypto";

import { type Account, PATHS } from "@assent/core/contract";

import type { Holder } from "../identity-provider/port.ts";
import type { LogoStore } from "./store.ts";

/** The path of a client's logo, or none where its address is not worth asking. */
export function createClientLogoPath(
  logos: Pick<LogoStore, "accepts">,
  clientId: string,
  logoUrl: string | undefined,
): string | undefined {
  return logoUrl !== undefined && logos.accepts(logoUrl)
    ? `${PATHS.clientLogo}/${encodeURIComponent(clientId)}${version(logoUrl)}`
    : undefined;
}

/** Adds the path of their organization's logo to what a page shows of somebody. */
export function describeAccount(
  logos: Pick<LogoStore, "accepts">,
  { account, organization }: Holder,
): Account {
  const { logoUrl } = organization ?? {};
  return account.organization !== undefined && logoUrl !== undefined && logos.accepts(logoUrl)
    ? {
        ...account,
        organization: {
          ...account.organization,
          logo: `${PATHS.organizationLogo}${version(logoUrl)}`,
        },
      }
    : account;
}

/** Another logo has another path, so that a browser doesn't show the one that it keeps. */
function version(logoUrl: string): string {
  return `?v=${hash("sha256", logoUrl, "base64url").slice(0, 8)}`;
}
