import type { Account, ClientType, RequestedScope } from "@assent/core/contract";

import type { Budget } from "./budget.ts";

/** What the browser sent to say who it is: Stytch's opaque token, or its JWT where that is alone. */
export type SessionCredential =
  | { readonly kind: "token"; readonly value: string }
  | { readonly kind: "jwt"; readonly value: string };

/** Whoever grants: a user, or in B2B a member of one organization. */
export interface Holder {
  /** In B2B the member's id. */
  readonly userId: string;
  /** Texts are free of invisible characters. */
  readonly account: Account;
  /** B2B: the organization that the member belongs to. */
  readonly organization?: Organization | undefined;
}

/** An organization, for what its name alone is not enough. */
export interface Organization {
  readonly id: string;
  /** As Stytch has it: a stranger's address, which no browser of ours loads. */
  readonly logoUrl: string | undefined;
}

/** A live session, as Stytch itself has just confirmed it. */
export interface Session extends Holder {
  readonly sessionId: string;
  /** When the user last proved who they are; `null` where Stytch does not say. */
  readonly authenticatedAt: Date | null;
}

/** What Stytch is asked before anybody is shown anything. */
export interface AuthorizationQuestion {
  readonly credential: SessionCredential;
  readonly clientId: string;
  /** The decoded bytes of the request, never normalised. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Whether the client sent `prompt=consent`, the only prompt that Stytch knows. */
  readonly forceConsent: boolean;
}

/** The client as Stytch describes it. Its texts are a stranger's. */
export interface AskingClient {
  readonly name: string;
  readonly description: string;
  /** `third_party_public` for a type that this version does not know. */
  readonly type: ClientType;
  readonly typeKnown: boolean;
  readonly logoUrl: string | undefined;
}

/** Stytch's answer to an {@link AuthorizationQuestion}: client and redirect URI exist. */
export interface AuthorizationStart extends Holder {
  readonly client: AskingClient;
  /** True unless Stytch said a plain `false`. */
  readonly consentRequired: boolean;
  /** The requested scopes that Stytch judged, in the order asked for. */
  readonly scopes: readonly RequestedScope[];
  /** Stytch's id of the call, for the log. */
  readonly upstreamRequestId: string;
}

/** A decision on its way to Stytch. */
export interface AuthorizationSubmission extends AuthorizationQuestion {
  readonly granted: boolean;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
  readonly resources: readonly string[];
}

/** Where Stytch wants the browser to go. Not to be followed before it was checked. */
export interface AuthorizationAnswer {
  readonly redirectUri: string;
  readonly upstreamRequestId: string;
}

/** A client as registered, readable without anybody signed in. */
export interface RegisteredClient {
  readonly type: ClientType;
  readonly redirectUris: readonly string[];
  /** A stranger's address, which no browser of ours loads. */
  readonly logoUrl: string | undefined;
}

/** A client that somebody has connected, and what it may do. */
export interface GrantedApp extends Omit<AskingClient, "typeKnown"> {
  readonly id: string;
  readonly scopes: readonly string[];
}

/**
 * Everything that Assent asks of Stytch. One adapter serves one vertical.
 *
 * Every method rejects with an `AssentError` only: `upstream_unavailable` (surely nothing was
 * done), `upstream_invalid` (an answer that cannot be trusted), `misconfigured` (project id or
 * secret refused), and those named on the method.
 */
export interface IdentityProvider {
  /**
   * Asks Stytch whether a session lives, now and remotely.
   *
   * @returns `null` for a session that has ended, or a credential that never was one.
   */
  authenticate(credential: SessionCredential, budget: Budget): Promise<Session | null>;
  /**
   * Asks what an authorization would need. Has no effect at Stytch and is retried.
   *
   * @throws AssentError `session_required`, `unknown_client`, `unregistered_redirect_uri`,
   *   `unauthorized_client`, `organization_policy`, `invalid_scope`, `invalid_request`
   */
  start(question: AuthorizationQuestion, budget: Budget): Promise<AuthorizationStart>;
  /**
   * Submits a decision. Never retried.
   *
   * @throws AssentError as `start`, and `outcome_unknown` where Stytch may have acted on it
   */
  authorize(submission: AuthorizationSubmission, budget: Budget): Promise<AuthorizationAnswer>;
  /** Looks a client up by its id; `null` where there is none. */
  findClient(clientId: string, budget: Budget): Promise<RegisteredClient | null>;
  /** Lists the apps that somebody has connected, in Stytch's order. */
  connectedApps(holder: Holder, budget: Budget): Promise<readonly GrantedApp[]>;
  /** Takes an app's access away, its tokens included. One that has none is fine. */
  revokeApp(holder: Holder, appId: string, budget: Budget): Promise<void>;
  /** Ends a session. One that has already ended is fine. */
  signOut(credential: SessionCredential, budget: Budget): Promise<void>;
  /** Closes the connections. */
  close(): Promise<void>;
}
