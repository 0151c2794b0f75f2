import { decodeJwt, SignJWT } from "jose";

import type { ProjectCore } from "./project-core.ts";

const lifetimeSeconds = 60 * 60;

/** What the provider does not know about an ID token. */
export interface IdTokenFacts {
  readonly clientId: string;
  /** What the Connected App's template adds; it overrides nothing. */
  readonly customClaims: Readonly<Record<string, unknown>>;
}

/**
 * Signs the provider's ID token again in Stytch's shape: `aud` is a list, `nbf` is there, and its times follow the
 * sandbox's clock.
 */
export function reshapeIdToken(
  project: ProjectCore,
  idToken: string,
  { clientId, customClaims }: IdTokenFacts,
): Promise<string> {
  const issuedAt = Math.floor(project.now().getTime() / 1000);
  const claims = decodeJwt(idToken);
  return new SignJWT({
    ...customClaims,
    ...claims,
    ...project.accounts.tokenClaims(claims.sub ?? ""),
  })
    .setProtectedHeader({ alg: "RS256", kid: project.keys.keyId, typ: "JWT" })
    .setAudience([clientId])
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(project.keys.privateKey);
}
