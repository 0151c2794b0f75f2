import { type StytchClient, createStytchClient } from "@stytch/react/headless";

import { onePerProject } from "./stytch-options.ts";

/**
 * The Stytch SDK's client for this project: once asked for, it reads and writes the SDK's cookies and
 * keeps the session fresh in the background.
 */
export const stytchClient = onePerProject((publicToken, options): StytchClient =>
  createStytchClient(publicToken, options),
);
