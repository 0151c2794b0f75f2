import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach } from "vitest";

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
 * Runs the product once for the tests of this file, or, where nothing about it is special, once for
 * all files of this worker. Consents do not outlive their test: afterwards every seeded person's apps
 * are revoked.
 */
export function useJourney(options: RunOptions = {}): Journey {
  let assent: RunningAssent | undefined;
  let browser: Browser | undefined;
  let current: Omit<Journey, "assent"> | undefined;

  beforeAll(async () => {
    const { vertical = "consumer", ...special } = options;
    const own = Object.keys(special).length > 0;
    const product = own ? runAssent(options) : once(vertical, () => runUntilTold({ vertical }));
    [assent, browser] = await Promise.all([product, once("browser", launchBrowser)]);
    return own ? () => assent?.stop() : undefined;
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

/** What this worker runs until it is told to end: its files come one after another. */
const running = new Map<string, Promise<unknown>>();

function once<T>(name: string, start: () => Promise<T>): Promise<T> {
  const known = (running.get(name) as Promise<T> | undefined) ?? start();
  running.set(name, known);
  return known;
}

async function runUntilTold(options: RunOptions): Promise<RunningAssent> {
  const assent = await runAssent(options);
  process.once("SIGTERM", () => void assent.stop());
  return assent;
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
