export { type CheckPageOptions, checkPage } from "./lib/check-page.ts";
export { holdClock } from "./lib/driver/clock.ts";
export { goTo } from "./lib/driver/go-to.ts";
export { settle } from "./lib/driver/settle.ts";
export {
  type ConsentFacts,
  type ConsentFactsOptions,
  type Facts,
  type ScopeFacts,
  type ScopeWords,
  createConsentFacts,
} from "./lib/facts.ts";
export { DEFAULT_PARTS, type Parts } from "./lib/parts.ts";
export {
  type Look,
  type PlacedFinding,
  type Report,
  formatFinding,
  formatReport,
} from "./lib/report.ts";
export type { Finding, Rule, RuleId } from "./lib/rule.ts";
export { RULES } from "./lib/rules.ts";
