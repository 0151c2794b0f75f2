import { DOM_RULES } from "../check-document.ts";
import type { Look } from "../report.ts";
import type { RuleId } from "../rule.ts";

/** Height of the window, in CSS pixels: a small phone's, whatever the width. */
const HEIGHT = 640;
/** The window of S2. */
const SMALL_PHONE = { width: 360, height: 640 };

/** A window to look at a page in, in CSS pixels, and what to look for there. */
export interface PlannedLook extends Omit<Look, "direction"> {
  readonly height: number;
  readonly rules: readonly RuleId[];
}

/**
 * Plans looks at a page, so that each differs from the one before it in the window or in the scheme,
 * hardly ever in both: every change lays the page out or colors it anew. The next page can be looked
 * at backwards.
 */
export function planLooks(
  widths: readonly number[],
  schemes: readonly Look["scheme"][],
): readonly [PlannedLook, ...PlannedLook[]] {
  const [narrow, wide] = [Math.min(...widths), Math.max(...widths)];
  const [first = "light"] = schemes;
  const everywhere: readonly RuleId[] = DOM_RULES.map(({ id }) => id).filter(
    (id) => id !== "S2" && id !== "S9",
  );
  const looks = widths.flatMap((width, row) =>
    (row % 2 === 0 ? schemes : schemes.toReversed()).map((scheme): PlannedLook => {
      const rules = [...everywhere];
      if (width === narrow) {
        // Contrast goes by the scheme, and hardly anything of axe's by the width.
        rules.push("S9");
      }
      if (scheme === first && (width === narrow || width === wide)) {
        rules.push("S10");
      }
      return { width, height: HEIGHT, scheme, rules };
    }),
  );
  const small: PlannedLook = { ...SMALL_PHONE, scheme: first, rules: ["S2"] };
  const [opening = small, ...others] = looks;
  return [opening, ...others, small];
}
