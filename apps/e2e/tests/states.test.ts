import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Page } from "playwright-core";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";

import { ROOT } from "../../../scripts/lib/run.ts";
import { createAppClock } from "./support/app-clock.ts";
import {
  allow,
  deny,
  scopeSwitch,
  signIn,
  signInOnPage,
  statusReference,
} from "./support/browser.ts";
import { startFaultProxy } from "./support/fault-proxy.ts";
import { type FlowRequest, startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

/** Requests a minute with one session: more than any test here needs but the one that wants none left. */
const SESSION_LIMIT = 20;
/** Longer than the page waits before it says that something takes long. */
const LONGER_THAN_USUAL_MS = 6_000;
const PAGES = process.env["PAGES_DIRECTORY"] ?? path.join(ROOT, "apps/consent/dist");
const REQUEST: FlowRequest = { scopes: ["openid", "notes.read"] };

const faults = await startFaultProxy();
const clock = createAppClock();
const journey = useJourney({
  faults,
  clock,
  env: { RATE_LIMIT_PER_SESSION: String(SESSION_LIMIT) },
});
afterEach(async () => {
  await faults.heal();
  clock.reset();
});

/** Opens the consent page as it was built, as a content delivery network would deliver it. */
async function openStatically(page: Page, url: string): Promise<void> {
  const body = await readFile(path.join(PAGES, "client/authorize.html"), "utf8");
  await page.route(url, (route) => route.fulfill({ body, contentType: "text/html" }), { times: 1 });
  await page.goto(url);
}

/** Lets the first navigation to such an address come to nothing, so that the browser stays. */
async function stay(page: Page, address: string): Promise<void> {
  await page.route(address, (route) => route.fulfill({ status: 204 }), { times: 1 });
}

/** The buttons and links of the page itself, by their names. */
async function controls(page: Page): Promise<readonly string[]> {
  const own = page.locator('main :is(button, a):not([data-part="preferences"] *)');
  return own.allInnerTexts();
}

describe("a page that waits", () => {
  it("asks for what it was not delivered with, says that it takes long, and goes on", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.clock.install();
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await page.locator('main[data-status="ready"]').waitFor();
    const answer = Promise.withResolvers<void>();
    faults.spoil("/oauth/authorize/start", answer.promise);
    await openStatically(page, page.url());
    await page.locator('main[data-status="loading"]').waitFor();
    await page.clock.fastForward(LONGER_THAN_USUAL_MS);
    await page.getByText("This takes longer than usual").waitFor();
    answer.resolve();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("sends who is not signed in to the sign-in page, with a link should that not happen", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await page.locator('main[data-status="ready"]').waitFor();
    await context.clearCookies({ name: /^stytch_session/u });
    await stay(page, "**/login?*");
    await openStatically(page, page.url());
    await page.locator('main[data-status="signed-out"]').waitFor();
    await page.getByRole("link", { name: "Sign in" }).click();
    await signInOnPage(page, assent, assent.seeds.people.editor);
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("keeps still while a decision takes long, then leaves, and can be left by hand", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.clock.install();
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    const answer = Promise.withResolvers<void>();
    faults.spoil("/oauth/authorize", answer.promise);
    await stay(page, "**/third-party/callback?*");
    await allow(page);
    await page.locator('main[data-status="submitting"]').waitFor();
    await page.clock.fastForward(LONGER_THAN_USUAL_MS);
    await page.getByText("This takes longer than usual").waitFor();
    for (const part of ["allow", "deny"]) {
      const button = page.locator(`[data-part="${part}"]`);
      expect(await button.getAttribute("aria-disabled")).toBe("true");
    }
    answer.resolve();
    await page.locator('main[data-status="redirecting"]').waitFor();
    expect(await page.locator("main").innerText()).toContain(new URL(assent.relyingPartyUrl).host);
    await page.clock.fastForward(LONGER_THAN_USUAL_MS);
    await page.locator('main[data-status="stalled"]').waitFor();
    await page.getByRole("link", { name: "Continue" }).click();
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });
});

describe("a page where nothing is granted", () => {
  it("explains what the user cannot give, and tells the app by Deny alone", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "viewer");
    const flow = await startFlow(assent, page, "third-party", { scopes: ["notes.write"] });
    await page.locator('main[data-status="nothing-grantable"]').waitFor();
    expect(await page.locator("main").innerText()).toContain("Create and edit your notes");
    expect(await page.locator('[data-part="allow"]').count()).toBe(0);
    await deny(page);
    expect((await flow.finish()).error).toBe("access_denied");
  });

  it("says that the app is told, on the way to it", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.clock.install();
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await stay(page, "**/third-party/callback?*");
    await deny(page);
    await page.locator('main[data-status="denied"]').waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("You denied access");
    await page.clock.fastForward(LONGER_THAN_USUAL_MS);
    await page.getByRole("link", { name: "Continue" }).click();
    expect((await flow.finish()).error).toBe("access_denied");
  });
});

describe("a page that is too old", () => {
  it("of more than ten minutes begins again from the same request", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
    clock.advance(11);
    await allow(page);
    expect(await statusReference(page, "expired")).not.toBe("");
    await page.getByRole("button", { name: "Begin again" }).click();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("of a client that has another name by now is read again before anything is granted", async () => {
    const { assent, context, page } = journey;
    const { clientId, name } = assent.seeds.clients.thirdParty;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
    await assent.stytch.renameClient(clientId, "Renamed Notes");
    onTestFinished(() => assent.stytch.renameClient(clientId, name));
    clock.advance(2);
    await allow(page);
    expect(await statusReference(page, "details-changed")).not.toBe("");
    await page.getByRole("button", { name: "Read it again" }).click();
    await page.getByRole("heading", { level: 1, name: "Renamed Notes" }).waitFor();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("and was answered in another tab counts no more, and the app goes on", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const delivered = page.waitForResponse(/\/oauth\/authorize\?/u);
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    const response = await delivered;
    const [body, headers] = [await response.body(), await response.allHeaders()];
    const tab = await context.newPage();
    await tab.route(response.url(), (route) => route.fulfill({ body, headers }), { times: 1 });
    await tab.goto(response.url());
    await allow(page);
    await flow.finish();
    await allow(tab);
    expect(await statusReference(tab, "already-used")).not.toBe("");
    expect(await controls(tab)).toEqual([]);
    const again = await startFlow(assent, tab, "third-party", REQUEST);
    expect((await again.finish()).granted).toEqual(REQUEST.scopes);
  });
});

describe("a decision that Stytch does not take, or does not answer", () => {
  it("can be sent again as it is where surely nothing was done", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const scopes = [...REQUEST.scopes, "notes.write"];
    const flow = await startFlow(assent, page, "third-party", { scopes });
    await scopeSwitch(page, "notes.write").uncheck();
    faults.spoil("/oauth/authorize", "overloaded");
    await allow(page);
    expect(await statusReference(page, "submit-failed")).not.toBe("");
    await faults.heal();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("is not sent again where nobody knows, and the app asks anew", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await startFlow(assent, page, "third-party", REQUEST);
    faults.spoil("/oauth/authorize", "lost");
    await allow(page);
    expect(await statusReference(page, "outcome-unknown")).not.toBe("");
    expect(await controls(page)).toEqual([]);
    await faults.heal();
    const again = await startFlow(assent, page, "third-party", REQUEST);
    expect((await again.finish()).granted).toEqual(REQUEST.scopes);
  });
});

describe("a page that cannot be had now", () => {
  it("can be tried again: Stytch away, then no connection at all, then both back", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await faults.disconnect();
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    expect(await statusReference(page, "unavailable")).not.toBe("");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Try again" }).click();
    expect(await statusReference(page, "offline")).toBe("");
    await context.setOffline(false);
    await faults.heal();
    await page.getByRole("button", { name: "Try again" }).click();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("says when to try again after too many requests, and goes on by then", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const session = (): Promise<unknown> => page.request.get(`${assent.appUrl}/bff/session`);
    await Promise.all(Array.from({ length: SESSION_LIMIT }, session));
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    expect(await statusReference(page, "rate-limited")).not.toBe("");
    expect(await page.locator("main").innerText()).toMatch(/\d+ seconds/u);
    clock.advance(2);
    await page.getByRole("button", { name: "Try again" }).click();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });
});

describe("a page without its scripts", () => {
  it("says so where they did not load, and goes on when it is loaded again", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.route("**/assets/*.js", (route) => route.abort());
    const session = await context.newCDPSession(page);
    await session.send("Animation.enable");
    // The notice gives scripts some seconds; here they pass a hundred times as fast.
    await session.send("Animation.setPlaybackRate", { playbackRate: 100 });
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    const notice = page.getByText("did not load");
    await notice.waitFor();
    expect(await notice.innerText()).toContain("Reload the page");
    await page.unroute("**/assets/*.js");
    await page.reload();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });

  it("says so where they are switched off, and goes on when they are switched on", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    const flow = await startFlow(assent, page, "third-party", REQUEST);
    await page.locator("noscript p").waitFor();
    expect(await page.locator("noscript").innerText()).toContain("JavaScript");
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("Acme Notes");
    await session.send("Emulation.setScriptExecutionDisabled", { value: false });
    await page.reload();
    await allow(page);
    expect((await flow.finish()).granted).toEqual(REQUEST.scopes);
  });
});
