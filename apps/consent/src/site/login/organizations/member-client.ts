import { type StytchB2BClient, createStytchB2BClient } from "@stytch/react/b2b/headless";

import { onePerProject } from "../stytch-options.ts";

/** The Stytch SDK's client for a project of organizations. It behaves as `stytchClient` does. */
export const memberClient = onePerProject((publicToken, options): StytchB2BClient =>
  createStytchB2BClient(publicToken, options),
);
