import { createIdentifier } from "../identifiers.ts";
import type { PasswordHash } from "../passwords.ts";
import { adminRole, memberRole } from "./policy.ts";

/** Whether a member has signed in yet. */
type MemberStatus = "active" | "invited" | "pending";

/** Somebody's membership of one organization. The same address in another organization is another member. */
export interface Member {
  readonly memberId: string;
  readonly organizationId: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly status: MemberStatus;
  /** Role ids, `stytch_member` first. */
  readonly roles: readonly string[];
  readonly isBreakglass: boolean;
  readonly mfaEnrolled: boolean;
  /** E.164, or empty. */
  readonly mfaPhoneNumber: string;
  readonly mfaPhoneNumberVerified: boolean;
  readonly passwordHash?: PasswordHash;
  /** Of a seeded member: the password, which the overview shows. */
  readonly shownPassword?: string;
  readonly externalId?: string;
  readonly trustedMetadata: Readonly<Record<string, unknown>>;
  readonly untrustedMetadata: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What may be said about a new member; everything else has a default. */
export type NewMember = Partial<Member> & Pick<Member, "organizationId" | "email">;

/** The members of all organizations, in the order of their creation. */
export class MemberStore {
  readonly #members = new Map<string, Member>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  add(member: NewMember): Member {
    const now = this.#now();
    const complete: Member = {
      memberId: createIdentifier("member"),
      emailVerified: false,
      name: "",
      status: "active",
      isBreakglass: false,
      mfaEnrolled: false,
      mfaPhoneNumber: "",
      mfaPhoneNumberVerified: false,
      trustedMetadata: {},
      untrustedMetadata: {},
      createdAt: now,
      updatedAt: now,
      ...member,
      roles: withMemberRole(member.roles ?? []),
    };
    this.#members.set(complete.memberId, complete);
    return complete;
  }

  find(memberId: string): Member | undefined {
    return this.#members.get(memberId);
  }

  findByEmail(organizationId: string, email: string): Member | undefined {
    return this.of(organizationId).find((one) => isSameAddress(one.email, email));
  }

  /** Every membership of one address. */
  withEmail(email: string): Member[] {
    return this.all().filter((one) => isSameAddress(one.email, email));
  }

  of(organizationId: string): Member[] {
    return this.all().filter((one) => one.organizationId === organizationId);
  }

  change(member: Member, changes: Partial<Member>): Member {
    const changed = { ...member, ...changes, updatedAt: this.#now() };
    const complete = { ...changed, roles: withMemberRole(changed.roles) };
    this.#members.set(member.memberId, complete);
    return complete;
  }

  remove(memberId: string): void {
    this.#members.delete(memberId);
  }

  all(): Member[] {
    return [...this.#members.values()];
  }

  /** Puts these members in place of all there are. */
  restore(members: readonly Member[]): void {
    this.#members.clear();
    for (const member of members) this.#members.set(member.memberId, member);
  }
}

function withMemberRole(roles: readonly string[]): string[] {
  return [...new Set([memberRole, ...roles])];
}

function isSameAddress(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The id of a member's e-mail address. */
export function emailIdOf({ memberId }: Member): string {
  return memberId.replace("member-", "email-");
}

/** Whether the member may manage the organization. */
export function isAdmin({ roles }: Member): boolean {
  return roles.includes(adminRole);
}

/** Stytch's Member object. */
export function wireMember(member: Member): Record<string, unknown> {
  const uuid = member.memberId.slice(-36);
  return {
    organization_id: member.organizationId,
    member_id: member.memberId,
    email_address: member.email,
    email_address_verified: member.emailVerified,
    status: member.status,
    name: member.name,
    is_admin: isAdmin(member),
    is_breakglass: member.isBreakglass,
    is_locked: false,
    member_password_id: member.passwordHash === undefined ? "" : `member-password-test-${uuid}`,
    mfa_enrolled: member.mfaEnrolled,
    mfa_phone_number: member.mfaPhoneNumber,
    mfa_phone_number_verified: member.mfaPhoneNumberVerified,
    default_mfa_method: member.mfaPhoneNumber === "" ? "" : "sms_otp",
    totp_registration_id: "",
    sso_registrations: [],
    oauth_registrations: [],
    retired_email_addresses: [],
    scim_registration: null,
    roles: member.roles.map((role_id) => ({
      role_id,
      sources: [{ type: role_id === memberRole ? "default" : "direct_assignment", details: {} }],
    })),
    trusted_metadata: member.trustedMetadata,
    untrusted_metadata: member.untrustedMetadata,
    ...(member.externalId === undefined ? {} : { external_id: member.externalId }),
    created_at: member.createdAt.toISOString(),
    updated_at: member.updatedAt.toISOString(),
  };
}
