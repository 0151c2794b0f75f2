import type { Page } from "playwright-core";

import { type PlacedFinding, checkPage } from "../../../packages/safety/src/index.ts";
import type { ScenarioBrowser } from "../scenario-browser.ts";
import type { ScenarioPages } from "../scenario-pages.ts";
import type { SafetyCase } from "./safety-case.ts";
import { DIRECTIONS, describeScenario, learnFirstPartyWords } from "./scenario-facts.ts";
import { tryScenario } from "./scenario-stand.ts";

/** A finding, and the page that it was made on. */
export interface CaseFinding extends PlacedFinding {
  readonly of: SafetyCase;
}

/**
 * Checks pages, several at a time, each worker in one page that it uses again and again.
 *
 * @param onDone Called after each page.
 */
export async function checkCases(
  cases: readonly SafetyCase[],
  { pages, browser }: { readonly pages: ScenarioPages; readonly browser: ScenarioBrowser },
  { workers = 2, onDone = () => undefined }: { workers?: number; onDone?: () => void } = {},
): Promise<readonly CaseFinding[]> {
  // The longest pages stand at the end of the library: begun last, one worker would wait for them.
  const waiting = [...cases];
  const findings: CaseFinding[] = [];
  const words = new Map<string, Promise<readonly string[]>>();

  function learnOnce(page: Page, one: SafetyCase): Promise<readonly string[]> {
    const key = `${one.design} ${one.direction}`;
    const known = words.get(key) ?? learnFirstPartyWords(page, pages, one);
    words.set(key, known);
    return known;
  }

  async function work(): Promise<void> {
    const page = await browser.newPage();
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const firstPartyWords = await learnOnce(page, one);
      findings.push(...(await checkCase(page, pages, one, firstPartyWords)));
      onDone();
    }
    await page.context().close();
  }
  await Promise.all(Array.from({ length: workers }, work));
  return findings;
}

async function checkCase(
  page: Page,
  pages: ScenarioPages,
  one: SafetyCase,
  firstPartyWords: readonly string[],
): Promise<readonly CaseFinding[]> {
  const { design, scenario, direction, looks, parameters = {} } = one;
  const { locale } = DIRECTIONS[direction];
  const walks = scenario.status === "ready" || scenario.status === "nothing-grantable";
  const { findings } = await checkPage(page, {
    ...looks,
    ...describeScenario(scenario, direction, firstPartyWords),
    url: pages.url({ design, scenario, locale, parameters }),
    stand: walks ? undefined : (standing) => tryScenario(standing, scenario),
  });
  return findings.map((finding) => Object.assign({ of: one }, finding));
}
