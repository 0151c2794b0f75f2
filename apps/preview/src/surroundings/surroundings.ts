import { COLOR_THEMES, type ColorTheme } from "@assent/core";
import { LOCALES, type Locale } from "@assent/consent/src/preferences/locales.ts";

/** Directions to see a page in: the locale's own, or one of both. */
export const DIRECTIONS = ["auto", "ltr", "rtl"] as const;
export type DirectionChoice = (typeof DIRECTIONS)[number];

/** Whether motion is as the system wants it, or reduced. */
export const MOTIONS = ["system", "reduced"] as const;
export type MotionChoice = (typeof MOTIONS)[number];

/** Milliseconds that the scripted BFF takes. */
export const LATENCIES = ["0", "400", "2000", "8000"] as const;

/** What a page is seen in; the toolbar chooses. */
export interface Surroundings {
  /** Another design than the story's own; `null` for its own. */
  readonly design: string | null;
  readonly theme: ColorTheme;
  /** The name of the theme data. */
  readonly palette: string;
  readonly locale: Locale;
  readonly direction: DirectionChoice;
  readonly motion: MotionChoice;
  readonly latencyMs: number;
}

/** What the toolbar starts with. */
export const INITIAL_GLOBALS = {
  design: "own",
  theme: "system",
  palette: "default",
  locale: "en",
  direction: "auto",
  motion: "system",
  latency: "0",
} as const;

/** Reads the toolbar. What it does not know reads as what it starts with. */
export function readSurroundings(globals: Readonly<Record<string, unknown>>): Surroundings {
  const { design, palette } = globals;
  return {
    design: typeof design === "string" && design !== INITIAL_GLOBALS.design ? design : null,
    theme: choose(COLOR_THEMES, globals["theme"]),
    palette: typeof palette === "string" ? palette : INITIAL_GLOBALS.palette,
    locale: choose(LOCALES, globals["locale"]),
    direction: choose(DIRECTIONS, globals["direction"]),
    motion: choose(MOTIONS, globals["motion"]),
    latencyMs: Number(choose(LATENCIES, globals["latency"])),
  };
}

function choose<T extends string>(
  known: readonly [T, ...(readonly T[])] | readonly T[],
  value: unknown,
): T {
  const [first] = known;
  const found = known.find((one) => one === value) ?? first;
  if (found === undefined) {
    throw new TypeError("There is nothing to choose from.");
  }
  return found;
}
