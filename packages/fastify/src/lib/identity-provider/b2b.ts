import { AssentError } from "@assent/core";
import { B2BClient } from "stytch";

import { MemberHolder, MemberSession } from "./answers.ts";
import type { Holder, IdentityProvider } from "./port.ts";
import { type IdentityProviderOptions, createIdentityProvider } from "./vertical.ts";

/**
 * Connects to the Connected Apps of a Stytch B2B project, with the official SDK. Whoever signs in is
 * a member of one organization, and its policy may refuse a client (`organization_policy`).
 *
 * @throws Error when the SDK refuses the project id, the secret or the address.
 * @see https://stytch.com/docs/connected-apps/build-custom-flow/getting-started-api
 */
export function createB2BIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  return createIdentityProvider(options, (config) => {
    const client = new B2BClient(config);
    const { members } = client.organizations;
    return {
      client,
      session: MemberSession,
      holder: MemberHolder,
      listApps: async (holder) => members.getConnectedApps(memberOf(holder)),
      revokeApp: async (holder, appId) =>
        members.connectedApps.revoke({ ...memberOf(holder), connected_app_id: appId }),
    };
  });
}

function memberOf({ userId, organization }: Holder): {
  organization_id: string;
  member_id: string;
} {
  if (organization === undefined) {
    throw new AssentError("internal_error");
  }
  return { organization_id: organization.id, member_id: userId };
}
