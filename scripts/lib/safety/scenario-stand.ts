import type { Page } from "playwright-core";

import type { Scenario, ScenarioStep } from "../../../packages/core/src/testing.ts";
import { type Finding, settle } from "../../../packages/safety/src/index.ts";
import { arriveAt, takeStep } from "../scenario-steps.ts";

/** Takes a scenario's steps; what keeps a person from taking them is a finding. */
export async function tryScenario(page: Page, scenario: Scenario): Promise<readonly Finding[]> {
  for (const step of scenario.steps) {
    try {
      await takeStep(page, step);
    } catch {
      return [await explainStep(page, step)];
    }
    await settle(page);
  }
  try {
    await arriveAt(page, scenario);
  } catch {
    const message = `The page does not get to "${scenario.status}".`;
    return [{ rule: "S15", message, where: "main" }];
  }
  return [];
}

/** What is absent is for S5 to say; what is there and cannot be pressed, for S11. */
async function explainStep(page: Page, step: ScenarioStep): Promise<Finding> {
  const where = `[data-part="${step}"]`;
  return (await page.locator(where).count()) === 0
    ? { rule: "S5", message: `The page has no button to ${step}.`, where }
    : { rule: "S11", message: `The button to ${step} cannot be pressed.`, where };
}
