import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { BROWSER_ARGUMENTS, ensureBrowser } from "../../../scripts/lib/browser.ts";
import {
  type ConsentFacts,
  type Parts,
  type Report,
  checkPage,
  formatReport,
} from "../src/index.ts";
import { readDocument } from "../src/lib/driver/read-document.ts";
import { servePlainPage } from "./plain/plain-page.ts";

let browser: Browser;

beforeAll(async () => {
  const executablePath = await ensureBrowser();
  browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] });
});
afterAll(() => browser?.close());

const CONSENT: ConsentFacts = {
  client: { name: "Acme Notes", type: "third_party" },
  account: { email: "owner@example.com" },
  switchAccountUrl: "/login",
  destination: {
    kind: "web",
    url: "https://accounts.rp.example/cb",
    host: "accounts.rp.example",
    registrableDomain: "rp.example",
  },
  scopes: [
    { scope: "openid", kind: "required", granted: false, title: "Know that it is you" },
    {
      scope: "notes.delete",
      kind: "sensitive",
      granted: false,
      title: "Delete notes",
      consequence: "What is deleted is gone.",
    },
  ],
};

const PARTS: Partial<Parts> = {
  clientName: ".who",
  destinationHost: ".where",
  allow: "#yes",
  deny: "#no",
  scopeSwitch: "input",
};

async function check(change?: (html: string) => string): Promise<Report> {
  const { url, stop } = await servePlainPage(change);
  const page = await browser.newPage();
  try {
    return await checkPage(page, { url, consent: CONSENT, parts: PARTS });
  } finally {
    await page.close();
    await stop();
  }
}

describe("a page that is none of ours", () => {
  it("is found to hold every rule", async () => {
    const report = await check();
    expect(formatReport(report)).toBe(
      "Nothing found by S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12, S13, S14, S15.",
    );
  });

  it("is read as the server sent it, also where the browser has let go of the document", async () => {
    const { url, stop } = await servePlainPage();
    const page = await browser.newPage();
    try {
      const response = await page.goto(url);
      expect(await readDocument(page, null)).toBe(await response?.text());
    } finally {
      await page.close();
      await stop();
    }
  });

  it("is told in a sentence that its Deny is gone", async () => {
    const report = await check((html) => html.replace(/<button id="no".*<\/button>/u, ""));
    expect([...new Set(report.findings.map(({ rule }) => rule))]).toEqual(["S5"]);
    expect(formatReport(report)).toMatch(/^S5: There is no Deny/u);
  });

  it("is told that its script did not wait, and which scope was ticked for the user", async () => {
    const report = await check((html) =>
      html
        .replace('id="b" type="checkbox"', 'id="b" checked type="checkbox"')
        .replace('id="yes" type="button"', 'id="yes" type="button" autofocus'),
    );
    expect([...new Set(report.findings.map(({ rule }) => rule))].toSorted()).toEqual(["S6", "S7"]);
  });
});
