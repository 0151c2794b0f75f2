import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { grantingRoles } from "../rbac.ts";
import { sessionOptions, sessionSelector } from "../session-authentication.ts";
import { exchangeFactor, type exchangeRequest, redeemAccessToken } from "../session-exchange.ts";
import { findSessionByJwt } from "../session-jwt.ts";
import { usedFactor, type Session } from "../sessions.ts";
import type { TokenService } from "../tokens.ts";
import type { Member } from "./members.ts";
import { effectivePolicy } from "./organizations.ts";
import type { B2BProject } from "./project.ts";
import { completeSignIn, signedIn } from "./sign-in.ts";

/** Action on a resource of one organization. */
export const memberAuthorizationCheck = v.object({
  organization_id: v.string(),
  resource_id: v.string(),
  action: v.string(),
});

/** The organization to change to. */
export const organizationExchangeRequest = v.object({
  organization_id: v.string(),
  ...sessionSelector.entries,
  ...sessionOptions.entries,
});

/**
 * The live session that a token or a JWT names.
 *
 * @throws ApiProblem `too_many_session_arguments`, `no_session_arguments`, `session_not_found`,
 *   `unable_to_parse_session_jwt`
 */
export async function findMemberSession(
  project: B2BProject,
  { session_token, session_jwt }: v.InferOutput<typeof sessionSelector>,
): Promise<Session<Member>> {
  if (session_token !== undefined && session_jwt !== undefined)
    throw new ApiProblem("too_many_session_arguments");
  if (session_jwt !== undefined) return findSessionByJwt(project, project.sessions, session_jwt);
  if (session_token === undefined) throw new ApiProblem("no_session_arguments");
  const session = project.sessions.findByToken(session_token);
  if (session === undefined) throw new ApiProblem("session_not_found");
  return session;
}

/** Renews a session and, when asked, checks what its member may do. */
export async function authenticateMemberSession(
  project: B2BProject,
  session: Session<Member>,
  options: v.InferOutput<typeof sessionOptions>,
  check?: v.InferOutput<typeof memberAuthorizationCheck>,
): Promise<Record<string, unknown>> {
  const verdict = check === undefined ? {} : { verdict: authorize(project, session.person, check) };
  const touched = project.sessions.touch(
    session,
    options.session_duration_minutes,
    options.session_custom_claims,
  );
  return { ...(await signedIn(project, touched)), ...verdict };
}

/** @throws ApiProblem `session_authorization_tenancy_error`, `session_authorization_error` */
function authorize(
  project: B2BProject,
  member: Member,
  { organization_id, resource_id, action }: v.InferOutput<typeof memberAuthorizationCheck>,
): Record<string, unknown> {
  const organization = project.organizations.get(member.organizationId);
  if (project.organizations.find(organization_id) !== organization)
    throw new ApiProblem("session_authorization_tenancy_error");
  const policy = effectivePolicy(project.policy, organization);
  const roles = grantingRoles(policy, member.roles, resource_id, action);
  if (roles.length === 0) throw new ApiProblem("session_authorization_error");
  return { authorized: true, granting_roles: roles };
}

/**
 * Signs the member of one organization in to another one, with what they have proved already. The session they come
 * from stays.
 *
 * @throws ApiProblem `organization_not_found`, `member_not_found`
 */
export function exchangeMemberSession(
  project: B2BProject,
  session: Session<Member>,
  request: v.InferOutput<typeof organizationExchangeRequest>,
): Promise<Record<string, unknown>> {
  const { organizationId } = project.organizations.get(request.organization_id);
  const member = project.members.findByEmail(organizationId, session.person.email);
  if (member === undefined) throw new ApiProblem("member_not_found");
  return completeSignIn(project, { member, factors: session.factors, options: request });
}

/**
 * Turns an access token into a session of its member. Policy was satisfied when the token was granted, so nothing more
 * is asked.
 *
 * @throws ApiProblem as `redeemAccessToken` does; `member_not_found`
 */
export async function exchangeMemberAccessToken(
  project: B2BProject,
  tokens: TokenService,
  request: v.InferOutput<typeof exchangeRequest>,
): Promise<Record<string, unknown>> {
  const isInForce = (sessionId: string): boolean => project.sessions.find(sessionId) !== undefined;
  const token = await redeemAccessToken(project, tokens, request.access_token, isInForce);
  const person = project.members.find(token.userId);
  if (person === undefined) throw new ApiProblem("member_not_found");
  const session = project.sessions.create({
    person,
    factors: [usedFactor(exchangeFactor(token), project.now())],
    durationMinutes: request.session_duration_minutes,
    customClaims: request.session_custom_claims,
  });
  return signedIn(project, session);
}
