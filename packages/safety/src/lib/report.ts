import type { Finding, RuleId } from "./rule.ts";

/** How a page was looked at. */
export interface Look {
  /** Of the window, in CSS pixels. */
  readonly width: number;
  readonly scheme: "light" | "dark";
  readonly direction: "ltr" | "rtl";
}

/** Something wrong, and how the page was looked at when it was. */
export interface PlacedFinding extends Finding {
  /** The first look that showed it. */
  readonly look: Look;
  /** How many looks showed it. */
  readonly times: number;
}

/** What came of checking a page. */
export interface Report {
  readonly findings: readonly PlacedFinding[];
  /** The rules that were applied. */
  readonly checked: readonly RuleId[];
}

/** Gathers findings, each once. */
export class FindingList {
  readonly #found = new Map<string, PlacedFinding>();

  add(findings: readonly Finding[], look: Look): void {
    for (const finding of findings) {
      const key = JSON.stringify([finding.rule, finding.message, finding.where]);
      const times = (this.#found.get(key)?.times ?? 0) + 1;
      this.#found.set(key, { look, ...this.#found.get(key), ...finding, times });
    }
  }

  all(): readonly PlacedFinding[] {
    return [...this.#found.values()];
  }
}

/** A finding in one sentence, with where and how it was seen. */
export function formatFinding({ rule, message, where, look, times }: PlacedFinding): string {
  const { width, scheme, direction } = look;
  const seen = `${width} px, ${scheme}, ${direction}`;
  const more = times > 1 ? `, and ${times - 1} more` : "";
  return `${rule}: ${message} (${where}; at ${seen}${more})`;
}

/** A report as text: a line for each finding, or one that says that there is none. */
export function formatReport({ findings, checked }: Report): string {
  return findings.length === 0
    ? `Nothing found by ${checked.join(", ")}.`
    : findings.map(formatFinding).join("\n");
}
