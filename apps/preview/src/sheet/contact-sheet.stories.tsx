import { COLOR_THEMES } from "@assent/core";
import { DESIGNS } from "@assent/consent/src/designs/registry.ts";
import { LOCALES } from "@assent/consent/src/preferences/locales.ts";
import { SCENARIOS } from "@assent/core/testing";
import type { ReactNode } from "react";
import { expect, waitFor } from "storybook/test";

import { ContactSheet } from "./contact-sheet.tsx";
import { SHEETS, SHEET_NAMES, type Sheet, type SheetName, WIDTHS } from "./sheets.ts";

interface SheetArgs {
  readonly design: string;
  /** A sheet that is kept, or one's own out of the lists below. */
  readonly sheet: SheetName | "own";
  readonly scenarios: Sheet["scenarios"];
  readonly themes: Sheet["themes"];
  readonly locales: Sheet["locales"];
  readonly widths: Sheet["widths"];
  readonly scale: number;
}

function check(options: readonly (string | number)[]): object {
  return { control: "check", options, if: { arg: "sheet", eq: "own" } };
}

export default {
  title: "Contact sheet",
  args: {
    design: "classic",
    sheet: "languages",
    ...SHEETS.languages,
    scale: 0.5,
  } satisfies SheetArgs,
  argTypes: {
    design: { control: "select", options: Object.keys(DESIGNS) },
    sheet: { control: "select", options: [...SHEET_NAMES, "own"] },
    scenarios: check(SCENARIOS.map(({ id }) => id)),
    themes: check(COLOR_THEMES),
    locales: check(LOCALES),
    widths: check(WIDTHS),
    scale: { control: { type: "range", min: 0.2, max: 1, step: 0.05 } },
  },
  // What is in the frames is checked as stories of its own.
  parameters: { a11y: { options: { iframes: false } } },
  render: ({ sheet, design, scale, ...own }: SheetArgs): ReactNode => (
    <main aria-label="Contact sheet">
      <ContactSheet design={design} scale={scale} sheet={sheet === "own" ? own : SHEETS[sheet]} />
    </main>
  ),
};

/** Every picture of a sheet comes to stand where its scenario says. */
export const ContactSheetPage = {
  name: "Contact sheet",
  play: async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    const tiles = [...canvasElement.querySelectorAll<HTMLElement>("[data-expected]")];
    await expect(tiles.length).toBeGreaterThan(0);
    await waitFor(() => expect(tiles.filter((tile) => !isStanding(tile))).toEqual([]), {
      timeout: 30_000,
    });
  },
};

/** Whether the page in a tile shows the status that its scenario ends in. */
function isStanding(tile: HTMLElement): boolean {
  const inner = tile.querySelector("iframe")?.contentDocument;
  return inner?.querySelector<HTMLElement>("main")?.dataset["status"] === tile.dataset["expected"];
}
