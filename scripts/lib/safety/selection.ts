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

/** Of content that is hostile, one scenario in so many: `pnpm safety` takes them all. */
const HOSTILE_STEP = 3;

/**
 * So few pages that every state is seen, and every two of design, width, scheme and direction come
 * together: each in one design, a look each.
 */
export function selectPairs(
  designs: readonly string[],
  scenarios: readonly Scenario[],
): readonly SafetyCase[] {
  const shown = scenarios.filter(
    ({ group }, index) => group === "state" || index % HOSTILE_STEP === 0,
  );
  return shown.map((scenario, row): SafetyCase => {
    const design = designs[row % designs.length] ?? "";
    const width = WIDTHS[Math.floor(row / 3) % WIDTHS.length] ?? WIDTHS[0];
    const scheme = SCHEMES[Math.floor(row / 2) % SCHEMES.length] ?? "light";
    const direction = Math.floor(row / 4) % 2 === 0 ? "ltr" : "rtl";
    return { design, scenario, direction, looks: { widths: [width], schemes: [scheme] } };
  });
}

/** The values that cases are looked at by, as text: to see which come together. */
export function describeLooks({ design, direction, looks }: SafetyCase): readonly string[] {
  const { widths = WIDTHS, schemes = SCHEMES } = looks ?? {};
  return [design, DIRECTIONS[direction].locale, widths.join(), schemes.join()];
}
