import { createConsentRule } from "../dom-rule.ts";
import { findSwitches, isLocked } from "../page/switches.ts";
import { showsText } from "../page/text.ts";

/** S14: what a sensitive scope leads to is on the page when it can be ticked. */
export const consequenceShown = createConsentRule(
  { id: "S14", title: "the sensitive scope's consequence is on the page when it can be ticked" },
  ({ document, consent, parts }) =>
    consent.scopes.flatMap(({ scope, kind, consequence }) => {
      const input = findSwitches(scope, { document, parts }).find((one) => !isLocked(one));
      const silent =
        kind === "sensitive" &&
        input !== undefined &&
        consequence !== undefined &&
        !showsText(consequence, document);
      const message = `“${scope}” can be ticked, and what can come of it is not on the page.`;
      return silent ? [{ message, element: input }] : [];
    }),
);
