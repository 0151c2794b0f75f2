import { compactVerify, decodeProtectedHeader, SignJWT } from "jose";
import * as v from "valibot";

import { ApiProblem } from "./errors.ts";
import { audienceOf, sessionClaims } from "./jwt-templates.ts";
import type { ProjectCore } from "./project-core.ts";
import { sessionFacts, type Session, type SessionStore } from "./sessions.ts";

const sessionClaim = "https://stytch.com/session";
const lifetimeSeconds = 5 * 60;

const claims = v.object({ aud: v.array(v.string()), [sessionClaim]: v.object({ id: v.string() }) });

/** Whom a session JWT is about: `sub`, and claims besides those of the session. */
export interface SessionJwtSubject {
  readonly accountId: string;
  readonly session: Session<{ readonly roles: readonly string[] }>;
}

/** Signs the JWT of a session: RS256, five minutes, whatever the session's own duration. */
export function signSessionJwt(
  project: ProjectCore,
  { accountId, session }: SessionJwtSubject,
): Promise<string> {
  const issuedAt = Math.floor(project.now().getTime() / 1000);
  return new SignJWT({
    ...sessionClaims(project, accountId, session),
    ...project.accounts.tokenClaims(accountId),
    [sessionClaim]: { id: session.sessionId, ...sessionFacts(session) },
  })
    .setProtectedHeader({ alg: "RS256", kid: project.keys.keyId, typ: "JWT" })
    .setIssuer(`stytch.com/${project.id}`)
    .setSubject(accountId)
    .setAudience(audienceOf(project, "SESSION"))
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(project.keys.privateKey);
}

/**
 * The session a JWT speaks of, among `sessions`. An expired JWT is fine as long as the session lives: that is how SDKs
 * renew it.
 *
 * @throws ApiProblem `unable_to_parse_session_jwt`, `session_not_found`
 */
export async function findSessionByJwt<P>(
  project: ProjectCore,
  sessions: SessionStore<P>,
  jwt: string,
): Promise<Session<P>> {
  try {
    decodeProtectedHeader(jwt);
  } catch {
    throw new ApiProblem("unable_to_parse_session_jwt");
  }
  const sessionId = await verifiedSessionId(project, jwt);
  const session = sessionId === undefined ? undefined : sessions.find(sessionId);
  if (session === undefined) throw new ApiProblem("session_not_found");
  return session;
}

async function verifiedSessionId(project: ProjectCore, jwt: string): Promise<string | undefined> {
  try {
    const { payload } = await compactVerify(jwt, project.keys.publicKey, { algorithms: ["RS256"] });
    const parsed = v.parse(claims, JSON.parse(new TextDecoder().decode(payload)));
    return parsed.aud.includes(project.id) ? parsed[sessionClaim].id : undefined;
  } catch {
    return undefined;
  }
}
