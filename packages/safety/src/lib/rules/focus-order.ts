import type { DrivenRule } from "../driver/driven-rule.ts";
import { askPage } from "../driver/page-script.ts";
import { pressTab } from "../driver/window.ts";

/** Presses of Tab after those that should have been enough, and how often they are tried. */
const SOME_MORE = 6;
const MAX_ROUNDS = 4;

/** S10: real presses of Tab take the focus over the page as it is read, to controls with names. */
export const focusOrder: DrivenRule = {
  id: "S10",
  title:
    "focus order follows visual order; every control has a name, with the app where it matters",
  kind: "driven",
  find: async ({ page, facts }) => {
    let presses = await askPage(page, "beginTabbing");
    for (let round = 1; ; round += 1) {
      await pressTab(page, presses);
      const found = await askPage(page, "endTabbing", facts, round < MAX_ROUNDS);
      if (found !== null) {
        return found;
      }
      // What scrolls takes the focus as well, and is no control.
      presses = SOME_MORE;
    }
  },
};
