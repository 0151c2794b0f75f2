import type { Result } from "./results.ts";

const HEADINGS = ["name", "ours", "peer", "ratio", "unit", "runs", "goal", "holds"] as const;
const LEFT = new Set<string>(["name", "unit", "goal", "holds"]);

/** Writes results as a table, and below it what is to be said about some of them. */
export function writeTable(results: readonly Result[]): string {
  const lines = results.map((result) => [
    result.name,
    inDigits(result.ours),
    result.peer === null ? "–" : inDigits(result.peer),
    result.ratio === null ? "–" : result.ratio.toFixed(2),
    result.unit,
    String(result.runs),
    result.goal,
    result.holds === null ? "–" : result.holds ? "yes" : "NO",
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const table = [[...HEADINGS], widths.map((width) => "─".repeat(width)), ...lines].map((cells) =>
    cells
      .map((cell, column) => align(cell, widths[column] ?? 0, HEADINGS[column] ?? ""))
      .join("  ")
      .trimEnd(),
  );
  const notes = results.flatMap(({ name, note }) => (note === undefined ? [] : `${name}: ${note}`));
  return [...table, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

function align(cell: string, width: number, heading: string): string {
  return LEFT.has(heading) ? cell.padEnd(width) : cell.padStart(width);
}

function inDigits(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
