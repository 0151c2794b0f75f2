import type { Consent, Outcome } from "../contract.ts";
import { createProblem } from "../problem-catalogue.ts";
import type { ProblemCode } from "../problem.ts";
import { defineScenario } from "./define-scenario.ts";
import {
  SAMPLE_CONSENT,
  SAMPLE_REFERENCE,
  createSampleQuery,
  createSampleResponse,
} from "./sample-consent.ts";
import type { Reply, Scenario, ScenarioStep } from "./scenario.ts";

/** What a scenario is called, and where it stands. */
export type ScenarioWords = Pick<Scenario, "id" | "title" | "about" | "group" | "status">;

/** The query of the request that {@link SAMPLE_CONSENT} answers. */
export const SAMPLE_QUERY: string = createSampleQuery(SAMPLE_CONSENT);

/** An answer that is a problem. */
export function createProblemReply(code: ProblemCode): Extract<Reply<never>, { kind: "problem" }> {
  return { kind: "problem", problem: createProblem(code, { reference: SAMPLE_REFERENCE }) };
}

/** The answer that leads back to the client. */
export function createDecisionReply(
  consent: Pick<Consent, "destination">,
  decision: "allow" | "deny" = "allow",
): Scenario["decision"] {
  return { kind: "answer", body: createSampleResponse(consent.destination.url, decision) };
}

/** A page that is delivered with a consent. */
export function createAskedScenario(
  words: ScenarioWords,
  consent: Consent,
  more: Partial<Pick<Scenario, "decision" | "steps" | "logo">> = {},
): Scenario {
  return defineScenario({
    ...words,
    query: createSampleQuery(consent),
    outcome: consent,
    start: { kind: "answer", body: consent },
    decision: createDecisionReply(consent),
    steps: [],
    ...more,
  });
}

/** A page that is delivered with a failure. Asking again leads to `start`: by default, a consent. */
export function createFailedScenario(
  words: ScenarioWords,
  outcome: Extract<Outcome, { kind: "problem" }>,
  more: Partial<Pick<Scenario, "query" | "start">> = {},
): Scenario {
  return defineScenario({
    ...words,
    query: SAMPLE_QUERY,
    outcome,
    start: { kind: "answer", body: SAMPLE_CONSENT },
    decision: createDecisionReply(SAMPLE_CONSENT),
    steps: [],
    ...more,
  });
}

/** A page that has nothing yet, and asks. */
export function createAskingScenario(
  words: ScenarioWords,
  start: Reply<Outcome>,
  steps: readonly ScenarioStep[] = [],
): Scenario {
  return defineScenario({
    ...words,
    query: SAMPLE_QUERY,
    start,
    decision: createDecisionReply(SAMPLE_CONSENT),
    steps,
  });
}
