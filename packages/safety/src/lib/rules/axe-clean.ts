import axe from "axe-core";

import type { Breach, DomRule } from "../dom-rule.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Rules of axe that a rule of ours holds, stricter. */
const HELD_ELSEWHERE = { "target-size": { enabled: false } };

/** What axe judges by colors. All else goes by what the document holds, and what of it is shown. */
const BY_COLOR = ["color-contrast", "link-in-text-block"];

/** What axe found last, colors aside, and in which document. */
let last: { readonly likeness: string; readonly violations: readonly axe.Result[] } | undefined;

/** S9: axe finds no violation of WCAG 2.2, levels A and AA. */
export const axeClean: DomRule = {
  id: "S9",
  title: "axe finds no violation (WCAG 2.2 AA)",
  kind: "dom",
  find: async (document) => {
    const likeness = describeLikeness(document);
    const known = last?.likeness === likeness ? last.violations : undefined;
    const { violations } = await axe.run(document, {
      runOnly:
        known === undefined ? { type: "tag", values: TAGS } : { type: "rule", values: BY_COLOR },
      rules: known === undefined ? HELD_ELSEWHERE : {},
      resultTypes: ["violations"],
      // Frames are none of a consent page's, and waiting for them takes time.
      iframes: false,
    });
    const colorless = known ?? violations.filter(({ id }) => !BY_COLOR.includes(id));
    last = { likeness, violations: colorless };
    const colored = violations.filter(({ id }) => BY_COLOR.includes(id));
    return [...colorless, ...colored].flatMap((violation) => explain(violation, document));
  },
};

function explain({ id, help, nodes }: axe.Result, document: Document): readonly Breach[] {
  return nodes.map(({ target, any }) => {
    const detail = any[0]?.message ?? "";
    const selector = String(target[0]);
    return {
      message: `axe, ${id}: ${help}. ${detail}`.trim(),
      element: document.querySelector(selector) ?? document.body,
    };
  });
}

/** All of a document but its colors: what it holds, and what of it is shown where. */
function describeLikeness(document: Document): string {
  const places = [...document.querySelectorAll("*")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { scrollWidth, scrollHeight } = element;
    const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const checked = element.matches(":checked");
    return [x, y, width, height, scrollWidth, scrollHeight, shown, checked].join();
  });
  return [document.documentElement.outerHTML, ...places].join("\n");
}
