import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { chromium } from "playwright";
import { describe, expect, it } from "vitest";

import { BROWSER_ARGUMENTS, ensureBrowser } from "../../../scripts/lib/browser.ts";
import { serveFolder } from "../../../scripts/lib/file-server.ts";
import { buildPreview } from "../../../scripts/lib/preview.ts";
import { ROOT, environment } from "../../../scripts/lib/run.ts";

describe("pnpm preview", () => {
  it("says which variable to set where its port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const child = spawn(process.execPath, ["scripts/preview.ts"], {
      cwd: ROOT,
      env: environment({ PREVIEW_PORT: port }),
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    await once(child, "close");
    taken.close();
    expect(said).toBe(`Port ${port} is in use: set PREVIEW_PORT to another one.\n`);
    expect(child.exitCode).toBe(1);
  });
});

describe("the built preview", () => {
  it("opens from a plain file server, at any path, answers for the BFF, and shows the rules", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "assent-preview-"));
    await buildPreview(folder);
    const server = await serveFolder(folder, "/some/where/");
    const browser = await chromium.launch({
      executablePath: await ensureBrowser(),
      args: [...BROWSER_ARGUMENTS],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/some/where/iframe.html?id=classic-states--submit-failed`);
      // The service worker has answered the decision, else the page would say something else.
      await page.locator('main[data-status="submit-failed"]').waitFor({ timeout: 30_000 });
      await page.goto(`${server.origin}/some/where/`);
      await page.getByText("Hostile content").first().waitFor({ timeout: 30_000 });
      expect(await page.getByAltText("Assent preview").count()).toBe(1);
      // The panel is open before there is a page to ask about.
      await page.goto(`${server.origin}/some/where/?path=/story/classic-states--ready`);
      await page.getByRole("tab", { name: "Safety" }).click();
      const rule = page.getByRole("row", { name: /^S5 / });
      await rule.getByText("holds").first().waitFor({ timeout: 30_000 });
    } finally {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true });
    }
  });
});
