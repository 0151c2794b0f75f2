import {
  authorizationCodeGrant,
  refreshTokenGrant,
  type Configuration,
  type IDToken,
  type TokenEndpointResponse,
} from "openid-client";
import type { PendingAuthorization } from "./authorization-request.ts";

/** What a client holds after a successful flow. Tokens stay on this side of the browser. */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly tokenType: string;
  readonly requestedScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly resources: readonly string[];
  /** Claims of the ID token, whose signature, issuer, audience, time and nonce were checked. */
  readonly idTokenClaims: IDToken | undefined;
  readonly receivedAt: Date;
  /** When the access token stops working; undefined when the server did not say. */
  readonly expiresAt: Date | undefined;
}

/**
 * Exchanges the code of a callback for tokens, checking `state`, `iss`, PKCE, `nonce` and the ID
 * token on the way.
 * @param callbackUrl the registered redirect URI with the query that came back
 * @throws the errors of openid-client, see `describeFailure`
 */
export async function exchangeCode(
  configuration: Configuration,
  callbackUrl: URL,
  pending: PendingAuthorization,
  now: () => Date,
): Promise<Grant> {
  const tokens = await authorizationCodeGrant(
    configuration,
    callbackUrl,
    {
      expectedState: pending.state,
      pkceCodeVerifier: pending.codeVerifier,
      ...(pending.nonce === undefined ? {} : { expectedNonce: pending.nonce }),
    },
    resourceParameters(pending.requested.resources),
  );
  return {
    ...described(tokens, pending.requested.scopes, now()),
    requestedScopes: pending.requested.scopes,
    resources: pending.requested.resources,
    refreshToken: tokens.refresh_token,
    idTokenClaims: tokens.claims(),
  };
}

/**
 * Trades the refresh token for a new access token. A rotated refresh token replaces the old one;
 * without one in the answer the old one stays.
 * @throws the errors of openid-client, see `describeFailure`
 * @see RFC 6749 section 6
 */
export async function refreshGrant(
  configuration: Configuration,
  grant: Grant & { readonly refreshToken: string },
  now: () => Date,
): Promise<Grant> {
  const tokens = await refreshTokenGrant(
    configuration,
    grant.refreshToken,
    resourceParameters(grant.resources),
  );
  return {
    ...grant,
    ...described(tokens, grant.grantedScopes, now()),
    refreshToken: tokens.refresh_token ?? grant.refreshToken,
    idTokenClaims: tokens.claims() ?? grant.idTokenClaims,
  };
}

function described(
  tokens: TokenEndpointResponse,
  scopesIfUnsaid: readonly string[],
  receivedAt: Date,
): Pick<Grant, "accessToken" | "tokenType" | "grantedScopes" | "receivedAt" | "expiresAt"> {
  const lifetime = tokens.expires_in;
  return {
    accessToken: tokens.access_token,
    tokenType: tokens.token_type,
    // RFC 6749 section 5.1: no scope in the answer means that all of it was granted.
    grantedScopes: tokens.scope?.split(" ").filter((scope) => scope !== "") ?? scopesIfUnsaid,
    receivedAt,
    expiresAt:
      lifetime === undefined ? undefined : new Date(receivedAt.getTime() + lifetime * 1000),
  };
}

function resourceParameters(resources: readonly string[]): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const resource of resources) {
    parameters.append("resource", resource);
  }
  return parameters;
}
