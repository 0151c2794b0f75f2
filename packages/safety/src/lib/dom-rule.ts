import type { ConsentFacts, KnownFacts } from "./facts.ts";
import type { Parts } from "./parts.ts";
import type { Rule } from "./rule.ts";

/** What is wrong, and with which element. */
export interface Breach {
  readonly message: string;
  readonly element: Element;
}

/** A page that asks for a decision, and what is known of it. */
export interface ConsentPage {
  readonly document: Document;
  readonly consent: ConsentFacts;
  readonly parts: Parts;
}

/** A rule that the document answers as it stands. */
export interface DomRule extends Rule {
  readonly kind: "dom";
  readonly find: (
    document: Document,
    facts: KnownFacts,
  ) => readonly Breach[] | Promise<readonly Breach[]>;
}

/** A rule about pages that ask for a decision; every other page passes it. */
export function createConsentRule(
  rule: Pick<Rule, "id" | "title">,
  find: (page: ConsentPage) => readonly Breach[],
): DomRule {
  return {
    ...rule,
    kind: "dom",
    find: (document, { consent, parts }) =>
      consent === undefined ? [] : find({ document, consent, parts }),
  };
}
