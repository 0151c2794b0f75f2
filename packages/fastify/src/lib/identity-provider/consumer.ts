import { Client } from "stytch";

import { UserHolder, UserSession } from "./answers.ts";
import type { IdentityProvider } from "./port.ts";
import { type IdentityProviderOptions, createIdentityProvider } from "./vertical.ts";

/**
 * Connects to the Connected Apps of a Stytch Consumer project, with the official SDK.
 *
 * @throws Error when the SDK refuses the project id, the secret or the address.
 * @see https://stytch.com/docs/connected-apps/build-custom-flow/getting-started-api
 */
export function createConsumerIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  return createIdentityProvider(options, (config) => {
    const client = new Client(config);
    return {
      client,
      session: UserSession,
      holder: UserHolder,
      listApps: ({ userId }) => client.users.connectedApps({ user_id: userId }),
      revokeApp: ({ userId }, appId) =>
        client.users.revoke({ user_id: userId, connected_app_id: appId }),
    };
  });
}
