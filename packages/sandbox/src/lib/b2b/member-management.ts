import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { mergeMetadata } from "../metadata.ts";
import { emailAddress } from "../email-address.ts";
import type { TokenService } from "../tokens.ts";
import type { Member } from "./members.ts";
import { effectivePolicy, type Organization } from "./organizations.ts";
import { phoneNumber } from "./phone-number.ts";
import { memberRole } from "./policy.ts";
import type { B2BProject } from "./project.ts";

const shortText = v.pipe(v.string(), v.maxLength(256));
const metadata = v.record(v.string(), v.unknown());

/** What may be changed about a member. */
export const memberChanges = v.object({
  email_address: v.optional(emailAddress),
  name: v.optional(shortText),
  roles: v.optional(v.array(v.string())),
  is_breakglass: v.optional(v.boolean()),
  mfa_enrolled: v.optional(v.boolean()),
  mfa_phone_number: v.optional(phoneNumber),
  external_id: v.optional(shortText),
  trusted_metadata: v.optional(metadata),
  untrusted_metadata: v.optional(metadata),
});

/** A new member of an organization. */
export const memberCreation = v.object({
  ...memberChanges.entries,
  email_address: emailAddress,
  create_member_as_pending: v.optional(v.boolean(), false),
});

/** @throws ApiProblem `invalid_rbac_role_id`, `cannot_assign_default_rbac_role_id` */
function checkRoles(
  project: B2BProject,
  organization: Organization,
  roles: readonly string[],
): void {
  const known = effectivePolicy(project.policy, organization).roles.map(({ role_id }) => role_id);
  if (roles.includes(memberRole)) throw new ApiProblem("cannot_assign_default_rbac_role_id");
  if (roles.some((role) => !known.includes(role))) throw new ApiProblem("invalid_rbac_role_id");
}

/** @throws ApiProblem `duplicate_member_email` */
function checkAddress(
  project: B2BProject,
  organization: Organization,
  email: string,
  memberId?: string,
): void {
  const holder = project.members.findByEmail(organization.organizationId, email);
  if (holder !== undefined && holder.memberId !== memberId)
    throw new ApiProblem("duplicate_member_email");
}

function facts(
  before: Pick<Member, "trustedMetadata" | "untrustedMetadata">,
  changes: v.InferOutput<typeof memberChanges>,
): Partial<Member> {
  const given = {
    email: changes.email_address,
    name: changes.name,
    roles: changes.roles,
    isBreakglass: changes.is_breakglass,
    mfaEnrolled: changes.mfa_enrolled,
    mfaPhoneNumber: changes.mfa_phone_number,
    externalId: changes.external_id,
    trustedMetadata: mergeMetadata(before.trustedMetadata, changes.trusted_metadata),
    untrustedMetadata: mergeMetadata(before.untrustedMetadata, changes.untrusted_metadata),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/**
 * Adds a member.
 *
 * @throws ApiProblem `duplicate_member_email`, `invalid_rbac_role_id`, `cannot_assign_default_rbac_role_id`
 */
export function createMember(
  project: B2BProject,
  organization: Organization,
  { create_member_as_pending, ...request }: v.InferOutput<typeof memberCreation>,
): Member {
  checkAddress(project, organization, request.email_address);
  checkRoles(project, organization, request.roles ?? []);
  return project.members.add({
    ...facts({ trustedMetadata: {}, untrustedMetadata: {} }, request),
    organizationId: organization.organizationId,
    email: request.email_address,
    status: create_member_as_pending ? "pending" : "active",
  });
}

/**
 * Changes a member; `roles` replaces all that were assigned. A new address or number is unverified.
 *
 * @throws ApiProblem as for a new member
 */
export function updateMember(
  project: B2BProject,
  organization: Organization,
  member: Member,
  changes: v.InferOutput<typeof memberChanges>,
): Member {
  const { email_address: email = member.email, mfa_phone_number: phone = member.mfaPhoneNumber } =
    changes;
  checkAddress(project, organization, email, member.memberId);
  if (changes.roles !== undefined) checkRoles(project, organization, changes.roles);
  return project.members.change(member, {
    ...facts(member, changes),
    emailVerified: member.emailVerified && email === member.email,
    mfaPhoneNumberVerified: member.mfaPhoneNumberVerified && phone === member.mfaPhoneNumber,
  });
}

/** Removes a member with their tokens; their sessions end with them. */
export function deleteMember(project: B2BProject, tokens: TokenService, member: Member): void {
  for (const { clientId } of project.clients.all()) tokens.revokeGrants(member.memberId, clientId);
  project.members.remove(member.memberId);
}

/** Removes an organization with all its members. */
export function deleteOrganization(
  project: B2BProject,
  tokens: TokenService,
  { organizationId }: Organization,
): void {
  for (const member of project.members.of(organizationId)) deleteMember(project, tokens, member);
  project.organizations.remove(organizationId);
}
