import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { matchesPassword } from "../passwords.ts";
import { sessionOptions } from "../session-authentication.ts";
import { usedFactor, type AuthenticationFactor } from "../sessions.ts";
import { emailAddress } from "../email-address.ts";
import { emailIdOf, wireMember, type Member } from "./members.ts";
import { findMemberSession } from "./member-sessions.ts";
import { wireOrganization, type Organization } from "./organizations.ts";
import type { B2BProject } from "./project.ts";
import { completeSignIn, requireMethod } from "./sign-in.ts";

/** What was proved before: by an intermediate session, or by a session in force. */
export const earlierProof = v.object({
  intermediate_session_token: v.optional(v.string()),
  session_token: v.optional(v.string()),
  session_jwt: v.optional(v.string()),
});

/** Address and password at one organization. */
export const memberPasswordRequest = v.object({
  organization_id: v.string(),
  email_address: v.string(),
  password: v.string(),
  ...earlierProof.entries,
  ...sessionOptions.entries,
});

/** Whom to send a passcode to, at which organization. */
export const memberCodeRequest = v.object({
  organization_id: v.string(),
  email_address: emailAddress,
});

/** The passcode that was sent. */
export const memberCodeAnswer = v.object({
  organization_id: v.string(),
  email_address: v.string(),
  code: v.string(),
  ...earlierProof.entries,
  ...sessionOptions.entries,
});

const expirationMinutes = 10;

/** Factors of the session that accompanies a request, as far as they are about the same address. */
export async function earlierFactors(
  project: B2BProject,
  email: string,
  { intermediate_session_token: token, ...selector }: v.InferOutput<typeof earlierProof>,
): Promise<readonly AuthenticationFactor[]> {
  const isSame = (address: string): boolean => address.toLowerCase() === email.toLowerCase();
  if (token !== undefined && token !== "") {
    const intermediate = project.intermediateSessions.find(token);
    if (intermediate === undefined) throw new ApiProblem("intermediate_session_not_found");
    return isSame(intermediate.email) ? intermediate.factors : [];
  }
  if (selector.session_token === undefined && selector.session_jwt === undefined) return [];
  const session = await findMemberSession(project, selector);
  return isSame(session.person.email) ? session.factors : [];
}

/** Completes a sign-in by one more factor. */
export async function signInWith(
  project: B2BProject,
  { member, factor }: { member: Member; factor: AuthenticationFactor },
  request: v.InferOutput<typeof earlierProof> & v.InferOutput<typeof sessionOptions>,
): Promise<Record<string, unknown>> {
  const factors = [...(await earlierFactors(project, member.email, request)), factor];
  const answer = await completeSignIn(project, { member, factors, options: request });
  project.intermediateSessions.end(request.intermediate_session_token ?? "");
  return answer;
}

/** Whether this is the member's password. */
export function hasPassword(member: Member, password: string): Promise<boolean> {
  return member.passwordHash === undefined
    ? Promise.resolve(false)
    : matchesPassword(password, member.passwordHash);
}

/** @throws ApiProblem `unauthorized_credentials` for a wrong password and for an unknown address alike */
export async function authenticateMemberPassword(
  project: B2BProject,
  request: v.InferOutput<typeof memberPasswordRequest>,
): Promise<Record<string, unknown>> {
  const organization = project.organizations.get(request.organization_id);
  const member = project.members.findByEmail(organization.organizationId, request.email_address);
  if (member === undefined || !(await hasPassword(member, request.password)))
    throw new ApiProblem("unauthorized_credentials", "The email address or the password is wrong.");
  requireMethod(organization, member, "password");
  const factor = usedFactor({ type: "password", delivery_method: "knowledge" }, project.now());
  return signInWith(project, { member, factor }, request);
}

/** The factor of a passcode or a link that came to an address. */
export function addressFactor(
  project: B2BProject,
  type: "email_otp" | "magic_link",
  { emailId, email }: { emailId: string; email: string },
): AuthenticationFactor {
  return usedFactor(
    {
      type,
      delivery_method: "email",
      email_factor: { email_id: emailId, email_address: email },
    },
    project.now(),
  );
}

/** Whether an address may become a member by itself. */
export function mayJoin({ settings }: Organization, email: string): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return (
    settings.email_jit_provisioning === "RESTRICTED" &&
    settings.email_allowed_domains.some((one) => one.toLowerCase() === domain)
  );
}

/** Puts a passcode for `email` into the inbox. */
export function sendEmailCode(project: B2BProject, email: string, methodId: string): void {
  project.inbox.receive({
    to: email,
    subject: `Your passcode for ${project.name}`,
    code: project.oneTimeCodes.issue(methodId, expirationMinutes),
    methodId,
    sentAt: project.now(),
  });
}

/** Whom something is sent to at an organization. */
interface Addressee {
  readonly member: Member;
  readonly organization: Organization;
  readonly isNew: boolean;
}

/**
 * The member whom something is sent to, to sign in by it. An address that is none yet becomes one, pending, where the
 * organization lets its domain join.
 *
 * @throws ApiProblem `organization_not_found`, `email_jit_provisioning_not_allowed`,
 *   `operation_restricted_by_organization_auth_methods`
 */
export function findAddressee(
  project: B2BProject,
  request: v.InferOutput<typeof memberCodeRequest>,
  method: "email_otp" | "magic_link",
): Addressee {
  const organization = project.organizations.get(request.organization_id);
  const { organizationId } = organization;
  const email = request.email_address;
  const known = project.members.findByEmail(organizationId, email);
  if (known === undefined && !mayJoin(organization, email))
    throw new ApiProblem("email_jit_provisioning_not_allowed");
  const member = known ?? project.members.add({ organizationId, email, status: "pending" });
  requireMethod(organization, member, method);
  return { member, organization, isNew: known === undefined };
}

/** How an answer names whom something was sent to. */
export function describeAddressee({
  member,
  organization,
  isNew,
}: Addressee): Record<string, unknown> {
  return {
    member_id: member.memberId,
    member_created: isNew,
    member: wireMember(member),
    organization: wireOrganization(organization),
  };
}

/**
 * Sends a passcode to a member, or to an address that may join.
 *
 * @throws ApiProblem as `findAddressee` does
 */
export function sendMemberCode(
  project: B2BProject,
  request: v.InferOutput<typeof memberCodeRequest>,
): Record<string, unknown> {
  const addressee = findAddressee(project, request, "email_otp");
  sendEmailCode(project, request.email_address, emailIdOf(addressee.member));
  return describeAddressee(addressee);
}

/** @throws ApiProblem `organization_not_found`, `otp_code_not_found` */
export async function authenticateMemberCode(
  project: B2BProject,
  request: v.InferOutput<typeof memberCodeAnswer>,
): Promise<Record<string, unknown>> {
  const organization = project.organizations.get(request.organization_id);
  const member = project.members.findByEmail(organization.organizationId, request.email_address);
  const methodId = member === undefined ? "" : emailIdOf(member);
  if (member === undefined || !project.oneTimeCodes.redeem(methodId, request.code))
    throw new ApiProblem("otp_code_not_found");
  requireMethod(organization, member, "email_otp");
  const factor = addressFactor(project, "email_otp", {
    emailId: methodId,
    email: member.email,
  });
  return { method_id: methodId, ...(await signInWith(project, { member, factor }, request)) };
}
