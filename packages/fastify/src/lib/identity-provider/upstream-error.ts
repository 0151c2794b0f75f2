import { AssentError, type ProblemCode } from "@assent/core";

import type { UpstreamFailure } from "./upstream.ts";

/**
 * What Stytch's error types mean here.
 *
 * @see https://stytch.com/docs/api-reference/consumer/api/errors/400
 */
const ERROR_TYPES: Readonly<Record<string, ProblemCode>> = {
  connected_app_not_found: "unknown_client",
  invalid_client_id: "unknown_client",
  connected_app_supplied_redirect_url_not_found_in_client: "unregistered_redirect_uri",
  connected_app_invalid_redirect_url: "unregistered_redirect_uri",
  connected_app_misconfigured_client: "unauthorized_client",
  connected_app_not_allowed_for_org: "organization_policy",
  invalid_connected_app_type: "unauthorized_client",
  connected_app_consent_revoked: "details_changed",
  oauth_invalid_scope_requested: "invalid_scope",
  third_party_clients_cannot_use_full_access: "invalid_scope",
  pkce_required_for_idp_authorization_flow: "invalid_request",
  invalid_pkce_code_challenge: "invalid_request",
  session_not_found: "session_required",
  invalid_session_token: "session_required",
  invalid_session_jwt: "session_required",
  user_not_found: "session_required",
  member_not_found: "session_required",
  organization_not_found: "session_required",
  user_unauthenticated: "session_required",
  unauthorized_credentials: "misconfigured",
  invalid_secret_authentication: "misconfigured",
  project_not_found: "misconfigured",
};

/**
 * Says what a failed call means for the request it was made for. A type that is not in the table is
 * nobody's fault but the answer's: taking it for an ended session would send people in circles.
 *
 * @param effect Whether the call was one that changes something at Stytch.
 */
export function toAssentError(failure: UpstreamFailure, effect: boolean): AssentError {
  const code = judge(failure, effect);
  const { retryAfterSeconds } = failure;
  const known = code === "upstream_unavailable" ? (retryAfterSeconds ?? 5) : undefined;
  return new AssentError(code, { cause: failure, retryAfterSeconds: known });
}

function judge({ kind, errorType = "" }: UpstreamFailure, effect: boolean): ProblemCode {
  switch (kind) {
    case "refused":
      return Object.hasOwn(ERROR_TYPES, errorType)
        ? (ERROR_TYPES[errorType] ?? "upstream_invalid")
        : "upstream_invalid";
    case "unavailable":
      return "upstream_unavailable";
    case "lost":
      return effect ? "outcome_unknown" : "upstream_unavailable";
    case "unreadable":
      return effect ? "outcome_unknown" : "upstream_invalid";
  }
}

/** Tells whether Stytch said that a session is none, in whatever words. */
export function isSessionRefusal({ kind, errorType = "" }: UpstreamFailure): boolean {
  return kind === "refused" && ERROR_TYPES[errorType] !== "misconfigured";
}
