import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { run } from "../../../scripts/lib/run.ts";
import { runAssent } from "./support/assent.ts";
import { allow, launchBrowser, signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { type PageTree, copyPageTree } from "./support/page-build.ts";

const SCOPES = ["openid", "email", "notes.read"];

let tree: PageTree;

beforeAll(async () => {
  tree = await copyPageTree();
});
afterAll(() => tree?.remove());

/** A consent through a design, from the client and back to it; resolves to what was granted. */
async function consent(
  design: string,
  decide: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const [pages, browser] = await Promise.all([tree.build(design), launchBrowser()]);
  const assent = await runAssent({ env: { PAGES_DIRECTORY: pages } });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", { scopes: SCOPES });
    await page.locator(`main[data-design="${design}"]`).waitFor();
    await decide(page);
    return (await flow.finish()).granted;
  } finally {
    await browser.close();
    await assent.stop();
  }
}

describe("a consent is taken through", () => {
  it("compact", async () => {
    expect(await consent("compact", allow)).toEqual(SCOPES);
  });

  it("stepped, step by step", async () => {
    const granted = await consent("stepped", async (page) => {
      await page.getByRole("button", { name: "Begin" }).click();
      const next = page.getByRole("button", { name: "Next" });
      // A press that comes before the page's scripts is heard once they run.
      await next.waitFor();
      while (await next.isVisible()) {
        expect(await page.locator('[data-part="deny"]').isVisible()).toBe(true);
        await next.click();
      }
      await allow(page);
    });
    expect(granted).toEqual(SCOPES);
  });

  it("a design of one's own, made by the README's steps and changed in two places", async () => {
    const script = path.join(tree.folder, "scripts/new-design.ts");
    const made = await run(process.execPath, [script, "two-columns"]);
    expect(made.exitCode).toBe(0);

    const folder = path.join(tree.folder, "apps/consent/src/designs/two-columns");
    const stylesheet = path.join(folder, "design.module.css");
    const styles = await readFile(stylesheet, "utf8");
    await writeFile(stylesheet, `${styles}\n.page h1 {\n  letter-spacing: 0.125rem;\n}\n`);
    const catalogue = path.join(tree.folder, "apps/consent/src/copy/en.tsx");
    const words = await readFile(catalogue, "utf8");
    await writeFile(catalogue, words.replace('allow: "Allow access"', 'allow: "Let it in"'));

    const granted = await consent("two-columns", async (page) => {
      await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
      const heading = page.getByRole("heading", { level: 1 });
      expect(await heading.evaluate((element) => getComputedStyle(element).letterSpacing)).toBe(
        "2px",
      );
      expect(await page.locator('[data-part="allow"]').innerText()).toContain("Let it in");
      await allow(page);
    });
    expect(granted).toEqual(SCOPES);
  });
});
