import type { Scenario } from "./scenario.ts";

/** Content that a design must contain: what strangers may send, as production hands it on. */
export const HOSTILE_SCENARIOS: readonly Scenario[] = [];
