import * as v from "valibot";

/** The name of every failure, stable across releases. OAuth's own keep their spelling. */
export type ProblemCode =
  | "invalid_request"
  | "unknown_client"
  | "unregistered_redirect_uri"
  | "unauthorized_client"
  | "organization_policy"
  | "unsupported_response_type"
  | "invalid_scope"
  | "invalid_target"
  | "request_not_supported"
  | "request_uri_not_supported"
  | "registration_not_supported"
  | "invalid_authorization_details"
  | "login_required"
  | "consent_required"
  | "session_required"
  | "account_changed"
  | "transaction_invalid"
  | "transaction_expired"
  | "transaction_used"
  | "details_changed"
  | "decision_invalid"
  | "request_refused"
  | "redirect_refused"
  | "upstream_unavailable"
  | "upstream_invalid"
  | "outcome_unknown"
  | "misconfigured"
  | "rate_limited"
  | "not_found"
  | "method_not_allowed"
  | "unsupported_media_type"
  | "too_large"
  | "internal_error"
  | "offline";

/**
 * A failure on the wire.
 *
 * @see RFC 9457 §3
 */
export const Problem = v.object({
  /** `urn:assent:problem:<code>` */
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  /** A `ProblemCode`, or one that a newer server knows and this page does not. */
  code: v.pipe(v.string(), v.maxLength(64)),
  /** What a developer should know about this occurrence. Never upstream's own words, never a secret. */
  detail: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** The id that the log line of this failure carries. Absent only when no server was reached. */
  reference: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** Seconds after which another try makes sense. */
  retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Problem = v.InferOutput<typeof Problem>;

/** What a problem says wherever it occurs. */
export interface ProblemDefinition {
  /** HTTP status of the answer that carries the problem; 0 where there is no answer. */
  readonly status: number;
  /** One sentence for a developer. The words for the user are the page's own. */
  readonly title: string;
}

/** The problems that a page finds by itself, without a server's word. */
export const LOCAL_PROBLEMS = {
  redirect_refused: {
    status: 502,
    title: "Stytch answered with an address that the request did not name.",
  },
  upstream_unavailable: { status: 503, title: "Stytch cannot be reached, or is overloaded." },
  offline: { status: 0, title: "The browser could not reach this application's server." },
} as const satisfies Partial<Record<ProblemCode, ProblemDefinition>>;

/** Builds the problem document of a failure that the page found by itself: it has no reference. */
export function createLocalProblem(code: keyof typeof LOCAL_PROBLEMS): Problem {
  return { type: `urn:assent:problem:${code}`, code, ...LOCAL_PROBLEMS[code] };
}
