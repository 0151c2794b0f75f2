import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from "jose";
import { ClientError } from "openid-client";
import type { Provider } from "./provider.ts";

/** The person and the scopes that a valid access token stands for. */
export interface AccessTokenGrant {
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
}

/** What a resource can know about a bearer token. */
type AccessTokenCheck =
  | { readonly outcome: "valid"; readonly grant: AccessTokenGrant }
  | { readonly outcome: "invalid"; readonly reason: string }
  | { readonly outcome: "unknown"; readonly reason: string };

/** Checks one access token. */
export type CheckAccessToken = (token: string) => Promise<AccessTokenCheck>;

const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Checks access tokens against the keys that discovery names: RS256 signature, issuer, audience,
 * `exp`, `nbf`, `sub`. When the issuer or its keys cannot be reached the answer is `unknown`,
 * which says nothing about the token.
 * @see RFC 9068 section 4, RFC 8725 section 3
 */
export function createAccessTokenCheck(provider: Provider, audience: string): CheckAccessToken {
  const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

  return async (token) => {
    try {
      const { issuer, jwks_uri: jwksUri } = await provider.metadata();
      if (jwksUri === undefined) {
        return { outcome: "unknown", reason: "The issuer does not say where its keys are." };
      }
      const keys =
        keySets.get(jwksUri) ?? createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 5000 });
      keySets.set(jwksUri, keys);
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ["RS256"],
        requiredClaims: ["sub", "exp"],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return { outcome: "valid", grant: readGrant(payload) };
    } catch (error) {
      return explain(error);
    }
  };
}

function readGrant(payload: JWTPayload): AccessTokenGrant {
  const scope = payload["scope"];
  const scopes = typeof scope === "string" ? scope.split(" ").filter((word) => word !== "") : [];
  return { subject: payload.sub ?? "", scopes: new Set(scopes) };
}

function explain(error: unknown): AccessTokenCheck {
  if (error instanceof errors.JWTExpired) {
    return { outcome: "invalid", reason: "The access token has expired." };
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return { outcome: "invalid", reason: `The access token has the wrong ${error.claim}.` };
  }
  if (
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey
  ) {
    return { outcome: "invalid", reason: "The access token is not one that the issuer signed." };
  }
  if (
    error instanceof errors.JOSEError ||
    error instanceof ClientError ||
    (error instanceof TypeError && error.message === "fetch failed")
  ) {
    return { outcome: "unknown", reason: "The issuer's keys cannot be read right now." };
  }
  throw error;
}
