/** The web clients of this app, named as they stand in its paths. */
export const CLIENT_SLUGS = ["first-party", "third-party", "third-party-public"] as const;

/** One of {@link CLIENT_SLUGS}. */
export type ClientSlug = (typeof CLIENT_SLUGS)[number];

/**
 * How a client proves who it is at the token endpoint.
 * @see RFC 6749 section 2.3.1, OpenID Connect Core 1.0 section 9
 */
export type ClientAuthentication =
  | { readonly method: "client_secret_basic"; readonly secret: string }
  | { readonly method: "client_secret_post"; readonly secret: string }
  | { readonly method: "none" };

/** A client as it is registered with the authorization server. */
export interface RegisteredClient {
  readonly slug: ClientSlug;
  readonly clientId: string;
  /** Exactly the address that is registered; callbacks are read against it, not against `Host`. */
  readonly redirectUri: string;
  readonly authentication: ClientAuthentication;
}

/** What a developer reads about a client before starting. */
export interface ClientDescription {
  readonly title: string;
  readonly summary: string;
  readonly authenticationSummary: string;
  /** Variables that switch the client on. */
  readonly variables: readonly string[];
  readonly defaultScopes: readonly string[];
}

/** The words and defaults of every web client. */
export const CLIENT_DESCRIPTIONS: Readonly<Record<ClientSlug, ClientDescription>> = {
  "first-party": {
    title: "First party",
    summary: "The team's own web application. Consent is usually not asked for.",
    authenticationSummary: "Confidential: client_secret_basic and PKCE",
    variables: ["FIRST_PARTY_CLIENT_ID", "FIRST_PARTY_CLIENT_SECRET"],
    defaultScopes: ["openid", "profile", "email", "offline_access", "notes.read", "notes.write"],
  },
  "third-party": {
    title: "Third party",
    summary: "Another company's web application. The user is asked for consent.",
    authenticationSummary: "Confidential: client_secret_post and PKCE",
    variables: ["THIRD_PARTY_CLIENT_ID", "THIRD_PARTY_CLIENT_SECRET"],
    defaultScopes: ["openid", "profile", "email", "offline_access", "notes.read", "notes.write"],
  },
  "third-party-public": {
    title: "Third party, public",
    summary: "Another company's application that can keep no secret. The user is asked.",
    authenticationSummary: "Public: no secret, PKCE alone",
    variables: ["THIRD_PARTY_PUBLIC_CLIENT_ID"],
    defaultScopes: ["openid", "email", "notes.read"],
  },
};

/** The scopes offered as checkboxes; others can be typed. */
export const OFFERED_SCOPES = [
  "openid",
  "profile",
  "email",
  "offline_access",
  "notes.read",
  "notes.write",
  "notes.delete",
  "reports.export",
] as const;
