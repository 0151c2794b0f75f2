import type { ConsentFacts } from "./sample-consent.ts";
import type { LogoKind } from "./logo.ts";
import type { Scenario } from "./scenario.ts";

/** Hostile content, as a stranger would send it. */
export interface HostileContent extends Pick<Scenario, "id" | "title" | "about"> {
  readonly facts: ConsentFacts;
  readonly logo?: LogoKind;
  /** Default: `ready`. */
  readonly status?: "ready" | "nothing-grantable";
}

/** Text that would do harm where it is taken for more than text. */
export const MARKUP = `</p><img src=x onerror="alert(1)"><script>alert(1)</script>{{7*7}}`;

/** Letters under more marks than any language stacks. */
export function stackMarks(text: string): string {
  return text.replace(/\p{L}/gu, `$&${"\u0301\u0323\u0308".repeat(8)}`);
}
