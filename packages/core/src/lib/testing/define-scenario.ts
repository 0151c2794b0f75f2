import * as v from "valibot";

import { findUnproducible } from "./production-rules.ts";
import { ScenarioSchema, describeIssues } from "./scenario-schema.ts";
import type { Scenario } from "./scenario.ts";

/** Why something is no scenario, in a sentence that says what and where and repeats no value. */
export interface Refused {
  readonly refused: string;
}

/**
 * Reads a scenario from anything, by the schemas that the page and the BFF parse with and by what
 * production does around them: texts as it would send them, a query that asks for what the page
 * shows, an answer that leads where the request came from.
 *
 * @returns The scenario without members that it does not know, or why it is none.
 */
export function parseScenario(value: unknown): Scenario | Refused {
  const read = v.safeParse(ScenarioSchema, value);
  if (!read.success) {
    return { refused: `This is no scenario: ${describeIssues(read.issues)}` };
  }
  const defect = findUnproducible(read.output);
  return defect === undefined
    ? read.output
    : { refused: `Production never shows this scenario: ${defect}` };
}

/**
 * Checks a scenario where it is written down, so that no page, story or picture shows what
 * production never sends.
 *
 * @returns The same situation, as the contract reads it.
 * @throws TypeError that names the scenario, the member and what is wrong with it.
 */
export function defineScenario(scenario: Scenario): Scenario {
  const read = parseScenario(scenario);
  if ("refused" in read) {
    throw new TypeError(`Scenario ${JSON.stringify(scenario.id)}: ${read.refused}`);
  }
  return read;
}
