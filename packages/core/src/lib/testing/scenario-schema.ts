import * as v from "valibot";

import { DecisionResponse, Outcome, StartRequest } from "../contract.ts";
import type { ConsentStatus } from "../consent-state.ts";
import { Problem } from "../problem.ts";
import { LOGO_KINDS } from "./logo.ts";
import type { Reply, Scenario } from "./scenario.ts";

/** Each status once, so that a status of a scenario from outside can be told from nonsense. */
const STATUSES: Record<ConsentStatus, true> = {
  loading: true,
  "signed-out": true,
  ready: true,
  "nothing-grantable": true,
  submitting: true,
  "submit-failed": true,
  redirecting: true,
  denied: true,
  stalled: true,
  "session-ended": true,
  "account-changed": true,
  "details-changed": true,
  expired: true,
  "already-used": true,
  "outcome-unknown": true,
  "organization-refused": true,
  "bad-request": true,
  unavailable: true,
  "rate-limited": true,
  offline: true,
};

const Status = v.custom<ConsentStatus>(
  (value) => typeof value === "string" && Object.hasOwn(STATUSES, value),
);

/** The schema of a reply. */
export function createReplySchema<T>(
  body: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, Reply<T>> {
  return v.variant("kind", [
    v.object({ kind: v.literal("answer"), body }),
    v.object({ kind: v.literal("problem"), problem: Problem }),
    v.object({ kind: v.literal("silence") }),
    v.object({ kind: v.literal("disconnect") }),
  ]);
}

/** What every scenario has beside what the BFF says. */
export const SITUATION_ENTRIES = {
  id: v.pipe(v.string(), v.maxLength(64), v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u)),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  about: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  status: Status,
  logo: v.exactOptional(v.picklist(LOGO_KINDS)),
  steps: v.pipe(v.array(v.picklist(["onward", "allow", "deny", "patience"])), v.maxLength(10)),
};

/** A scenario that somebody hands in: the contract's own schemas, and what is around them. */
export const ScenarioSchema: v.GenericSchema<unknown, Scenario> = v.object({
  ...SITUATION_ENTRIES,
  group: v.picklist(["state", "hostile", "own"]),
  query: StartRequest.entries.query,
  outcome: v.exactOptional(Outcome),
  start: createReplySchema(Outcome),
  decision: createReplySchema(DecisionResponse),
});

/** What a schema wants where it refused, in words that repeat nothing of what it was given. */
function describeWish({ type, expected, requirement }: v.BaseIssue<unknown>): string {
  switch (type) {
    case "min_length":
      return `a length of at least ${String(requirement)}`;
    case "max_length":
      return `a length of at most ${String(requirement)}`;
    default:
      return expected === null ? `a usable value (${type})` : `${expected} (${type})`;
  }
}

/** Names the first thing that a schema refused, and where it stands. */
export function describeIssues([issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): string {
  const where = v.getDotPath(issue) ?? "the whole";
  return `at ${where} the contract wants ${describeWish(issue)}.`;
}
