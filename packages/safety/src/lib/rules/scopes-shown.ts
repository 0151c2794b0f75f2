import { type ConsentPage, createConsentRule } from "../dom-rule.ts";
import type { ScopeFacts } from "../facts.ts";
import { findVisible } from "../page/controls.ts";
import { isReachable } from "../page/sight.ts";
import { reachesText, readText } from "../page/text.ts";

/**
 * S4: every requested scope is reachable as text. Judged where the decision is made: pages that lead
 * there may show a part.
 */
export const scopesShown = createConsentRule(
  { id: "S4", title: "every requested scope is reachable as text; none is hidden" },
  (page) => {
    if (findVisible(page.parts.onward, page.document) !== undefined) {
      return [];
    }
    return page.consent.scopes
      .filter((scope) => !isShown(scope, page))
      .map(({ scope, kind }) => {
        const whose = kind === "not-grantable" ? ", which this user cannot grant," : "";
        const message = `The scope “${scope}”${whose} is asked for and not to be read.`;
        return { message, element: page.document.body };
      });
  },
);

function isShown({ scope, title }: ScopeFacts, { document }: ConsentPage): boolean {
  return (
    (title !== undefined && reachesText(title, document)) ||
    reachesText(scope, document) ||
    [...document.querySelectorAll(`[data-scope="${CSS.escape(scope)}"]`)].some(
      (element) => readText(element.textContent) !== "" && isReachable(element),
    )
  );
}
