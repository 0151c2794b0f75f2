import * as v from "valibot";

import { emailAddress } from "../email-address.ts";
import { ApiProblem } from "../errors.ts";
import {
  checkMagicLink,
  defaultLinkMinutes,
  linkMinutes,
  openMagicLink,
  sendMagicLink,
} from "../magic-links.ts";
import { typedPassword } from "../password-reset.ts";
import { hashChosenPassword } from "../passwords.ts";
import { sessionOptions } from "../session-authentication.ts";
import { usedFactor } from "../sessions.ts";
import { earlierProof, signInWith } from "./credentials.ts";
import { emailIdOf, wireMember, type Member } from "./members.ts";
import { wireOrganization } from "./organizations.ts";
import type { B2BProject } from "./project.ts";
import { requireMethod } from "./sign-in.ts";

const type = "multi_tenant_passwords";

/** Which member to send a link to, to choose a new password. */
export const memberResetRequest = v.object({
  organization_id: v.string(),
  email_address: emailAddress,
  reset_password_redirect_url: v.optional(v.string()),
  reset_password_expiration_minutes: linkMinutes,
  code_challenge: v.optional(v.string()),
});

/** The token of that link, and the new password. */
export const memberResetAnswer = v.object({
  password_reset_token: v.string(),
  password: typedPassword,
  code_verifier: v.optional(v.string()),
  ...earlierProof.entries,
  ...sessionOptions.entries,
});

/**
 * @throws ApiProblem `organization_not_found`, `member_not_found`,
 *   `operation_restricted_by_organization_auth_methods`, and as `checkMagicLink` does
 */
export function startMemberReset(
  project: B2BProject,
  request: v.InferOutput<typeof memberResetRequest>,
): Record<string, unknown> {
  const { reset_password_redirect_url: redirectUrl, code_challenge } = request;
  checkMagicLink(project, { urls: [redirectUrl], codeChallenge: code_challenge });
  const organization = project.organizations.get(request.organization_id);
  const member = project.members.findByEmail(organization.organizationId, request.email_address);
  if (member === undefined) throw new ApiProblem("member_not_found");
  requireMethod(organization, member, "password");
  sendMagicLink(project, {
    type,
    subject: member.memberId,
    email: member.email,
    redirectUrl,
    minutes: request.reset_password_expiration_minutes ?? defaultLinkMinutes.login,
    codeChallenge: code_challenge,
    slug: organization.settings.organization_slug,
  });
  return {
    member_id: member.memberId,
    member_email_id: emailIdOf(member),
    member: wireMember(member),
    organization: wireOrganization(organization),
  };
}

function endSessions(project: B2BProject, { memberId }: Member): void {
  for (const { sessionId } of project.sessions.of((one) => one.memberId === memberId))
    project.sessions.revoke(sessionId);
}

/**
 * Sets a new password, ends every session of the member, and signs in as far as the organization lets a password.
 *
 * @throws ApiProblem as `openMagicLink` does; `weak_password`, `operation_restricted_by_organization_auth_methods`
 */
export async function resetMemberPassword(
  project: B2BProject,
  request: v.InferOutput<typeof memberResetAnswer>,
): Promise<Record<string, unknown>> {
  const { password_reset_token: token, password, code_verifier: verifier } = request;
  const { subject, email } = openMagicLink(project, { token, type, verifier });
  const passwordHash = await hashChosenPassword(password);
  const found = project.members.find(subject);
  if (found === undefined || found.email !== email)
    throw new ApiProblem("unable_to_auth_password_reset_token");
  requireMethod(project.organizations.get(found.organizationId), found, "password");
  const { shownPassword: _shown, ...rest } = found;
  project.magicLinks.end(token);
  // The link came to the address, so whoever was invited or about to join has proved it.
  const proved = { emailVerified: true, status: "active" } as const;
  const member = project.members.change(rest, { passwordHash, ...proved });
  endSessions(project, member);
  const factor = usedFactor({ type: "password", delivery_method: "knowledge" }, project.now());
  const answer = await signInWith(project, { member, factor }, request);
  return { ...answer, member_email_id: emailIdOf(member) };
}
