import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { BROWSER_ARGUMENTS, ensureBrowser } from "../../scripts/lib/browser.ts";

/** Every story is a test, and runs in the browser that the machine has. */
export default defineConfig(async () => ({
  root: import.meta.dirname,
  plugins: [storybookTest({ configDir: `${import.meta.dirname}/.storybook` })],
  test: {
    name: "stories",
    // A bound for stories that hang, not a measure: machines under load are slow.
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: await ensureBrowser(),
          args: [...BROWSER_ARGUMENTS],
        },
      }),
      instances: [{ browser: "chromium" as const }],
    },
  },
}));
