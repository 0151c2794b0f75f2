import type { Consent, Decision, Destination } from "./contract.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import type { ScopeChoice } from "./scope-choice.ts";

/** What a consent page shows while the user decides. */
export interface ConsentView {
  readonly consent: Consent;
  /** In the order asked for. */
  readonly choices: readonly ScopeChoice[];
}

/** Why the flow ended on a page of ours, each with its own words and its own next step. */
export type FailureStatus =
  | "session-ended"
  | "account-changed"
  | "details-changed"
  | "expired"
  | "already-used"
  | "outcome-unknown"
  | "organization-refused"
  | "bad-request"
  | "unavailable"
  | "rate-limited"
  | "offline";

/** A failure, and whether `retry` leads on from it. */
export interface FailureState {
  readonly status: FailureStatus;
  readonly problem: Problem;
  /**
   * `restart`: asks again from the same request, nothing has been granted.
   * `from-app`: only the app can begin anew.
   */
  readonly next: "restart" | "from-app";
  /** An address that tells the app of the error, for the user to follow by hand. */
  readonly continueTo?: { readonly redirectTo: string; readonly destination: Destination };
  /** A page of ours where the user can be somebody, or some organization's, that may go on. */
  readonly switchAccountUrl?: string;
}

/** A page that the browser is leaving. */
export interface LeavingState {
  /** `denied`: the user said no; `stalled`: the browser should be gone and is not. */
  readonly status: "redirecting" | "denied" | "stalled";
  readonly redirectTo: string;
  /** Absent where no page was shown before. */
  readonly destination?: Destination;
}

/** Where a consent flow stands. Each status fixes which other members there are. */
export type ConsentState =
  | { readonly status: "loading"; readonly slow: boolean }
  | { readonly status: "signed-out"; readonly loginUrl: string }
  | (ConsentView & {
      /** `nothing-grantable`: Deny is the only way on. */
      readonly status: "ready" | "nothing-grantable";
      /** Whether Allow takes a press: the page has been seen for long enough. */
      readonly armed: boolean;
    })
  | (ConsentView & {
      readonly status: "submitting";
      readonly decision: Decision;
      readonly slow: boolean;
    })
  | (ConsentView & {
      /** The same decision can be sent again. */
      readonly status: "submit-failed";
      readonly decision: Decision;
      readonly problem: Problem;
      readonly armed: boolean;
    })
  | LeavingState
  | FailureState;

export type ConsentStatus = ConsentState["status"];

/** What happened, told to the flow by its adapter. */
export type ConsentEvent =
  | { readonly type: "select"; readonly scope: string; readonly selected: boolean }
  /** Leaves only what is required. */
  | { readonly type: "select-required" }
  | { readonly type: "allow" }
  | { readonly type: "deny" }
  /** Allow has just come into view, in a design that does not show it at first: it arms anew. */
  | { readonly type: "revealed" }
  /** Sends a failed decision again, or begins again from the same request. */
  | { readonly type: "retry" }
  /** Whether the page can be seen, and whether it has the focus; sent once at first, then on change. */
  | { readonly type: "attention"; readonly visible: boolean; readonly focused: boolean }
  /** The browser brought a page back that it had left: what it shows is stale. */
  | { readonly type: "restored" };

type Failure = Pick<FailureState, "status" | "next">;

const FAILURES = {
  session_required: { status: "session-ended", next: "restart" },
  account_changed: { status: "account-changed", next: "restart" },
  details_changed: { status: "details-changed", next: "restart" },
  transaction_expired: { status: "expired", next: "restart" },
  transaction_invalid: { status: "expired", next: "restart" },
  transaction_used: { status: "already-used", next: "from-app" },
  outcome_unknown: { status: "outcome-unknown", next: "from-app" },
  organization_policy: { status: "organization-refused", next: "from-app" },
  upstream_unavailable: { status: "unavailable", next: "restart" },
  upstream_invalid: { status: "unavailable", next: "restart" },
  internal_error: { status: "unavailable", next: "restart" },
  misconfigured: { status: "unavailable", next: "restart" },
  rate_limited: { status: "rate-limited", next: "restart" },
  offline: { status: "offline", next: "restart" },
} as const satisfies Partial<Record<ProblemCode, Failure>>;

/** Ways on from a failure that a server has named. */
interface WaysOn {
  readonly continueTo?: FailureState["continueTo"] | undefined;
  readonly switchAccountUrl?: string | undefined;
}

function isFailure(code: string): code is keyof typeof FAILURES {
  return Object.hasOwn(FAILURES, code);
}

/** The state that a problem leads to; one that no table row names is the app's own mistake. */
export function createFailure(
  problem: Problem,
  { continueTo, switchAccountUrl }: WaysOn = {},
): FailureState {
  const failure: Failure = isFailure(problem.code)
    ? FAILURES[problem.code]
    : { status: "bad-request", next: "from-app" };
  return {
    ...failure,
    problem,
    ...(continueTo && { continueTo }),
    ...(switchAccountUrl !== undefined && { switchAccountUrl }),
  };
}

/**
 * Problems after which the same decision may be sent again: it has not been taken, or, where the
 * connection failed, the transaction's single use makes sure that it is not taken twice.
 */
const REPEATABLE: readonly string[] = [
  "upstream_unavailable",
  "rate_limited",
  "misconfigured",
  "offline",
];

/** Tells whether a decision that ended in this problem may be sent again unchanged. */
export function isRepeatable({ code }: Problem): boolean {
  return REPEATABLE.includes(code);
}
