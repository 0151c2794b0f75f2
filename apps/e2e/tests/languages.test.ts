import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";

import { allow, signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney();
const REQUEST = { scopes: ["openid", "notes.read"] };

/** The sentence at the head of the page, in every locale that there is. */
const HEADINGS = {
  en: "Acme Notes wants to read your notes and know who you are",
  de: "Acme Notes möchte Ihre Notizen lesen und Ihre Identität erfahren",
  fr: "Acme Notes souhaite lire vos notes et savoir qui vous êtes",
  es: "Acme Notes quiere leer tus notas y saber quién eres",
  ja: "Acme Notes がノートの閲覧、本人情報の確認を求めています",
  ar: "يريد تطبيق Acme Notes قراءة ملاحظاتك ومعرفة هويتك",
  "en-XA": "⟦Acme Notes ŵààñţš ţöö ŕééààð ýýööûûŕ ñööţééš ààñð ķñööŵ ŵĥöö ýýööûû ààŕéé⟧",
} as const;

/** Another browser profile, gone after the test. */
async function openContext(options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await journey.context.browser()?.newContext(options);
  if (context === undefined) {
    throw new Error("The browser is gone.");
  }
  onTestFinished(() => context.close());
  return context;
}

function heading(page: Page): Promise<string | null> {
  return page.getByRole("heading", { level: 1 }).textContent();
}

function rootAttribute(page: Page, name: string): Promise<string | null> {
  return page.locator("html").getAttribute(name);
}

describe("the language of the consent page", () => {
  it("is the request's, with one catalogue and no complaint in any of them [#15]", async () => {
    const { assent, context, page, consoleErrors } = journey;
    await signIn(context, assent, "viewer");
    await startFlow(assent, page, "third-party", REQUEST);
    await page.waitForLoadState("load");
    const address = page.url();
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(new URL(request.url()).pathname));
    for (const [locale, sentence] of Object.entries(HEADINGS)) {
      scripts.length = 0;
      await page.goto(`${address}&ui_locales=${locale}`);
      await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
      expect(await heading(page)).toBe(sentence);
      expect(await rootAttribute(page, "lang")).toBe(locale.toLowerCase());
      expect(await rootAttribute(page, "dir")).toBe(locale === "ar" ? "rtl" : "ltr");
      const others = Object.keys(HEADINGS).filter((other) => !locale.startsWith(other));
      const catalogues = new RegExp(`/assets/(?:${others.join("|")})-`, "u");
      expect(scripts.filter((path) => catalogues.test(path))).toEqual([]);
    }
    expect(consoleErrors).toEqual([]);
  });

  it("follows the browser, on the sign-in page and after it", async () => {
    const { assent } = journey;
    const context = await openContext({ locale: "de-AT" });
    const page = await context.newPage();
    await startFlow(assent, page, "third-party", REQUEST);
    expect(await heading(page)).toBe("Anmelden");
    await signIn(context, assent, "viewer");
    await startFlow(assent, page, "third-party", REQUEST);
    expect(await heading(page)).toBe(HEADINGS.de);
  });

  it("changes by the menu, keeps the request, and stays changed", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "viewer");
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await page.getByRole("button", { name: "Language and appearance" }).click();
    await page.getByRole("button", { name: "Français" }).click();
    await page.getByRole("heading", { name: HEADINGS.fr }).waitFor();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(expect.arrayContaining(REQUEST.scopes));
    await page.goto(assent.appUrl);
    expect(await rootAttribute(page, "lang")).toBe("fr");
  });

  it("changes where no script runs, for the same request", async () => {
    const { assent } = journey;
    const context = await openContext({ javaScriptEnabled: false });
    await signIn(context, assent, "viewer");
    const page = await context.newPage();
    const started = await openContext({});
    await signIn(started, assent, "viewer");
    const starting = await started.newPage();
    await startFlow(assent, starting, "third-party", REQUEST);
    await page.goto(starting.url());
    await page.getByRole("button", { name: "Language and appearance" }).click();
    await page.getByRole("button", { name: "日本語" }).click();
    expect(await heading(page)).toBe(HEADINGS.ja);
    const parameters = (url: string): readonly (readonly [string, string])[] =>
      [...new URL(url).searchParams].filter(([name]) => name !== "ui_locales");
    expect(parameters(page.url())).toEqual(parameters(starting.url()));
  });
});

describe("the theme of the pages", () => {
  it("is the person's own choice from the first byte on", async () => {
    const { assent, context, page } = journey;
    await page.goto(assent.appUrl);
    await page.getByRole("button", { name: "Language and appearance" }).click();
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole("button", { name: "Dark" }).click();
    expect(await rootAttribute(page, "data-theme")).toBe("dark");
    expect(await ground()).not.toBe(light);
    const html = await (await context.request.get(`${assent.appUrl}/login`)).text();
    expect(html).toMatch(/^<!doctype html>\n<html [^>]*data-theme="dark"/u);
    expect(html).toContain('<meta name="color-scheme" content="dark" />');
  });
});
