import type { Scenario } from "../../../packages/core/src/testing.ts";
import type { Direction, SafetyCase } from "./safety-case.ts";
import { DIRECTIONS } from "./scenario-facts.ts";

const WIDTHS = [320, 768, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const BOTH: readonly Direction[] = ["ltr", "rtl"];

/** Every design in every scenario and writing direction, each looked at in every width and scheme. */
export function selectAll(
  designs: readonly string[],
  scenarios: readonly Scenario[],
): readonly SafetyCase[] {
  return BOTH.flatMap((direction) =>
    scenarios.flatMap((scenario) => designs.map((design) => ({ design, scenario, direction }))),
  );
}

/**
 * So few pages that every scenario is seen, each design is seen in every status, and every two of
 * design, width, scheme and direction come together: a look each.
 */
export function selectPairs(
  designs: readonly string[],
  scenarios: readonly Scenario[],
): readonly SafetyCase[] {
  const statuses = new Set<string>();
  return scenarios.flatMap((scenario, row) => {
    const first = !statuses.has(scenario.status);
    statuses.add(scenario.status);
    const shown = first ? designs : [designs[row % designs.length] ?? ""];
    return shown.map((design, column): SafetyCase => {
      const turn = row + column;
      const width = WIDTHS[(turn + Math.floor(row / 3)) % WIDTHS.length] ?? WIDTHS[0];
      const scheme = SCHEMES[Math.floor(turn / 2) % SCHEMES.length] ?? "light";
      const direction = Math.floor(turn / 4) % 2 === 0 ? "ltr" : "rtl";
      return { design, scenario, direction, looks: { widths: [width], schemes: [scheme] } };
    });
  });
}

/** The values that cases are looked at by, as text: to see which come together. */
export function describeLooks({ design, direction, looks }: SafetyCase): readonly string[] {
  const { widths = WIDTHS, schemes = SCHEMES } = looks ?? {};
  return [design, DIRECTIONS[direction].locale, widths.join(), schemes.join()];
}
