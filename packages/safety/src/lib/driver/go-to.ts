import type { Page, Response } from "playwright-core";

/** A page that is checked may share its machine with many. */
const TIMEOUT_MS = 60_000;

/** Opens an address. A page that was about to leave for another may call that off once. */
export async function goTo(page: Page, url: string): Promise<Response | null> {
  return page.goto(url, { timeout: TIMEOUT_MS }).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes("ERR_ABORTED")) {
      return page.goto(url, { timeout: TIMEOUT_MS });
    }
    throw error;
  });
}
