import type { ColorTheme } from "@assent/core";
import { SCENARIOS } from "@assent/core/testing";
import { LOCALES, type Locale } from "@assent/consent/src/preferences/locales.ts";

/** The widths that designs are made for, in CSS pixels. */
export const WIDTHS = [320, 768, 1280] as const;
export type Width = (typeof WIDTHS)[number];

/** What a sheet shows of a design: each scenario in each theme, language and width. */
export interface Sheet {
  readonly scenarios: readonly string[];
  readonly themes: readonly ColorTheme[];
  readonly locales: readonly Locale[];
  readonly widths: readonly Width[];
}

/** One picture on a sheet. */
export interface Tile {
  readonly scenario: string;
  readonly theme: ColorTheme;
  readonly locale: Locale;
  readonly width: Width;
}

const STATES = SCENARIOS.filter(({ group }) => group === "state").map(({ id }) => id);
const HOSTILE = SCENARIOS.filter(({ group }) => group === "hostile").map(({ id }) => id);

/** The sheets that are kept as files of each design. */
export const SHEETS = {
  states: { scenarios: STATES, themes: ["light"], locales: ["en"], widths: [320] },
  "states-dark-rtl": { scenarios: STATES, themes: ["dark"], locales: ["ar"], widths: [320] },
  widths: {
    scenarios: ["ready", "submit-failed", "bad-request-way-on"],
    themes: ["light", "dark"],
    locales: ["en"],
    widths: WIDTHS,
  },
  languages: { scenarios: ["ready"], themes: ["light"], locales: LOCALES, widths: [320] },
  hostile: { scenarios: HOSTILE, themes: ["light"], locales: ["en"], widths: [320] },
} as const satisfies Readonly<Record<string, Sheet>>;
export type SheetName = keyof typeof SHEETS;

/** The names of the sheets. */
export const SHEET_NAMES: readonly SheetName[] = [
  "states",
  "states-dark-rtl",
  "widths",
  "languages",
  "hostile",
];

/** The pictures of a sheet, row by row: one page in its widths. */
export function createRows({ scenarios, themes, locales, widths }: Sheet): readonly Tile[][] {
  return scenarios.flatMap((scenario) =>
    themes.flatMap((theme) =>
      locales.map((locale) => widths.map((width) => ({ scenario, theme, locale, width }))),
    ),
  );
}

/** What tells a picture from the others on its sheet. */
export function nameTile({ scenario, theme, locale, width }: Tile): string {
  return [scenario, theme, locale, width].join(" ");
}
