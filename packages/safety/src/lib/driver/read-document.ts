import type { Page, Response } from "playwright-core";

/**
 * The document of a page as the server sent it. Where the browser has let go of it by now, which
 * busy ones do, the server is asked once more.
 *
 * @throws Error of Playwright where the server does not answer either.
 */
export async function readDocument(page: Page, response: Response | null): Promise<string> {
  const kept = await response?.text().catch(() => "");
  if (kept !== undefined && kept !== "") {
    return kept;
  }
  const again = await page.request.get(response?.url() ?? page.url());
  return again.text();
}
