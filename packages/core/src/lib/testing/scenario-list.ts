import { HOSTILE_SCENARIOS } from "./hostile-scenarios.ts";
import type { Scenario } from "./scenario.ts";
import { STATE_SCENARIOS, STATE_VARIANTS } from "./state-scenarios.ts";

/** Every scenario that there is: one for each status, their variants, and hostile content. */
export const SCENARIOS: readonly Scenario[] = [
  ...Object.values(STATE_SCENARIOS),
  ...STATE_VARIANTS,
  ...HOSTILE_SCENARIOS,
];

/** Finds a scenario by its id. */
export function findScenario(id: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
