import * as v from "valibot";

/** What a sign-in can fail of, as far as it makes a difference to the person. */
export type SignInFailureKind =
  | "wrong-credentials"
  | "no-password"
  | "password-reset-needed"
  | "locked"
  | "invalid-email"
  | "email-not-reachable"
  | "account-not-allowed"
  | "code-refused"
  | "code-expired"
  | "rate-limited"
  | "check-needed"
  | "not-enabled"
  | "offline"
  | "not-a-member"
  | "organization-unknown"
  | "method-refused"
  | "password-needs-organization"
  | "proof-expired"
  | "session-not-kept"
  | "unexpected";

/** A sign-in that failed. Stytch's own message is not part of it: its words are for developers. */
export interface SignInFailure {
  readonly kind: SignInFailureKind;
  /** Stytch's request id, for support. */
  readonly reference?: string | undefined;
  /** Stytch's name for what happened, for developers. */
  readonly errorType?: string | undefined;
}

/** @see https://stytch.com/docs/api/errors */
const KINDS: ReadonlyMap<string, SignInFailureKind> = new Map([
  ["unauthorized_credentials", "wrong-credentials"],
  ["email_not_found", "wrong-credentials"],
  ["user_not_found", "wrong-credentials"],
  ["password_does_not_match", "wrong-credentials"],
  ["no_user_password", "no-password"],
  ["member_password_not_found", "no-password"],
  ["reset_password", "password-reset-needed"],
  ["member_reset_password", "password-reset-needed"],
  ["breached_password", "password-reset-needed"],
  ["user_lock_limit_reached", "locked"],
  ["invalid_email", "invalid-email"],
  ["invalid_email_sandbox", "invalid-email"],
  ["inactive_email", "email-not-reachable"],
  ["billing_not_verified_for_email", "email-not-reachable"],
  ["email_in_denylist", "account-not-allowed"],
  ["email_not_in_allowlist", "account-not-allowed"],
  ["unauthorized_action", "account-not-allowed"],
  ["otp_code_not_found", "code-refused"],
  ["unable_to_auth_otp_code", "code-refused"],
  ["member_not_found", "not-a-member"],
  ["member_does_not_exist_in_organization", "not-a-member"],
  ["email_jit_provisioning_not_allowed", "not-a-member"],
  ["invalid_email_for_jit_provisioning", "not-a-member"],
  ["organization_not_found", "organization-unknown"],
  ["invalid_organization_id", "organization-unknown"],
  ["organization_suspended", "organization-unknown"],
  ["operation_restricted_by_organization_auth_methods", "method-refused"],
  ["cross_org_passwords_not_enabled", "password-needs-organization"],
  ["intermediate_session_not_found", "proof-expired"],
  ["invalid_intermediate_session_token_for_organization", "proof-expired"],
  ["too_many_requests", "rate-limited"],
  ["too_many_unverified_factors", "rate-limited"],
  ["captcha_required", "check-needed"],
  ["captcha_failed", "check-needed"],
  ["ad_blocker_detected", "check-needed"],
  ["endpoint_not_authorized_for_sdk", "not-enabled"],
  ["bad_domain_for_stytch_sdk", "not-enabled"],
  ["bad_vertical_for_stytch_sdk", "not-enabled"],
  ["public_token_not_found", "not-enabled"],
  ["cname_required_for_http_only_cookies", "not-enabled"],
  ["cname_invalid_for_http_only_cookies", "not-enabled"],
]);

const StytchRefusal = v.object({
  error_type: v.pipe(v.string(), v.regex(/^\w{1,100}$/u)),
  request_id: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
const Named = v.object({ name: v.string() });
/** The SDK's own name, and the browser's where the SDK lets the error of `fetch` through. */
const UNREACHABLE: readonly string[] = ["StytchAPIUnreachableError", "TypeError"];

/**
 * Reads whatever the Stytch SDK rejected with.
 *
 * @param error Anything.
 */
export function parseSignInFailure(error: unknown): SignInFailure {
  const refusal = v.safeParse(StytchRefusal, error);
  if (refusal.success) {
    const { error_type: errorType, request_id: reference } = refusal.output;
    return { kind: KINDS.get(errorType) ?? "unexpected", errorType, reference };
  }
  const named = v.safeParse(Named, error);
  const isUnreachable = named.success && UNREACHABLE.includes(named.output.name);
  return { kind: isUnreachable ? "offline" : "unexpected" };
}
