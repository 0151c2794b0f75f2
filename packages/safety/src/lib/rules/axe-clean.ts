import axe from "axe-core";

import type { DomRule } from "../dom-rule.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Rules of axe that a rule of ours holds, stricter. */
const HELD_ELSEWHERE = { "target-size": { enabled: false } };

/** S9: axe finds no violation of WCAG 2.2, levels A and AA. */
export const axeClean: DomRule = {
  id: "S9",
  title: "axe finds no violation (WCAG 2.2 AA)",
  kind: "dom",
  find: async (document) => {
    const { violations } = await axe.run(document, {
      runOnly: { type: "tag", values: TAGS },
      rules: HELD_ELSEWHERE,
      resultTypes: ["violations"],
      // Frames are none of a consent page's, and waiting for them takes time.
      iframes: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => {
        const detail = any[0]?.message ?? "";
        const selector = String(target[0]);
        return {
          message: `axe, ${id}: ${help}. ${detail}`.trim(),
          element: document.querySelector(selector) ?? document.body,
        };
      }),
    );
  },
};
