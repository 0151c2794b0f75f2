import { decodeJwt, SignJWT } from "jose";

import type { Project } from "./project.ts";

const lifetimeSeconds = 60 * 60;

/**
 * Signs the provider's ID token again in Stytch's shape: `aud` is a list, `nbf` is there, and its times follow the
 * sandbox's clock.
 */
export function reshapeIdToken(
  project: Project,
  idToken: string,
  clientId: string,
): Promise<string> {
  const issuedAt = Math.floor(project.now().getTime() / 1000);
  return new SignJWT(decodeJwt(idToken))
    .setProtectedHeader({ alg: "RS256", kid: project.keys.keyId, typ: "JWT" })
    .setAudience([clientId])
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(project.keys.privateKey);
}
