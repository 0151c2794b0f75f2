import {
  LOCAL_PROBLEMS,
  type Problem,
  type ProblemCode,
  type ProblemDefinition,
} from "./problem.ts";

/**
 * Every failure that Assent can name: the one table from a code to its HTTP status and title.
 * Codes that OAuth or OpenID Connect define keep their spelling.
 *
 * @see RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6, RFC 8707 §2, RFC 9396 §5
 */
export const PROBLEMS = {
  ...LOCAL_PROBLEMS,
  invalid_request: { status: 400, title: "The authorization request is malformed." },
  unknown_client: { status: 400, title: "No client has this client_id." },
  unregistered_redirect_uri: {
    status: 400,
    title: "The redirect_uri is not registered for this client.",
  },
  unauthorized_client: { status: 403, title: "The client may not be used here." },
  organization_policy: {
    status: 403,
    title: "The organization does not let its members use this client.",
  },
  unsupported_response_type: { status: 400, title: "Only response_type=code is supported." },
  invalid_scope: { status: 400, title: "A requested scope is unknown or malformed." },
  invalid_target: { status: 400, title: "A requested resource is not a usable absolute URI." },
  request_not_supported: { status: 400, title: "The request parameter is not supported." },
  request_uri_not_supported: { status: 400, title: "The request_uri parameter is not supported." },
  registration_not_supported: {
    status: 400,
    title: "The registration parameter is not supported.",
  },
  invalid_authorization_details: {
    status: 400,
    title: "The authorization_details parameter is not supported.",
  },
  login_required: { status: 401, title: "The request forbids a sign-in page and needs one." },
  consent_required: { status: 403, title: "The request forbids a consent page and needs one." },
  session_required: { status: 401, title: "No session, or one that has ended." },
  account_changed: {
    status: 403,
    title: "The transaction belongs to another session than the one that sent it.",
  },
  transaction_invalid: { status: 400, title: "The transaction cannot be read." },
  transaction_expired: { status: 410, title: "The transaction is older than its lifetime." },
  transaction_used: { status: 409, title: "The transaction has already been decided." },
  details_changed: { status: 409, title: "The client changed after the page was shown." },
  decision_invalid: { status: 400, title: "The decision does not fit what was shown." },
  request_refused: { status: 403, title: "The request did not come from this application's page." },
  upstream_invalid: { status: 502, title: "Stytch answered with something unreadable." },
  outcome_unknown: {
    status: 502,
    title: "Stytch received the decision and its answer was lost.",
  },
  misconfigured: { status: 500, title: "Stytch refused this server's project id or secret." },
  rate_limited: { status: 429, title: "Too many requests." },
  not_found: { status: 404, title: "There is nothing at this address." },
  method_not_allowed: { status: 405, title: "The address does not take this method." },
  unsupported_media_type: { status: 415, title: "The body must be application/json." },
  too_large: { status: 413, title: "The request is larger than the limit." },
  internal_error: { status: 500, title: "The server failed." },
} as const satisfies Record<ProblemCode, ProblemDefinition>;

/** The parts of a problem that differ from one occurrence to the next. */
export type ProblemOccurrence = Pick<Problem, "detail" | "reference" | "retryAfterSeconds">;

/** Builds the problem document of a code. */
export function createProblem(code: ProblemCode, occurrence: ProblemOccurrence = {}): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:assent:problem:${code}`, title, status, code, ...occurrence };
}

/**
 * An expected failure on its way to the one place that answers it.
 * `code` says which; `cause` keeps the evidence for the log.
 */
export class AssentError extends Error {
  readonly code: ProblemCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    options: { detail?: string; cause?: unknown; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(options.detail ?? PROBLEMS[code].title, { cause: options.cause });
    this.name = "AssentError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
