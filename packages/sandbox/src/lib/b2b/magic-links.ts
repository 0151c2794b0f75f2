import * as v from "valibot";

import { emailAddress } from "../email-address.ts";
import { ApiProblem } from "../errors.ts";
import { createIdentifier } from "../identifiers.ts";
import {
  checkMagicLink,
  defaultLinkMinutes,
  linkMinutes,
  openMagicLink,
  sendMagicLink,
} from "../magic-links.ts";
import { sessionOptions } from "../session-authentication.ts";
import {
  addressFactor,
  describeAddressee,
  earlierProof,
  findAddressee,
  signInWith,
} from "./credentials.ts";
import { discovered } from "./discovery.ts";
import { emailIdOf } from "./members.ts";
import type { B2BProject } from "./project.ts";
import { requireMethod } from "./sign-in.ts";

/** Whom to send a link to, at which organization, and where it leads. */
export const memberLinkRequest = v.object({
  organization_id: v.string(),
  email_address: emailAddress,
  login_redirect_url: v.optional(v.string()),
  signup_redirect_url: v.optional(v.string()),
  login_expiration_minutes: linkMinutes,
  signup_expiration_minutes: linkMinutes,
  pkce_code_challenge: v.optional(v.string()),
});

/** The token of a link to one organization. */
export const memberLinkAnswer = v.object({
  magic_links_token: v.string(),
  pkce_code_verifier: v.optional(v.string()),
  ...earlierProof.entries,
  ...sessionOptions.entries,
});

/** An address that wants to know its organizations. */
export const discoveryLinkRequest = v.object({
  email_address: emailAddress,
  discovery_redirect_url: v.optional(v.string()),
  discovery_expiration_minutes: linkMinutes,
  pkce_code_challenge: v.optional(v.string()),
});

/** The token of the link that was sent to it. */
export const discoveryLinkAnswer = v.object({
  discovery_magic_links_token: v.string(),
  pkce_code_verifier: v.optional(v.string()),
});

/**
 * Sends a link to a member, or to an address that may join.
 *
 * @throws ApiProblem `organization_not_found`, `email_jit_provisioning_not_allowed`,
 *   `operation_restricted_by_organization_auth_methods`, and as `checkMagicLink` does
 */
export function sendMemberLink(
  project: B2BProject,
  request: v.InferOutput<typeof memberLinkRequest>,
): Record<string, unknown> {
  checkMagicLink(project, {
    urls: [request.login_redirect_url, request.signup_redirect_url],
    codeChallenge: request.pkce_code_challenge,
  });
  const { member, organization, isNew } = findAddressee(project, request, "magic_link");
  const isSignup = member.status !== "active";
  const minutes = isSignup ? request.signup_expiration_minutes : request.login_expiration_minutes;
  sendMagicLink(project, {
    type: "multi_tenant_magic_links",
    subject: member.memberId,
    email: member.email,
    redirectUrl: isSignup ? request.signup_redirect_url : request.login_redirect_url,
    minutes: minutes ?? defaultLinkMinutes[isSignup ? "signup" : "login"],
    codeChallenge: request.pkce_code_challenge,
    slug: organization.settings.organization_slug,
  });
  return describeAddressee({ member, organization, isNew });
}

/** @throws ApiProblem as `openMagicLink` does; `operation_restricted_by_organization_auth_methods` */
export async function authenticateMemberLink(
  project: B2BProject,
  request: v.InferOutput<typeof memberLinkAnswer>,
): Promise<Record<string, unknown>> {
  const { magic_links_token: token, pkce_code_verifier: verifier } = request;
  const type = "multi_tenant_magic_links";
  const { subject, email } = openMagicLink(project, { token, type, verifier });
  const member = project.members.find(subject);
  if (member === undefined || member.email !== email)
    throw new ApiProblem("unable_to_auth_magic_link");
  requireMethod(project.organizations.get(member.organizationId), member, "magic_link");
  const method_id = emailIdOf(member);
  const factor = addressFactor(project, "magic_link", { emailId: method_id, email });
  const answer = await signInWith(project, { member, factor }, request);
  project.magicLinks.end(token);
  return { ...answer, method_id, reset_sessions: false };
}

/**
 * Sends a link to any address: whether it belongs anywhere is not told.
 *
 * @throws ApiProblem as `checkMagicLink` does
 */
export function sendDiscoveryLink(
  project: B2BProject,
  request: v.InferOutput<typeof discoveryLinkRequest>,
): void {
  const { email_address: email, discovery_redirect_url: redirectUrl } = request;
  const codeChallenge = request.pkce_code_challenge;
  checkMagicLink(project, { urls: [redirectUrl], codeChallenge });
  sendMagicLink(project, {
    type: "discovery",
    subject: email,
    email,
    redirectUrl,
    minutes: request.discovery_expiration_minutes ?? defaultLinkMinutes.login,
    codeChallenge,
  });
}

/** @throws ApiProblem as `openMagicLink` does */
export function authenticateDiscoveryLink(
  project: B2BProject,
  request: v.InferOutput<typeof discoveryLinkAnswer>,
): Record<string, unknown> {
  const { discovery_magic_links_token: token, pkce_code_verifier: verifier } = request;
  const { email } = openMagicLink(project, { token, type: "discovery", verifier });
  const emailId = createIdentifier("email");
  const factors = [addressFactor(project, "magic_link", { emailId, email })];
  project.magicLinks.end(token);
  return discovered(project, { email, factors });
}
