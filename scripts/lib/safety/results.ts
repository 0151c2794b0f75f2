import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { RULES, type RuleId, formatFinding } from "../../../packages/safety/src/index.ts";
import { ROOT } from "../run.ts";
import type { CaseFinding } from "./sweep.ts";

/** Where the last full result is kept, for the preview's panel. */
export const RESULTS_FILE: string = path.join(ROOT, ".cache/safety/results.json");

/** What a run of `pnpm safety` leaves. */
export interface SafetyResults {
  /** When the run ended, as an RFC 3339 time. */
  readonly checkedAt: string;
  /** How many pages were opened. */
  readonly pages: number;
  readonly rules: readonly RuleId[];
  readonly designs: readonly DesignResult[];
}

/** How one design did. */
export interface DesignResult {
  readonly design: string;
  /** How often each rule found something; absent where it found nothing. */
  readonly failed: Readonly<Partial<Record<RuleId, number>>>;
  /** A sentence each. */
  readonly findings: readonly string[];
}

/** Puts findings together by design and rule. */
export function gatherResults(
  designs: readonly string[],
  findings: readonly CaseFinding[],
  run: Pick<SafetyResults, "checkedAt" | "pages">,
): SafetyResults {
  return {
    ...run,
    rules: RULES.map(({ id }) => id),
    designs: designs.map((design) => {
      const own = findings.filter(({ of }) => of.design === design);
      const failed: Partial<Record<RuleId, number>> = {};
      for (const { rule } of own) {
        failed[rule] = (failed[rule] ?? 0) + 1;
      }
      return { design, failed, findings: own.map(explain) };
    }),
  };
}

function explain(finding: CaseFinding): string {
  return `${finding.of.scenario.id}: ${formatFinding(finding)}`;
}

/** Keeps results for the preview. */
export async function writeResults(results: SafetyResults, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}

/** Results as a table, a line a rule and a column a design, with the findings below it. */
export function formatResults({ designs }: SafetyResults): string {
  const width = Math.max(...designs.map(({ design }) => design.length)) + 2;
  const head = `     ${designs.map(({ design }) => design.padEnd(width)).join("")}`;
  const lines = RULES.map(({ id, title }) => {
    const cells = designs.map(({ failed }) => {
      const count = failed[id];
      return (count === undefined ? "✓" : `✗ ${count}`).padEnd(width);
    });
    return `${id.padEnd(5)}${cells.join("")}${title}`;
  });
  const found = designs.flatMap(({ design, findings }) =>
    findings.map((sentence) => `${design}, ${sentence}`),
  );
  return [head, ...lines, ...(found.length === 0 ? [] : ["", ...found])].join("\n");
}
