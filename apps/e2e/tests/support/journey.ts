import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

import { type RunOptions, type RunningAssent, runAssent } from "./assent.ts";
import { launchBrowser } from "./browser.ts";

/** What the tests of a file share: one running product, and a fresh browser profile for each. */
export interface Journey {
  readonly assent: RunningAssent;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every error that the browser's console showed since the test began. */
  readonly consoleErrors: readonly string[];
}

/**
 * Runs the product once for the tests of this file. Consents do not outlive their test: afterwards
 * every seeded person's apps are revoked.
 */
export function useJourney(options: RunOptions = {}): Journey {
  let assent: RunningAssent | undefined;
  let browser: Browser | undefined;
  let current: Omit<Journey, "assent"> | undefined;

  beforeAll(async () => {
    [assent, browser] = await Promise.all([runAssent(options), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), assent?.stop()]);
  });
  beforeEach(async () => {
    const context = await ready(browser).newContext();
    const page = await context.newPage();
    const consoleErrors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") {
        consoleErrors.push(message.text());
      }
    });
    page.on("pageerror", (error) => consoleErrors.push(error.message));
    current = { context, page, consoleErrors };
  });
  afterEach(async () => {
    await current?.context.close();
    await revokeConsents(ready(assent));
  });

  return {
    get assent() {
      return ready(assent);
    },
    get context() {
      return ready(current).context;
    },
    get page() {
      return ready(current).page;
    },
    get consoleErrors() {
      return ready(current).consoleErrors;
    },
  };
}

function ready<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error("The journey has not begun.");
  }
  return value;
}

async function revokeConsents({ stytch, seeds }: RunningAssent): Promise<void> {
  for (const { id } of Object.values(seeds.people)) {
    for (const app of await stytch.connectedApps(id)) {
      await stytch.revoke(id, app);
    }
  }
}
