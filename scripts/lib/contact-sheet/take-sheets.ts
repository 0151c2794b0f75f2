import type { Browser, Page } from "playwright-core";

import { SHEET_NAMES, type SheetName } from "../../../apps/preview/src/sheet/sheets.ts";

/** One sheet of one design, as a picture. */
export interface SheetPicture {
  readonly design: string;
  readonly sheet: SheetName;
  /** WebP. */
  readonly content: Buffer;
}

const STORY = "contact-sheet--contact-sheet-page";
const WIDTH = 1_680;
/** The most pixels that Chromium draws in one piece. */
const MAX_HEIGHT = 16_000;
/** WebP, from 0 to 100: small, and text at half size can still be read. */
const QUALITY = 56;
/** How large a page's pixel is: where there are many pages, their layout is what can be seen. */
const SCALES: Readonly<Record<SheetName, number>> = {
  states: 0.5,
  "states-dark-rtl": 0.5,
  widths: 0.5,
  languages: 0.5,
  hostile: 0.3,
};
const SETTLE_MS = 400;
/** A bound for pages that hang, not a measure: sixty pages on a machine under load are slow. */
const PATIENCE_MS = 180_000;

/** Every page on the sheet shows the status that its scenario ends in. */
const STANDING = `(() => {
  const tiles = [...document.querySelectorAll("[data-expected]")];
  const status = (tile) =>
    tile.querySelector("iframe")?.contentDocument?.querySelector("main")?.dataset.status;
  return tiles.length > 0 && tiles.every((tile) => status(tile) === tile.dataset.expected);
})()`;

/**
 * Takes every sheet of some designs from a built preview.
 *
 * @param origin Where the preview is shown.
 * @param onPicture Called with each as soon as it is there.
 * @throws Error naming the sheet on which a page never came to stand.
 */
export async function takeSheets(
  browser: Browser,
  origin: string,
  designs: readonly string[],
  onPicture: (picture: SheetPicture) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 1_000 } });
  page.setDefaultTimeout(PATIENCE_MS);
  for (const sheet of SHEET_NAMES.toReversed()) {
    for (const design of designs) {
      await onPicture({ design, sheet, content: await takeSheet(page, origin, design, sheet) });
    }
  }
  await page.close();
}

async function takeSheet(
  page: Page,
  origin: string,
  design: string,
  sheet: SheetName,
): Promise<Buffer> {
  const args = `design:${design};sheet:${sheet};scale:${SCALES[sheet]}`;
  const parameters = new URLSearchParams({ id: STORY, args });
  await page.setViewportSize({ width: WIDTH, height: 1_000 });
  await page.goto(`${origin}/iframe.html?${parameters.toString()}`);
  await page.locator("[data-expected]").first().waitFor();
  // Pages are drawn when they come near the window: they all do now.
  await page.setViewportSize({ width: WIDTH, height: MAX_HEIGHT });
  await page.waitForFunction(STANDING, null).catch((cause: unknown) => {
    throw new Error(`A page on the sheet "${sheet}" of ${design} never came to stand.`, { cause });
  });
  await page.waitForTimeout(SETTLE_MS);
  const height = await page.locator('main[aria-label="Contact sheet"]').evaluate(measure);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: QUALITY,
    clip: { x: 0, y: 0, width: WIDTH, height: Math.min(height, MAX_HEIGHT), scale: 1 },
  });
  await session.detach();
  return Buffer.from(data, "base64");
}

/** Pixels as drawn: pages that are scaled down still count in full among what could be scrolled. */
function measure(element: { getBoundingClientRect(): { readonly height: number } }): number {
  return Math.ceil(element.getBoundingClientRect().height);
}
