import { mkdir } from "node:fs/promises";
import path from "node:path";

import type { Browser, BrowserContextOptions } from "playwright-core";

import { type RunningAssent, runAssent } from "../apps/e2e/tests/support/assent.ts";
import { launchBrowser, signIn } from "../apps/e2e/tests/support/browser.ts";
import { buildPages } from "./lib/pages.ts";
import { ROOT } from "./lib/run.ts";

const FOLDER = path.join(ROOT, "docs/images");
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

interface Picture {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly client: "third-party" | "third-party-public";
  readonly person: "owner" | "viewer" | null;
}

const PICTURES: readonly Picture[] = [
  {
    name: "consent-light",
    context: { viewport: DESKTOP, colorScheme: "light" },
    client: "third-party",
    person: "owner",
  },
  {
    name: "consent-dark",
    context: { viewport: DESKTOP, colorScheme: "dark" },
    client: "third-party",
    person: "owner",
  },
  {
    name: "consent-phone",
    context: { viewport: PHONE, colorScheme: "light", deviceScaleFactor: 2 },
    client: "third-party-public",
    person: "viewer",
  },
  {
    name: "sign-in",
    context: { viewport: DESKTOP, colorScheme: "light" },
    client: "third-party",
    person: null,
  },
];

async function takePicture(
  assent: RunningAssent,
  browser: Browser,
  { name, context: options, client, person }: Picture,
): Promise<void> {
  const context = await browser.newContext(options);
  if (person !== null) {
    await signIn(context, assent, person);
  }
  const page = await context.newPage();
  await page.goto(assent.relyingPartyUrl);
  const form = page.locator(`#${client}-form`);
  for (const scope of ["notes.read", "notes.write", "notes.delete"]) {
    await form.locator(`input[value="${scope}"]`).check();
  }
  await page.locator(`#${client}-start`).click();
  await page.waitForURL(`${assent.appUrl}/**`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (person !== null) {
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
  }
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: true });
  await context.close();
}

await mkdir(FOLDER, { recursive: true });
await buildPages();
const assent = await runAssent();
const browser = await launchBrowser();
try {
  for (const picture of PICTURES) {
    await takePicture(assent, browser, picture);
  }
} finally {
  await browser.close();
  await assent.stop();
}
