import type { ConsentStatus } from "../consent-state.ts";
import type { Consent } from "../contract.ts";
import { createErrorResponse } from "../redirect-uri.ts";
import {
  SAMPLE_CONSENT,
  SAMPLE_STATE,
  SAMPLE_SWITCH_URL,
  createConsent,
  createRequestedScope,
  createSampleFailure,
  createSampleResponse,
} from "./sample-consent.ts";
import {
  createAskedScenario,
  createAskingScenario,
  createDecisionReply,
  createFailedScenario,
  createProblemReply,
} from "./sample-scenario.ts";
import type { ScenarioWords } from "./sample-scenario.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

const ALLOW: readonly ScenarioStep[] = ["onward", "allow"];
const DENY: readonly ScenarioStep[] = ["deny"];

/** The words of a scenario; its id is its status unless `id` says otherwise. */
function describe(
  status: ConsentStatus,
  title: string,
  about: string,
  id: string = status,
): ScenarioWords {
  return { id, title, about, group: "state", status };
}

/** How the person may carry an error to the client by hand. */
function createContinuation(
  error: string,
  description: string,
): { redirectTo: string; destination: Consent["destination"] } {
  const { destination } = SAMPLE_CONSENT;
  const to = { redirectUri: destination.url, state: SAMPLE_STATE };
  const redirectTo = createErrorResponse(to, { error, description }, { mode: "as-is" });
  return { redirectTo, destination };
}

const NOTHING_GRANTABLE: Consent = {
  ...SAMPLE_CONSENT,
  scopes: ["notes.write", "notes.delete"].map((scope) =>
    createRequestedScope(scope, { grantable: false }),
  ),
};

const UNKNOWN_CLIENT = createSampleFailure("unknown_client");

/** One scenario for each status of the flow. A status without one does not compile. */
export const STATE_SCENARIOS: Readonly<Record<ConsentStatus, Scenario>> = {
  loading: createAskingScenario(
    describe("loading", "Loading", "The page has asked what to show and has no answer yet."),
    { kind: "silence" },
  ),
  "signed-out": createAskingScenario(
    describe("signed-out", "Signed out", "Nobody is signed in: the page leaves for the sign-in."),
    { kind: "answer", body: { kind: "login", loginUrl: SAMPLE_SWITCH_URL } },
  ),
  ready: createAskedScenario(
    describe("ready", "Ready", "A third party asks for four scopes."),
    SAMPLE_CONSENT,
  ),
  "nothing-grantable": createAskedScenario(
    describe("nothing-grantable", "Nothing to grant", "The account may grant none of the scopes."),
    NOTHING_GRANTABLE,
  ),
  submitting: createAskedScenario(
    describe("submitting", "Submitting", "Allow was pressed; its answer is still to come."),
    SAMPLE_CONSENT,
    { steps: ALLOW, decision: { kind: "silence" } },
  ),
  "submit-failed": createAskedScenario(
    describe("submit-failed", "Submit failed", "The decision did not get through, and may again."),
    SAMPLE_CONSENT,
    { steps: ALLOW, decision: createProblemReply("upstream_unavailable") },
  ),
  redirecting: createAskedScenario(
    describe("redirecting", "Redirecting", "Allowed: the browser is on its way to the app."),
    SAMPLE_CONSENT,
    { steps: ALLOW },
  ),
  denied: createAskedScenario(
    describe("denied", "Denied", "Denied: the browser is on its way to tell the app."),
    SAMPLE_CONSENT,
    { steps: DENY, decision: createDecisionReply(SAMPLE_CONSENT, "deny") },
  ),
  stalled: createAskedScenario(
    describe("stalled", "Stalled", "Allowed, and after five seconds the browser is still here."),
    SAMPLE_CONSENT,
    { steps: [...ALLOW, "patience"] },
  ),
  "session-ended": createAskedScenario(
    describe("session-ended", "Session ended", "The session ended while the page was open."),
    SAMPLE_CONSENT,
    { steps: DENY, decision: createProblemReply("session_required") },
  ),
  "account-changed": createAskedScenario(
    describe("account-changed", "Account changed", "Somebody else signed in, in another tab."),
    SAMPLE_CONSENT,
    { steps: DENY, decision: createProblemReply("account_changed") },
  ),
  "details-changed": createAskedScenario(
    describe("details-changed", "Details changed", "The client changed after the page was shown."),
    SAMPLE_CONSENT,
    { steps: ALLOW, decision: createProblemReply("details_changed") },
  ),
  expired: createAskedScenario(
    describe("expired", "Expired", "The page was open for longer than ten minutes."),
    SAMPLE_CONSENT,
    { steps: DENY, decision: createProblemReply("transaction_expired") },
  ),
  "already-used": createAskedScenario(
    describe("already-used", "Already used", "The same page was answered before, in another tab."),
    SAMPLE_CONSENT,
    { steps: DENY, decision: createProblemReply("transaction_used") },
  ),
  "outcome-unknown": createAskedScenario(
    describe("outcome-unknown", "Outcome unknown", "The decision arrived; its answer was lost."),
    SAMPLE_CONSENT,
    { steps: ALLOW, decision: createProblemReply("outcome_unknown") },
  ),
  "organization-refused": createFailedScenario(
    describe("organization-refused", "Organization refused", "The organization bars this client."),
    {
      ...createSampleFailure("organization_policy"),
      continueTo: createContinuation("access_denied", "The organization bars this client."),
      switchAccountUrl: SAMPLE_SWITCH_URL,
    },
  ),
  "bad-request": createFailedScenario(
    describe("bad-request", "Bad request", "The app asks with an id that no client has."),
    UNKNOWN_CLIENT,
    { start: { kind: "answer", body: UNKNOWN_CLIENT } },
  ),
  unavailable: createFailedScenario(
    describe("unavailable", "Unavailable", "Stytch cannot be reached. Asking again gets through."),
    createSampleFailure("upstream_unavailable"),
  ),
  "rate-limited": createFailedScenario(
    describe("rate-limited", "Rate limited", "Too many requests. Asking again gets through."),
    createSampleFailure("rate_limited", { retryAfterSeconds: 30 }),
  ),
  offline: createAskingScenario(
    describe("offline", "Offline", "The browser cannot reach the application's server."),
    { kind: "disconnect" },
  ),
};

/** Other looks of a status: slow ones first, then those that another way leads to. */
export const STATE_VARIANTS: readonly Scenario[] = [
  createAskingScenario(
    describe("loading", "Loading, slow", "No answer after five seconds.", "loading-slow"),
    { kind: "silence" },
    ["patience"],
  ),
  createAskedScenario(
    describe("submitting", "Submitting, slow", "No answer after five seconds.", "submitting-slow"),
    SAMPLE_CONSENT,
    { steps: [...ALLOW, "patience"], decision: { kind: "silence" } },
  ),
  createAskedScenario(
    describe(
      "submit-failed",
      "Submit failed, offline",
      "The connection failed while Deny was sent.",
      "submit-failed-offline",
    ),
    SAMPLE_CONSENT,
    { steps: DENY, decision: { kind: "disconnect" } },
  ),
  createAskedScenario(
    describe(
      "stalled",
      "Stalled, denied",
      "Denied, and the browser is still here.",
      "stalled-denied",
    ),
    SAMPLE_CONSENT,
    { steps: [...DENY, "patience"], decision: createDecisionReply(SAMPLE_CONSENT, "deny") },
  ),
  createAskedScenario(
    describe(
      "stalled",
      "Stalled, app on this device",
      "Allowed, and whichever app has claimed the scheme has not come to the front.",
      "stalled-device",
    ),
    createConsent({
      client: { type: "third_party_public" },
      redirectUri: "example.acme.notes:/oauth/callback",
    }),
    { steps: [...ALLOW, "patience"] },
  ),
  createAskingScenario(
    describe(
      "redirecting",
      "Redirecting, unasked",
      "No consent was needed: the browser is on its way without a page before.",
      "redirecting-unasked",
    ),
    {
      kind: "answer",
      body: {
        kind: "redirect",
        redirectTo: createSampleResponse(SAMPLE_CONSENT.destination.url, "allow").redirectTo,
      },
    },
  ),
  createFailedScenario(
    describe(
      "bad-request",
      "Bad request, with a way on",
      "The app asks for a scope that there is not; the person may tell it so.",
      "bad-request-way-on",
    ),
    {
      ...createSampleFailure("invalid_scope", { detail: "The parameter scope is malformed." }),
      continueTo: createContinuation("invalid_scope", "The parameter scope is malformed."),
    },
  ),
];
