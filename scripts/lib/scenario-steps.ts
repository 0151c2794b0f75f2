import type { Page } from "playwright-core";

import { ARMING_DELAY_MS, PATIENCE_MS } from "../../packages/core/src/index.ts";
import { type Scenario, type ScenarioStep, findScenario } from "../../packages/core/src/testing.ts";
import { goTo, settle } from "../../packages/safety/src/index.ts";

/** Milliseconds of real time that a page may take to get where it should stand. */
const DEADLINE_MS = 30_000;

/**
 * Opens a scenario's page and takes its steps, so that it stands as the scenario says. The page's
 * clock is moved by hand: nothing is waited for, and nothing moves on while the page is looked at.
 *
 * @param page From `ScenarioBrowser.newPage`.
 * @param url From `ScenarioPages.url`.
 * @throws Error of Playwright where the page does not get there.
 */
export async function standScenario(
  page: Page,
  url: string,
  scenario: Scenario | string,
): Promise<void> {
  const found = typeof scenario === "string" ? findScenario(scenario) : scenario;
  if (found === undefined) {
    throw new Error(`There is no scenario ${JSON.stringify(scenario)}.`);
  }
  await goTo(page, url);
  await settle(page);
  for (const step of found.steps) {
    await takeStep(page, step);
    await settle(page);
  }
  await arriveAt(page, found);
  await settle(page);
}

/** Waits until the page stands as its scenario says. */
export async function arriveAt(page: Page, { status, steps }: Scenario): Promise<void> {
  const standing = page.locator(`main[data-status="${status}"]`);
  const deadline = Date.now() + DEADLINE_MS;
  // An answer that came after the clock was moved has its patience yet to lose.
  while (steps.at(-1) === "patience" && (await standing.count()) === 0 && Date.now() < deadline) {
    await page.clock.runFor(PATIENCE_MS);
    await settle(page);
  }
  await standing.waitFor({ state: "attached", timeout: Math.max(1, deadline - Date.now()) });
}

/** Takes one step of a scenario. */
export async function takeStep(page: Page, step: ScenarioStep): Promise<void> {
  switch (step) {
    case "onward": {
      const onward = page.locator('[data-part="onward"]');
      while ((await onward.count()) > 0) {
        await onward.click({ timeout: DEADLINE_MS });
        await settle(page);
      }
      return;
    }
    case "allow":
      await page.clock.runFor(ARMING_DELAY_MS);
      return page.locator('[data-part="allow"][data-armed="true"]').click({ timeout: DEADLINE_MS });
    case "deny":
      return page.locator('[data-part="deny"]').click({ timeout: DEADLINE_MS });
    case "patience":
      return page.clock.runFor(PATIENCE_MS);
  }
}
