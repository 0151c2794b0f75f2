import { jwtVerify, SignJWT, type JWTPayload } from "jose";

import type { ProjectCore } from "./project-core.ts";

/** What an access token says. */
export interface AccessTokenFacts {
  /** The provider's own handle; becomes `jti`. */
  readonly handle: string;
  readonly userId: string;
  readonly clientId: string;
  readonly scope: string;
  readonly audience: readonly string[];
  readonly expiresInSeconds: number;
  /** What the Connected App's template adds. */
  readonly customClaims: Readonly<Record<string, unknown>>;
}

/** Signs an access token the way Stytch does: RS256, `typ: JWT`, the project first in `aud`. */
export function signAccessToken(project: ProjectCore, facts: AccessTokenFacts): Promise<string> {
  const issuedAt = Math.floor(project.now().getTime() / 1000);
  return new SignJWT({
    ...facts.customClaims,
    ...project.accounts.tokenClaims(facts.userId),
    client_id: facts.clientId,
    scope: facts.scope,
  })
    .setProtectedHeader({ alg: "RS256", kid: project.keys.keyId, typ: "JWT" })
    .setIssuer(project.url)
    .setSubject(facts.userId)
    .setAudience([project.id, ...facts.audience])
    .setJti(facts.handle)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + facts.expiresInSeconds)
    .sign(project.keys.privateKey);
}

/** The claims of an access token of ours that has not expired, or undefined. It may still have been revoked. */
export async function readAccessToken(
  project: ProjectCore,
  token: string,
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, project.keys.publicKey, {
      algorithms: ["RS256"],
      issuer: project.url,
      audience: project.id,
      requiredClaims: ["jti", "client_id", "exp"],
      currentDate: project.now(),
    });
    return payload;
  } catch {
    return undefined;
  }
}
