import type { DomRule } from "./dom-rule.ts";
import { type Facts, completeFacts } from "./facts.ts";
import { describeElement } from "./page/text.ts";
import type { Finding, RuleId } from "./rule.ts";
import { accountVisible } from "./rules/account-visible.ts";
import { axeClean } from "./rules/axe-clean.ts";
import { clientName } from "./rules/client-name.ts";
import { consequenceShown } from "./rules/consequence-shown.ts";
import { denyEqual } from "./rules/deny-equal.ts";
import { destinationInSight } from "./rules/destination-in-sight.ts";
import { firstPartyHonest } from "./rules/first-party-honest.ts";
import { layoutHolds } from "./rules/layout-holds.ts";
import { nothingTicked } from "./rules/nothing-ticked.ts";
import { scopesShown } from "./rules/scopes-shown.ts";
import { targetSize } from "./rules/target-size.ts";

/** The rules that a document answers by itself, in their order. */
export const DOM_RULES: readonly DomRule[] = [
  clientName,
  destinationInSight,
  accountVisible,
  scopesShown,
  denyEqual,
  nothingTicked,
  axeClean,
  layoutHolds,
  firstPartyHonest,
  targetSize,
  consequenceShown,
];

/**
 * Checks the document of this window as it stands, by the rules that it can answer alone.
 *
 * Scrolls to try the buttons, and back again. S2 is judged in the window as it is: it means what it
 * says at 360 × 640, scrolled to the top.
 *
 * @param rules Which rules to apply. Default: all of `DOM_RULES`.
 * @returns What is wrong; nothing where all is well.
 */
export async function checkDocument(
  document: Document,
  facts: Facts,
  rules: readonly RuleId[] = DOM_RULES.map(({ id }) => id),
): Promise<readonly Finding[]> {
  const known = completeFacts(facts);
  const findings: Finding[] = [];
  for (const { id, find } of DOM_RULES.filter((rule) => rules.includes(rule.id))) {
    for (const { message, element } of await find(document, known)) {
      findings.push({ rule: id, message, where: describeElement(element) });
    }
  }
  return findings;
}
