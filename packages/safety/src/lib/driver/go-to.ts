import type { Page, Response } from "playwright-core";

/** Opens an address. A page that was about to leave for another may call that off once. */
export async function goTo(page: Page, url: string): Promise<Response | null> {
  return page.goto(url).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes("ERR_ABORTED")) {
      return page.goto(url);
    }
    throw error;
  });
}
