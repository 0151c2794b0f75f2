import * as v from "valibot";

import { type ConsentStatus, createFailure } from "../consent-state.ts";
import type { Outcome } from "../contract.ts";
import { Problem } from "../problem.ts";
import { BroughtOutcome, UnusableInput, bringOutcome, realizeOutcome } from "./brought-outcome.ts";
import { type Refused, parseScenario } from "./define-scenario.ts";
import { SAMPLE_CONSENT, createSampleQuery } from "./sample-consent.ts";
import { createDecisionReply } from "./sample-scenario.ts";
import { SITUATION_ENTRIES, createReplySchema } from "./scenario-schema.ts";
import type { Reply, Scenario } from "./scenario.ts";
import { scrubOutcome, scrubProblem } from "./scrub-outcome.ts";
import { collectSecrets, createScrubber } from "./secrets.ts";

/**
 * A person's own scenario in its parts: all but what is made anew for each, such as transactions,
 * queries and the addresses of responses.
 */
export interface OwnParts extends Pick<
  Scenario,
  "id" | "title" | "about" | "status" | "logo" | "steps"
> {
  /** What the page is delivered with. */
  readonly outcome?: BroughtOutcome;
  /** Absent: the outcome. */
  readonly start?: Reply<BroughtOutcome>;
  /** Which response leads back to the client, or what comes instead. Absent: that of `allow`. */
  readonly decision?: DecisionPart;
}

type DecisionPart = { readonly kind: "deny" } | Exclude<Reply<never>, { kind: "answer" }>;

/** {@link OwnParts} as JSON. */
export const OwnPartsSchema: v.GenericSchema<unknown, OwnParts> = v.object({
  ...SITUATION_ENTRIES,
  outcome: v.exactOptional(BroughtOutcome),
  start: v.exactOptional(createReplySchema(BroughtOutcome)),
  decision: v.exactOptional(
    v.variant("kind", [
      v.object({ kind: v.literal("deny") }),
      v.object({ kind: v.literal("problem"), problem: Problem }),
      v.object({ kind: v.literal("silence") }),
      v.object({ kind: v.literal("disconnect") }),
    ]),
  ),
});

/** Runs what may find a part unusable. */
function attempt<T>(act: () => T): T | Refused {
  try {
    return act();
  } catch (error) {
    if (error instanceof UnusableInput) {
      return { refused: error.message };
    }
    throw error;
  }
}

function mapReply<T, U>(reply: Reply<T>, map: (body: T) => U): Reply<U> {
  return reply.kind === "answer" ? { kind: "answer", body: map(reply.body) } : reply;
}

function scrubFailure(reply: Exclude<Reply<never>, { kind: "answer" }>): typeof reply {
  return reply.kind === "problem"
    ? { kind: "problem", problem: scrubProblem(reply.problem) }
    : reply;
}

function answered<T>(reply: Reply<T>): T | undefined {
  return reply.kind === "answer" ? reply.body : undefined;
}

/** Puts a scenario of a person's own together, with samples for what is made anew. */
export function assembleScenario(parts: OwnParts): Scenario | Refused {
  return attempt(() => {
    const { outcome: brought, start: begun, decision, ...situation } = parts;
    const outcome = brought && realizeOutcome(brought);
    const fallback = outcome ?? SAMPLE_CONSENT;
    const start: Reply<Outcome> = begun
      ? mapReply(begun, realizeOutcome)
      : { kind: "answer", body: fallback };
    const asked =
      [outcome, answered(start)].find((one) => one?.kind === "consent") ?? SAMPLE_CONSENT;
    return parseScenario({
      ...situation,
      group: "own",
      query: createSampleQuery(asked),
      ...(outcome && { outcome }),
      start,
      decision:
        decision === undefined || decision.kind === "deny"
          ? createDecisionReply(asked, decision?.kind)
          : decision,
    });
  });
}

/**
 * Takes a scenario apart, without secrets. People keep their names, but not their addresses:
 * whoever wrote the scenario made them up.
 */
export function takeScenarioApart(scenario: Scenario): OwnParts | Refused {
  const { id, title, about, status, logo, steps, outcome, start } = scenario;
  const scrubber = createScrubber(collectOnceOnly(scenario));
  const scrub = (one: Outcome): BroughtOutcome =>
    scrubOutcome(bringOutcome(one), { scrubber, people: "kept" });
  return attempt(() => {
    const decision = readDecisionPart(scenario.decision);
    const same =
      outcome !== undefined && JSON.stringify(answered(start)) === JSON.stringify(outcome);
    return {
      id,
      title: scrubber.text(title),
      about: scrubber.text(about),
      status,
      steps,
      ...(logo && { logo }),
      ...(outcome && { outcome: scrub(outcome) }),
      ...(!same && {
        start: start.kind === "answer" ? mapReply(start, scrub) : scrubFailure(start),
      }),
      ...(decision && { decision }),
    };
  });
}

function readDecisionPart(reply: Scenario["decision"]): DecisionPart | undefined {
  if (reply.kind !== "answer") {
    return scrubFailure(reply);
  }
  const [, query = ""] = reply.body.redirectTo.split("?");
  return new URLSearchParams(query).has("error") ? { kind: "deny" } : undefined;
}

/** What is secret in a scenario though somebody wrote it: whatever belongs to one request alone. */
function collectOnceOnly({ query, outcome, start, decision }: Scenario): ReadonlySet<string> {
  const parameters = new URLSearchParams(query.replace(/^\?/u, ""));
  parameters.delete("login_hint");
  const outcomes = [outcome, answered(start)].map((one) =>
    one?.kind === "consent" ? { transaction: one.transaction, url: one.switchAccountUrl } : one,
  );
  return collectSecrets([`?${parameters.toString()}`, outcomes, decision]);
}

function findStatus(outcome: BroughtOutcome): ConsentStatus {
  switch (outcome.kind) {
    case "login":
      return "signed-out";
    case "redirect":
      return "redirecting";
    case "consent":
      return outcome.facts.scopes?.every(({ grantable }) => !grantable)
        ? "nothing-grantable"
        : "ready";
    case "problem":
      return createFailure(outcome.problem).status;
  }
}

/**
 * Makes a scenario of what somebody brought from outside, without its secrets and with samples for
 * its people.
 *
 * @param input Everything that was brought: what is secret anywhere in it is taken out everywhere.
 * @param read Finds the outcome in it.
 */
export function createOwnScenario(
  words: Pick<Scenario, "id" | "title" | "about">,
  input: unknown,
  read: () => BroughtOutcome | Refused,
): Scenario | Refused {
  const brought = read();
  if ("refused" in brought) {
    return brought;
  }
  const scrubber = createScrubber(collectSecrets(input));
  const outcome = attempt(() => scrubOutcome(brought, { scrubber, people: "replaced" }));
  if ("refused" in outcome) {
    return outcome;
  }
  const delivered = outcome.kind === "consent" || outcome.kind === "problem";
  const start: Reply<BroughtOutcome> = { kind: "answer", body: outcome };
  return assembleScenario({
    ...words,
    status: findStatus(outcome),
    steps: [],
    ...(delivered ? { outcome } : { start }),
  });
}
