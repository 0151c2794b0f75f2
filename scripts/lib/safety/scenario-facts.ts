import type { Page } from "playwright-core";

import { AR_SCOPES } from "../../../apps/consent/src/copy/ar-scopes.ts";
import { EN_SCOPES } from "../../../apps/consent/src/copy/en-scopes.ts";
import { SCOPE_CATALOGUE, isKnownScope } from "../../../apps/consent/src/scopes/catalogue.ts";
import type { Consent } from "../../../packages/core/src/contract.ts";
import type { Scenario } from "../../../packages/core/src/testing.ts";
import { type Facts, createConsentFacts } from "../../../packages/safety/src/index.ts";
import type { ScenarioPages } from "../scenario-pages.ts";
import { standScenario } from "../scenario-steps.ts";
import type { Direction, SafetyCase } from "./safety-case.ts";

/** A language for each writing direction, with what it says of scopes. */
export const DIRECTIONS = {
  ltr: { locale: "en", scopes: EN_SCOPES },
  rtl: { locale: "ar", scopes: AR_SCOPES },
} as const satisfies Readonly<Record<Direction, unknown>>;

/** The statuses in which a page asks for a decision. */
const DECIDING: readonly string[] = ["ready", "nothing-grantable", "submitting", "submit-failed"];

/** What a scenario's page has to show. */
export function describeScenario(
  scenario: Scenario,
  direction: Direction,
  firstPartyWords: readonly string[] | undefined,
): Facts {
  const consent = DECIDING.includes(scenario.status) ? findConsent(scenario) : undefined;
  return {
    consent:
      consent &&
      createConsentFacts(consent, {
        rules: SCOPE_CATALOGUE,
        words: (scope) => (isKnownScope(scope) ? DIRECTIONS[direction].scopes[scope] : undefined),
        firstPartyWords,
      }),
  };
}

function findConsent({ outcome, start }: Scenario): Consent | undefined {
  const answered = start.kind === "answer" ? start.body : undefined;
  return [outcome, answered].find((one) => one?.kind === "consent");
}

/** Shorter words may stand in any sentence. */
const MIN_TELLING_LENGTH = 6;

/**
 * Reads what a design says of the product's own apps only, by showing it one of them and one that is
 * somebody else's.
 */
export async function learnFirstPartyWords(
  page: Page,
  pages: ScenarioPages,
  { design, direction, parameters = {} }: SafetyCase,
): Promise<readonly string[]> {
  const { locale } = DIRECTIONS[direction];
  async function read(type: "first-party" | "third-party"): Promise<readonly string[]> {
    const scenario = `client-${type}`;
    await standScenario(page, pages.url({ design, scenario, locale, parameters }), scenario);
    return page.locator("[data-client-type] p, p[data-client-type]").evaluateAll((marks) =>
      marks.flatMap((mark) => {
        const name = mark.querySelector('[data-part="client-name"]')?.textContent ?? "";
        const text = mark.textContent.replaceAll(/\s+/gu, " ");
        return name === "" ? [] : text.split(name).map((part) => part.trim());
      }),
    );
  }
  const own = await read("first-party");
  const foreign = (await read("third-party")).join(" ");
  return own.filter((words) => words.length >= MIN_TELLING_LENGTH && !foreign.includes(words));
}
