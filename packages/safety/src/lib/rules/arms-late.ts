import { ARMING_DELAY_MS } from "@assent/core";

import type { DrivenRule, Visit } from "../driver/driven-rule.ts";
import { askPage } from "../driver/page-script.ts";
import { settle } from "../driver/settle.ts";
import type { Finding } from "../rule.ts";

/** Milliseconds before the end of the delay at which a press still counts for nothing. */
const MARGIN_MS = 100;

/**
 * S7: nothing approves by default. Tried with real keys and the real mouse on a page that was just
 * opened, or turned to, while its clock stands still.
 */
export const armsLate: DrivenRule = {
  id: "S7",
  title: "nothing approves by default: no focus on Allow, Enter does nothing, Allow arms late",
  kind: "driven",
  find: async (visit) => {
    const { page, facts, watch } = visit;
    if (facts.consent === undefined) {
      return [];
    }
    const { allow } = facts.parts;
    const found: string[] = [];
    if (await askPage(page, "hasFocus", allow)) {
      found.push("The focus is on Allow before anybody moved it.");
    }
    const before = watch.writes();
    if (await sends(visit, () => page.keyboard.press("Enter"))) {
      found.push("Enter decides on a page that nobody has touched.");
    }
    await page.clock.runFor(ARMING_DELAY_MS - MARGIN_MS);
    if (await sends(visit, () => pressAtOnce(visit))) {
      found.push("A press on Allow counts before the page has been seen for half a second.");
    }
    await askPage(page, "blur");
    await page.clock.runFor(2 * ARMING_DELAY_MS);
    if (watch.writes() === before && (await sends(visit, () => page.keyboard.press("Enter")))) {
      found.push("Enter decides without a button that has the focus.");
    }
    return found.map((message): Finding => ({ rule: "S7", message, where: allow }));
  },
};

async function sends({ page, watch }: Visit, press: () => Promise<void>): Promise<boolean> {
  const before = watch.writes();
  await press();
  await settle(page);
  return watch.writes() > before;
}

/** Presses Allow where there is one, whether or not it says that it takes a press. */
async function pressAtOnce({ page, facts }: Visit): Promise<void> {
  const allow = page.locator(facts.parts.allow).first();
  if (await allow.isVisible()) {
    // A button that cannot be hit is for S11 to find.
    await allow.click({ force: true, timeout: 1_000 }).catch(() => undefined);
  }
}
