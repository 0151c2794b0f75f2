import type { Scenario } from "../../../packages/core/src/testing.ts";
import type { CheckPageOptions } from "../../../packages/safety/src/index.ts";

/** Writing direction: of the language that a page is looked at in. */
export type Direction = "ltr" | "rtl";

/** One page to check. */
export interface SafetyCase {
  readonly design: string;
  readonly scenario: Scenario;
  readonly direction: Direction;
  /** How it is looked at. Default: every width and scheme. */
  readonly looks?: Pick<CheckPageOptions, "widths" | "schemes">;
  /** Further parameters of the page's query. Default: none. */
  readonly parameters?: Readonly<Record<string, string>>;
}
