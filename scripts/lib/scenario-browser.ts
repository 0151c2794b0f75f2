import { type BrowserContextOptions, type Page, chromium } from "playwright-core";

import { holdClock } from "../../packages/safety/src/index.ts";
import { BROWSER_ARGUMENTS, ensureBrowser } from "./browser.ts";
import type { ScenarioPages } from "./scenario-pages.ts";

/** A browser that reaches one origin and no other. */
export interface ScenarioBrowser {
  /**
   * Opens a page in a context of its own, whose clock stands still until it is moved. Where the page
   * leaves for another origin it stays in sight instead, and nothing reaches the network.
   */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

const OWN_ARGUMENTS: readonly string[] = [
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  // No script stays long enough to be worth optimizing, and trying to takes a tenth of the time.
  "--js-flags=--no-opt,--no-maglev",
];

/** Launches Chromium for scenario pages. */
export async function launchScenarioBrowser({
  origin,
}: Pick<ScenarioPages, "origin">): Promise<ScenarioBrowser> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...BROWSER_ARGUMENTS, ...OWN_ARGUMENTS],
    headless: true,
  });
  return {
    newPage: async (options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await holdClock(page);
      await holdNavigations(page, origin);
      await page.addInitScript(holdApps);
      return page;
    },
    stop: () => browser.close(),
  };
}

/**
 * Runs in the page: calls off what would leave for an app on this device. The browser's question
 * whether to open one takes all further keys and presses.
 */
function holdApps(): void {
  window.navigation.addEventListener("navigate", (event) => {
    if (!/^(?:https?|about):/u.test(event.destination.url)) {
      event.preventDefault();
    }
  });
}

/** Answers navigations to other origins with nothing. Playwright's routes would switch off the cache. */
async function holdNavigations(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    const own = URL.canParse(request.url) && new URL(request.url).origin === origin;
    const answer = own
      ? session.send("Fetch.continueRequest", { requestId })
      : session.send("Fetch.fulfillRequest", { requestId, responseCode: 204 });
    // The page may have gone meanwhile.
    answer.catch(() => undefined);
  });
  await session.send("Fetch.enable", {
    patterns: [{ urlPattern: "http*://*", resourceType: "Document" }],
  });
}
