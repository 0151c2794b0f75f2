import type * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import type { sessionOptions } from "../session-authentication.ts";
import { sessionClaims } from "../jwt-templates.ts";
import { signSessionJwt } from "../session-jwt.ts";
import type { AuthenticationFactor, Session } from "../sessions.ts";
import { wireMember, type Member } from "./members.ts";
import { wireOrganization, type Organization } from "./organizations.ts";
import { sendPhoneCode } from "./phone-code.ts";
import type { B2BProject } from "./project.ts";

type SessionOptions = v.InferOutput<typeof sessionOptions>;

/** Who is signing in to their organization, and all they have proved so far. */
export interface SignInAttempt {
  readonly member: Member;
  readonly factors: readonly AuthenticationFactor[];
  readonly options?: SessionOptions;
}

/** What an organization still asks for; null where it is satisfied. */
export interface MissingFactors {
  readonly primary_required: { readonly allowed_auth_methods: readonly string[] } | null;
  readonly mfa_required: {
    readonly member_options: {
      readonly mfa_phone_number: string;
      readonly totp_registration_id: string;
    } | null;
    readonly secondary_auth_initiated: "sms_otp" | null;
  } | null;
}

/** Whether a factor came to the address itself. */
function isAddressProof({ type }: Pick<AuthenticationFactor, "type">): boolean {
  return type === "email_otp" || type === "magic_link";
}

/** The organization's name for a way of signing in; undefined for a second factor. */
function authMethod({ type, delivery_method }: AuthenticationFactor): string | undefined {
  if (type === "oauth") return delivery_method;
  return type === "password" || isAddressProof({ type }) ? type : undefined;
}

/** Whether the organization's policy lets `member` sign in by `method`. */
function allowsMethod(
  { settings }: Organization,
  member: Member | undefined,
  method: string,
): boolean {
  return (
    settings.auth_methods === "ALL_ALLOWED" ||
    member?.isBreakglass === true ||
    settings.allowed_auth_methods.includes(method)
  );
}

/** @throws ApiProblem `operation_restricted_by_organization_auth_methods` */
export function requireMethod(organization: Organization, member: Member, method: string): void {
  if (!allowsMethod(organization, member, method))
    throw new ApiProblem("operation_restricted_by_organization_auth_methods");
}

/** What the organization's policy asks of the member beyond `factors`. No passcode is sent. */
export function missingFactors(
  organization: Organization,
  member: Member | undefined,
  factors: readonly AuthenticationFactor[],
): MissingFactors {
  const methods = factors.map(authMethod).filter((method) => method !== undefined);
  // Who is about to join by their address has to prove that it is theirs.
  const isJoining = member?.status !== "active";
  const isPrimaryDone =
    methods.some((method) => allowsMethod(organization, member, method)) &&
    (!isJoining || factors.some(isAddressProof));
  const { allowed_auth_methods } = organization.settings;
  const isSecondFactorAsked =
    organization.settings.mfa_policy === "REQUIRED_FOR_ALL" || member?.mfaEnrolled === true;
  const phone = member?.mfaPhoneNumber ?? "";
  // A number that another membership of the same address has proved counts only where it is the member's own.
  const hasSecondFactor =
    phone !== "" && factors.some((factor) => factor.phone_number_factor?.phone_number === phone);
  return {
    primary_required: isPrimaryDone
      ? null
      : {
          allowed_auth_methods:
            organization.settings.auth_methods === "RESTRICTED"
              ? allowed_auth_methods
              : ["email_otp", "magic_link"],
        },
    mfa_required:
      isSecondFactorAsked && !hasSecondFactor
        ? {
            member_options:
              phone === "" ? null : { mfa_phone_number: phone, totp_registration_id: "" },
            secondary_auth_initiated: null,
          }
        : null,
  };
}

/** Stytch's MemberSession object. */
export function wireMemberSession(
  project: B2BProject,
  session: Session<Member>,
): Record<string, unknown> {
  const { member, organization } = membership(project, session.person);
  const claims = sessionClaims(project, member.memberId, session);
  return {
    member_session_id: session.sessionId,
    member_id: member.memberId,
    organization_id: member.organizationId,
    organization_slug: organization.settings.organization_slug,
    started_at: session.startedAt.toISOString(),
    last_accessed_at: session.lastAccessedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    authentication_factors: session.factors,
    roles: member.roles,
    ...(Object.keys(claims).length === 0 ? {} : { custom_claims: claims }),
  };
}

function membership(
  project: B2BProject,
  member: Member,
): { member: Member; organization: Organization } {
  return { member, organization: project.organizations.get(member.organizationId) };
}

/** How answers name a member and their organization. */
export function describeMember(project: B2BProject, member: Member): Record<string, unknown> {
  return {
    member_id: member.memberId,
    organization_id: member.organizationId,
    member: wireMember(member),
    organization: wireOrganization(project.organizations.get(member.organizationId)),
  };
}

/** Stytch's answer for a session in force. */
export async function signedIn(
  project: B2BProject,
  session: Session<Member>,
): Promise<Record<string, unknown>> {
  return {
    ...describeMember(project, session.person),
    member_authenticated: true,
    member_session: wireMemberSession(project, session),
    session_token: session.sessionToken,
    session_jwt: await signSessionJwt(project, { accountId: session.person.memberId, session }),
    intermediate_session_token: "",
    primary_required: null,
    mfa_required: null,
  };
}

/**
 * Signs a member in when they have proved what their organization asks for, and else hands out an intermediate session
 * that says what is missing. A member with a phone number is sent the passcode of the second factor at once.
 */
export function completeSignIn(
  project: B2BProject,
  { member: known, factors, options }: SignInAttempt,
): Promise<Record<string, unknown>> {
  const { organization } = membership(project, known);
  const isAddressProved = factors.some(isAddressProof);
  const missing = missingFactors(organization, known, factors);
  const isComplete = missing.primary_required === null && missing.mfa_required === null;
  const member = project.members.change(known, {
    status: isComplete ? "active" : known.status,
    emailVerified: known.emailVerified || isAddressProved,
  });
  if (isComplete) {
    const session = project.sessions.create({
      person: member,
      factors,
      durationMinutes: options?.session_duration_minutes,
      customClaims: options?.session_custom_claims,
    });
    return signedIn(project, session);
  }
  return Promise.resolve(halfSignedIn(project, { member, factors }, missing));
}

function halfSignedIn(
  project: B2BProject,
  { member, factors }: SignInAttempt,
  missing: MissingFactors,
): Record<string, unknown> {
  const intermediate = project.intermediateSessions.create(member.email, factors);
  const { mfa_required, primary_required } = missing;
  const isSent = primary_required === null && (mfa_required?.member_options ?? null) !== null;
  if (isSent) sendPhoneCode(project, member);
  return {
    ...describeMember(project, member),
    member_authenticated: false,
    member_session: null,
    session_token: "",
    session_jwt: "",
    intermediate_session_token: intermediate.token,
    intermediate_session_token_expires_at: intermediate.expiresAt.toISOString(),
    primary_required,
    mfa_required: isSent ? { ...mfa_required, secondary_auth_initiated: "sms_otp" } : mfa_required,
  };
}
