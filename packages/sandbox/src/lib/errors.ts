import * as v from "valibot";

import type { Vertical } from "./vertical.ts";

/** Every `error_type` the sandbox answers with: its HTTP status and its sentence. */
const problems = {
  bad_request: [400, "The request is malformed."],
  connected_app_already_rotating_secret: [400, "The secret is being rotated already."],
  cannot_assign_default_rbac_role_id: [400, "Every member has this role; it cannot be assigned."],
  connected_app_invalid_redirect_url: [
    400,
    "A redirect URL must be an absolute URL without fragment, credentials or control characters.",
  ],
  connected_app_not_allowed_for_org: [
    400,
    "The organization's policy does not allow this Connected App.",
  ],
  connected_app_misconfigured_client: [
    400,
    "The client's metadata document does not describe this client.",
  ],
  connected_app_not_found: [404, "No Connected App has this client_id."],
  connected_app_not_rotating_secret: [400, "The secret is not being rotated."],
  connected_app_redirect_url_http_scheme_must_use_loopback: [
    400,
    "A redirect URL with the http scheme must point to a loopback address.",
  ],
  connected_app_redirect_url_must_include_scheme: [400, "A redirect URL must include a scheme."],
  connected_app_redirect_url_must_use_http_or_https_scheme: [
    400,
    "A redirect URL must use the http or https scheme.",
  ],
  connected_app_supplied_redirect_url_not_found_in_client: [
    401,
    "This redirect_uri is not registered for the Connected App.",
  ],
  consumer_session_authorization_error: [
    403,
    "The user's roles do not permit this action on this resource.",
  ],
  duplicate_member_email: [400, "A member with this email address already exists."],
  duplicate_m2m_client_id: [400, "An M2M client with this client_id already exists."],
  duplicate_email: [400, "A user with this email address already exists."],
  email_not_found: [404, "No user has this email address."],
  email_jit_provisioning_not_allowed: [
    403,
    "The organization does not let this address join by itself.",
  ],
  dynamic_client_registration_not_enabled: [
    400,
    "Dynamic client registration is not enabled for this project.",
  ],
  idp_invalid_access_token_expiry_minutes: [
    400,
    "access_token_expiry_minutes must be between 1 and 1440.",
  ],
  id_token_invalid: [400, "The id_token_hint is not an ID token of this Connected App."],
  idp_invalid_access_token_custom_audience: [
    400,
    "access_token_custom_audience must be text without blanks, of at most 256 characters.",
  ],
  idp_invalid_access_token_jwt_template: [
    400,
    "A template must be a JSON object of at most 4 KB whose variables stand as values, without registered claims.",
  ],
  idp_access_token_could_not_be_exchanged: [404, "The access token was exchanged before."],
  idp_access_token_not_found: [404, "The access token is unknown, expired or revoked."],
  intermediate_session_not_found: [404, "The intermediate session does not exist or has expired."],
  insecure_m2m_client_secret: [400, "The client_secret must have at least 16 characters."],
  internal_server_error: [500, "The sandbox failed. This is a bug in the sandbox."],
  invalid_argument: [400, "An argument has an unacceptable value."],
  invalid_client_id: [400, "The client_id cannot be the address of a metadata document."],
  invalid_connected_app_type: [400, "The client_type is unknown."],
  invalid_m2m_client_scope: [
    400,
    "A scope has a character that scopes cannot have, or is too long.",
  ],
  invalid_m2m_client_status: [400, "The status must be active or inactive."],
  invalid_pkce_code_challenge: [
    400,
    "The code_challenge must be the base64url SHA-256 of a verifier: 43 characters.",
  ],
  invalid_member_get_fields: [400, "Give one of member_id and email_address."],
  invalid_rbac_custom_role: [400, "A role permits something that the project does not know."],
  invalid_rbac_role_id: [400, "A role id is unknown in this organization."],
  invalid_magic_link_url: [
    400,
    "The magic link URL must be an http or https URL without credentials or fragment.",
  ],
  invalid_session_duration_minutes: [400, "session_duration_minutes must be between 5 and 527040."],
  member_phone_number_not_found: [404, "The member has no such phone number."],
  member_not_found: [404, "The organization has no such member."],
  m2m_client_already_rotating_secret: [400, "The secret is being rotated already."],
  m2m_client_not_found: [404, "No M2M client has this client_id."],
  m2m_client_not_rotating_secret: [400, "The secret is not being rotated."],
  misdirected_request: [421, "The sandbox answers to localhost, 127.0.0.1 and [::1] only."],
  no_match_for_provided_magic_link_url: [
    400,
    "The magic link URL is no page of the app: its origin is another one.",
  ],
  no_oauth_authorize_member_selector: [
    400,
    "Give organization_id with member_id, or one of session_token and session_jwt.",
  ],
  no_oauth_authorize_user_selector: [400, "Give one of user_id, session_token and session_jwt."],
  no_session_arguments: [400, "Give session_token or session_jwt."],
  no_session_revoke_arguments: [400, "Give one of session_id, session_token and session_jwt."],
  oauth_access_token_exchange_missing_full_access: [
    400,
    "The access token does not carry full_access.",
  ],
  oauth_access_token_exchange_token_invalid_grant: [
    400,
    "The authorization is not linked to a session in force.",
  ],
  oauth_access_token_exchange_token_too_old: [400, "The access token is older than five minutes."],
  oauth_invalid_scope_requested: [
    400,
    "An unknown scope, or an empty set of scopes, was requested.",
  ],
  operation_restricted_by_organization_auth_methods: [
    403,
    "The organization does not allow this way of signing in.",
  ],
  organization_not_found: [404, "No organization has this id or slug."],
  organization_slug_already_used: [400, "Another organization has this slug."],
  otp_code_not_found: [404, "The passcode is wrong, expired or already used."],
  payload_too_large: [413, "The request body is too large."],
  pkce_did_not_expect_code_verifier: [400, "The flow began without a code_challenge."],
  pkce_expected_code_verifier: [400, "The flow began with a code_challenge: send its verifier."],
  pkce_mismatch: [400, "The code_verifier does not match the code_challenge."],
  pkce_required_for_idp_authorization_flow: [
    400,
    "A public Connected App must send a code_challenge.",
  ],
  project_not_found: [404, "No project has this id."],
  public_connected_apps_do_not_have_secrets: [400, "A public Connected App has no secret."],
  public_token_not_found: [404, "No project has this public token."],
  rbac_role_duplicate: [400, "A role with this id exists already."],
  route_not_found: [404, "The sandbox has no such endpoint."],
  session_authorization_error: [
    403,
    "The member's roles do not permit this action on this resource.",
  ],
  session_authorization_tenancy_error: [403, "The member belongs to another organization."],
  session_not_found: [404, "The session does not exist, has expired or was revoked."],
  third_party_clients_cannot_use_full_access: [
    400,
    "A third-party Connected App cannot request full_access.",
  ],
  third_party_clients_require_consent_for_offline_access: [
    400,
    "A third-party Connected App cannot bypass consent for offline_access.",
  ],
  too_many_connected_apps: [400, "The project has as many Connected Apps as it may."],
  too_many_requests: [429, "Too many requests: try again in a minute."],
  too_many_session_arguments: [400, "Give session_token or session_jwt, not both."],
  too_many_session_revoke_arguments: [
    400,
    "Give only one of session_id, session_token and session_jwt.",
  ],
  too_many_user_selection_arguments: [
    400,
    "Give only one of user_id, session_token and session_jwt.",
  ],
  unable_to_auth_magic_link: [401, "The magic link is unknown, expired or already used."],
  unable_to_auth_password_reset_token: [
    401,
    "The link to choose a new password is unknown, expired or already used.",
  ],
  unable_to_parse_session_jwt: [400, "The session_jwt is not a JWT."],
  unauthorized_credentials: [401, "The credentials of the project are wrong or missing."],
  weak_password: [400, "A password has at least eight characters here."],
  user_not_found: [404, "No user has this id."],
  user_unauthenticated: [401, "No session accompanies the request."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** The `error_type` of a refused call. */
export type ProblemType = keyof typeof problems;

/** A refusal, in Stytch's vocabulary. Routes throw it; the server turns it into Stytch's error body. */
export class ApiProblem extends Error {
  readonly type: ProblemType;
  readonly statusCode: number;

  constructor(type: ProblemType, detail?: string) {
    const [statusCode, message] = problems[type];
    super(detail ?? message);
    this.type = type;
    this.statusCode = statusCode;
  }
}

/** The error body Stytch's SDKs read. */
export interface ProblemBody {
  readonly status_code: number;
  readonly request_id: string;
  readonly error_type: ProblemType;
  readonly error_message: string;
  readonly error_url: string;
}

/** Writes a refusal the way Stytch does: the status is in the body as well. */
export function problemBody(
  problem: ApiProblem,
  { vertical, requestId }: { vertical: Vertical; requestId: string },
): ProblemBody {
  return {
    status_code: problem.statusCode,
    request_id: requestId,
    error_type: problem.type,
    error_message: problem.message,
    error_url: `https://stytch.com/docs/api-reference/${vertical}/api/errors/${problem.statusCode}#${problem.type}`,
  };
}

/**
 * Parses a request body, query or path.
 *
 * @throws ApiProblem `bad_request`, naming the first member that does not fit
 */
export function parseInput<const Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  // An array passes for an object in valibot.
  if (Array.isArray(input))
    throw new ApiProblem("bad_request", "The request body is not an object.");
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const member = v.getDotPath(issue);
  throw new ApiProblem(
    "bad_request",
    member === null ? issue.message : `${member}: ${issue.message}`,
  );
}
