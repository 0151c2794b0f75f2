export { DOM_RULES, checkDocument } from "./lib/check-document.ts";
export type { Breach, DomRule } from "./lib/dom-rule.ts";
export {
  type ConsentFacts,
  type ConsentFactsOptions,
  type Facts,
  type KnownFacts,
  type ScopeFacts,
  type ScopeWords,
  createConsentFacts,
} from "./lib/facts.ts";
export { DEFAULT_PARTS, type Parts } from "./lib/parts.ts";
export type { Finding, Rule, RuleId } from "./lib/rule.ts";
