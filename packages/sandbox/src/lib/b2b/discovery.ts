import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { createIdentifier } from "../identifiers.ts";
import { sessionOptions } from "../session-authentication.ts";
import { usedFactor, type AuthenticationFactor } from "../sessions.ts";
import { emailAddress } from "../email-address.ts";
import {
  addressFactor,
  type earlierProof,
  hasPassword,
  mayJoin,
  sendEmailCode,
} from "./credentials.ts";
import { findMemberSession } from "./member-sessions.ts";
import { wireMember, type Member } from "./members.ts";
import { organizationSettings, wireOrganization } from "./organizations.ts";
import { adminRole } from "./policy.ts";
import type { B2BProject } from "./project.ts";
import { completeSignIn, missingFactors } from "./sign-in.ts";

/** An address that wants to know its organizations. */
export const discoveryCodeRequest = v.object({ email_address: emailAddress });
/** The passcode that was sent to it. */
export const discoveryCodeAnswer = v.object({ email_address: emailAddress, code: v.string() });
/** The same with a password. */
export const discoveryPasswordRequest = v.object({
  email_address: v.string(),
  password: v.string(),
});
/** Which organization to sign in to. */
export const intermediateExchangeRequest = v.object({
  organization_id: v.string(),
  intermediate_session_token: v.string(),
  ...sessionOptions.entries,
});
/** An organization that somebody founds, becoming its first member. */
export const organizationFounding = v.object({
  ...organizationSettings.entries,
  intermediate_session_token: v.string(),
  ...sessionOptions.entries,
});

/** Somebody known by their address, and what they have proved. */
interface Discoverer {
  readonly email: string;
  readonly factors: readonly AuthenticationFactor[];
}

function membershipOf(member: Member | undefined, email: string): Record<string, unknown> {
  return member === undefined
    ? {
        type: "eligible_to_join_by_email_domain",
        details: { domain: email.slice(email.lastIndexOf("@") + 1) },
        member: null,
      }
    : { type: `${member.status}_member`, details: null, member: wireMember(member) };
}

/** The organizations somebody belongs to, then those they may join, each with what it would still ask for. */
function discoveredOrganizations(
  project: B2BProject,
  { email, factors }: Discoverer,
): Record<string, unknown>[] {
  const found = project.organizations.all().flatMap((organization) => {
    const member = project.members.findByEmail(organization.organizationId, email);
    return member === undefined && !mayJoin(organization, email) ? [] : [{ organization, member }];
  });
  return found
    .sort((left, right) => Number(left.member === undefined) - Number(right.member === undefined))
    .map(({ organization, member }) => {
      const missing = missingFactors(organization, member, factors);
      return {
        organization: wireOrganization(organization),
        membership: membershipOf(member, email),
        member_authenticated: missing.primary_required === null && missing.mfa_required === null,
        primary_required: missing.primary_required,
        mfa_required: missing.mfa_required,
      };
    });
}

/** The answer to whoever proved an address: their organizations, and an intermediate session to enter one. */
export function discovered(project: B2BProject, who: Discoverer): Record<string, unknown> {
  const intermediate = project.intermediateSessions.create(who.email, who.factors);
  return {
    intermediate_session_token: intermediate.token,
    intermediate_session_token_expires_at: intermediate.expiresAt.toISOString(),
    email_address: who.email,
    discovered_organizations: discoveredOrganizations(project, who),
  };
}

function methodOf(email: string): string {
  return `discovery:${email.toLowerCase()}`;
}

/** Sends a passcode to any address: whether it belongs anywhere is not told. */
export function sendDiscoveryCode(
  project: B2BProject,
  { email_address }: v.InferOutput<typeof discoveryCodeRequest>,
): void {
  sendEmailCode(project, email_address, methodOf(email_address));
}

/** @throws ApiProblem `otp_code_not_found` */
export function authenticateDiscoveryCode(
  project: B2BProject,
  { email_address: email, code }: v.InferOutput<typeof discoveryCodeAnswer>,
): Record<string, unknown> {
  if (!project.oneTimeCodes.redeem(methodOf(email), code))
    throw new ApiProblem("otp_code_not_found");
  const factors = [
    addressFactor(project, "email_otp", { emailId: createIdentifier("email"), email }),
  ];
  return discovered(project, { email, factors });
}

/** @throws ApiProblem `unauthorized_credentials` unless some membership of the address has this password */
export async function authenticateDiscoveryPassword(
  project: B2BProject,
  { email_address: email, password }: v.InferOutput<typeof discoveryPasswordRequest>,
): Promise<Record<string, unknown>> {
  const matches = await Promise.all(
    project.members.withEmail(email).map((member) => hasPassword(member, password)),
  );
  if (!matches.includes(true))
    throw new ApiProblem("unauthorized_credentials", "The email address or the password is wrong.");
  const factor = usedFactor({ type: "password", delivery_method: "knowledge" }, project.now());
  return discovered(project, { email, factors: [factor] });
}

/** @throws ApiProblem `intermediate_session_not_found`, or as `findMemberSession` does */
async function discoverer(
  project: B2BProject,
  { intermediate_session_token: token, ...selector }: v.InferOutput<typeof earlierProof>,
): Promise<Discoverer> {
  if (token !== undefined && token !== "") {
    const intermediate = project.intermediateSessions.find(token);
    if (intermediate === undefined) throw new ApiProblem("intermediate_session_not_found");
    return intermediate;
  }
  const session = await findMemberSession(project, selector);
  return { email: session.person.email, factors: session.factors };
}

/** The organizations of whoever holds the intermediate session or the session. */
export async function listOrganizations(
  project: B2BProject,
  request: v.InferOutput<typeof earlierProof>,
): Promise<Record<string, unknown>> {
  const who = await discoverer(project, request);
  return {
    email_address: who.email,
    discovered_organizations: discoveredOrganizations(project, who),
    organization_id_hint: null,
  };
}

/**
 * Signs in to an organization after discovery. An address that may join becomes a member.
 *
 * @throws ApiProblem `intermediate_session_not_found`, `organization_not_found`, `member_not_found`
 */
export async function exchangeIntermediateSession(
  project: B2BProject,
  request: v.InferOutput<typeof intermediateExchangeRequest>,
): Promise<Record<string, unknown>> {
  const { email, factors } = await discoverer(project, request);
  const organization = project.organizations.get(request.organization_id);
  const { organizationId } = organization;
  const known = project.members.findByEmail(organizationId, email);
  if (known === undefined && !mayJoin(organization, email))
    throw new ApiProblem("member_not_found");
  const member = known ?? project.members.add({ organizationId, email, status: "pending" });
  const answer = await completeSignIn(project, { member, factors, options: request });
  project.intermediateSessions.end(request.intermediate_session_token);
  return answer;
}

/**
 * Founds an organization; the founder becomes its admin.
 *
 * @throws ApiProblem `intermediate_session_not_found`, `organization_slug_already_used`
 */
export async function foundOrganization(
  project: B2BProject,
  request: v.InferOutput<typeof organizationFounding>,
): Promise<Record<string, unknown>> {
  const {
    intermediate_session_token,
    session_duration_minutes,
    session_custom_claims,
    ...settings
  } = request;
  const { email, factors } = await discoverer(project, { intermediate_session_token });
  const { organizationId } = project.organizations.add({
    ...settings,
    organization_name: settings.organization_name ?? email,
  });
  const member = project.members.add({ organizationId, email, roles: [adminRole] });
  const options = { session_duration_minutes, session_custom_claims };
  const answer = await completeSignIn(project, { member, factors, options });
  project.intermediateSessions.end(intermediate_session_token);
  return answer;
}
