/**
 * Behaviour that Stytch's documents leave open, or that a project turns on. The defaults are the strict ones.
 */
export interface Switches {
  /**
   * Whether a public Connected App's registered loopback redirect matches on any port, as RFC 8252 section 7.3 has it.
   * Default `exact`: nothing but the registered address.
   */
  readonly loopbackPorts: "exact" | "any";
  /**
   * When a third-party Connected App is asked about again: `new-scopes`, the default, when a scope was not granted
   * before; `changed-scopes` also when fewer scopes are requested than last time.
   */
  readonly consentMemory: "new-scopes" | "changed-scopes";
  /** Whether access tokens carry the granted resources in `aud`, after the project. Default true. */
  readonly resourceAudience: boolean;
  /** Whether discovery advertises `authorization_response_iss_parameter_supported`. Default false. */
  readonly advertiseIss: boolean;
  /** Whether anybody may register a Connected App at `/v1/oauth2/register`. Default false. */
  readonly dynamicClientRegistration: boolean;
  /** Whether a `client_id` may be the https address of a client metadata document. Default false. */
  readonly clientIdMetadataDocuments: boolean;
}

/** What a sandbox does unless told otherwise. */
export const defaultSwitches: Switches = {
  loopbackPorts: "exact",
  consentMemory: "new-scopes",
  resourceAudience: true,
  advertiseIss: false,
  dynamicClientRegistration: false,
  clientIdMetadataDocuments: false,
};
