import { type Breach, type ConsentPage, createConsentRule } from "../dom-rule.ts";
import type { ScopeFacts } from "../facts.ts";
import { referencedText } from "../page/name.ts";
import { findSwitches, isLocked } from "../page/switches.ts";
import { showsText } from "../page/text.ts";

/** S6: nothing sensitive is ticked unless it was granted before; required scopes are locked. */
export const nothingTicked = createConsentRule(
  {
    id: "S6",
    title: "nothing sensitive is ticked unless granted before; required scopes are locked, and why",
  },
  (page) =>
    page.consent.scopes.flatMap((scope) =>
      findSwitches(scope.scope, page).flatMap((input) => findInSwitch(input, scope, page)),
    ),
);

function findInSwitch(
  input: HTMLInputElement,
  { scope, kind, granted, reason }: ScopeFacts,
  { document }: ConsentPage,
): readonly Breach[] {
  const locked = isLocked(input);
  const why =
    reason === undefined
      ? referencedText(input, "aria-describedby") !== ""
      : showsText(reason, document);
  const wrong = [
    kind === "sensitive" &&
      !granted &&
      input.checked &&
      `“${scope}” is sensitive, and ticked before anybody chose it.`,
    kind === "required" && !input.checked && `“${scope}” is required, and not ticked.`,
    kind === "required" && !locked && `“${scope}” is required, and can be unticked.`,
    kind === "required" && locked && !why && `“${scope}” is locked, and nothing says why.`,
    kind === "not-grantable" && !locked && `“${scope}” cannot be granted, and can be ticked.`,
  ];
  return wrong.flatMap((message) => (message === false ? [] : [{ message, element: input }]));
}
