import * as v from "valibot";

import { ApiProblem } from "./errors.ts";
import { sessionClaims } from "./jwt-templates.ts";
import { wireUser } from "./people.ts";
import type { Project } from "./project.ts";
import { grantingRoles } from "./rbac.ts";
import { findSessionByJwt, signSessionJwt } from "./session-jwt.ts";
import { usedFactor, wireSession, type Factor, type Session } from "./sessions.ts";

/** Members that every call creating or renewing a session understands. */
export const sessionOptions = v.object({
  session_duration_minutes: v.optional(v.pipe(v.number(), v.integer())),
  session_custom_claims: v.optional(v.record(v.string(), v.unknown())),
});

/** `session_token` or `session_jwt`. */
export const sessionSelector = v.object({
  session_token: v.optional(v.string()),
  session_jwt: v.optional(v.string()),
});

type SessionSelector = v.InferOutput<typeof sessionSelector>;
type SessionOptions = v.InferOutput<typeof sessionOptions>;

/** The `authorization_check` of `sessions.authenticate`. */
export interface AuthorizationCheck {
  readonly resource_id: string;
  readonly action: string;
}

/**
 * The live session that a token or a JWT names.
 *
 * @throws ApiProblem `too_many_session_arguments`, `no_session_arguments`, `session_not_found`,
 *   `unable_to_parse_session_jwt`
 */
export async function findSession(
  project: Project,
  { session_token, session_jwt }: SessionSelector,
): Promise<Session> {
  if (session_token !== undefined && session_jwt !== undefined)
    throw new ApiProblem("too_many_session_arguments");
  if (session_jwt !== undefined) return findSessionByJwt(project, project.sessions, session_jwt);
  if (session_token === undefined) throw new ApiProblem("no_session_arguments");
  const session = project.sessions.findByToken(session_token);
  if (session === undefined) throw new ApiProblem("session_not_found");
  return session;
}

/** A session with its custom claims, as every answer shows it. */
export function describeSession(project: Project, session: Session): Record<string, unknown> {
  return wireSession(session, sessionClaims(project, session.person.userId, session));
}

/** Stytch's answer to a completed sign-in. The browser SDK reads `__user` as well. */
async function signedIn(project: Project, session: Session): Promise<Record<string, unknown>> {
  const user = wireUser(session.person);
  return {
    user_id: session.person.userId,
    user,
    __user: user,
    session: describeSession(project, session),
    session_token: session.sessionToken,
    session_jwt: await signSessionJwt(project, { accountId: session.person.userId, session }),
  };
}

/** Starts a session for somebody who has just proved who they are. */
export function signIn(
  project: Project,
  userId: string,
  factor: Factor,
  options: SessionOptions,
): Promise<Record<string, unknown>> {
  const person = project.people.find(userId);
  if (person === undefined) throw new ApiProblem("user_not_found");
  return signedIn(
    project,
    project.sessions.create({
      person,
      factors: [usedFactor(factor, project.now())],
      durationMinutes: options.session_duration_minutes,
      customClaims: options.session_custom_claims,
    }),
  );
}

/** Renews a session and, when asked, checks what its user may do. */
export async function authenticateSession(
  project: Project,
  session: Session,
  options: SessionOptions,
  check?: AuthorizationCheck,
): Promise<Record<string, unknown>> {
  const verdict = check === undefined ? {} : authorize(project, session, check);
  const touched = project.sessions.touch(
    session,
    options.session_duration_minutes,
    options.session_custom_claims,
  );
  return { ...(await signedIn(project, touched)), ...verdict };
}

function authorize(
  project: Project,
  { person }: Session,
  { resource_id, action }: AuthorizationCheck,
): Record<string, unknown> {
  const roles = grantingRoles(project.policy, person.roles, resource_id, action);
  if (roles.length === 0) throw new ApiProblem("consumer_session_authorization_error");
  return { verdict: { authorized: true, granting_roles: roles } };
}
