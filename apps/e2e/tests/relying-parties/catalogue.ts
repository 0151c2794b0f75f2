import {
  createExpressOpenIdConnectApp,
  createUnconfiguredExpressOpenIdConnectApp,
} from "./express-openid-connect.ts";
import { createOauth4WebApiApp } from "./oauth4webapi.ts";
import { createOpenIdClientApp } from "./openid-client.ts";
import { createPassportApp } from "./passport-openidconnect.ts";
import type { RelyingPartyApp } from "./relying-party.ts";

/** A relying party off the shelf, and the Connected App that it is registered as. */
export interface RelyingParty {
  readonly library: string;
  /** In words, for the tests' titles and the table in docs/clients.md. */
  readonly configuration: string;
  readonly createApp: RelyingPartyApp;
  readonly clientType: "third_party" | "third_party_public" | "first_party";
  /** What the library says of a denial. */
  readonly denial: string;
}

const DENIED = "access_denied";

/** Those that sign people in. */
export const RELYING_PARTIES: readonly RelyingParty[] = [
  {
    library: "openid-client",
    configuration: "a secret in the header, PKCE",
    createApp: createOpenIdClientApp,
    clientType: "third_party",
    denial: DENIED,
  },
  {
    library: "openid-client",
    configuration: "a public client, PKCE",
    createApp: createOpenIdClientApp,
    clientType: "third_party_public",
    denial: DENIED,
  },
  {
    library: "oauth4webapi",
    configuration: "a secret in the body, PKCE",
    createApp: createOauth4WebApiApp,
    clientType: "third_party",
    denial: DENIED,
  },
  {
    library: "oauth4webapi",
    configuration: "a public client, PKCE",
    createApp: createOauth4WebApiApp,
    clientType: "third_party_public",
    denial: DENIED,
  },
  {
    library: "express-openid-connect",
    configuration: "response_type code, response_mode query",
    createApp: createExpressOpenIdConnectApp,
    clientType: "third_party",
    denial: DENIED,
  },
  {
    library: "passport-openidconnect",
    configuration: "a secret in the body, no PKCE",
    createApp: createPassportApp,
    clientType: "third_party",
    denial: "Unauthorized",
  },
];

/** One that is not told to use the code flow, and is refused. */
export const UNCONFIGURED: Omit<RelyingParty, "denial"> = {
  library: "express-openid-connect",
  configuration: "its defaults",
  createApp: createUnconfiguredExpressOpenIdConnectApp,
  clientType: "third_party",
};
