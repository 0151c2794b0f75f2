import { createHash } from "node:crypto";

import type { BrowserContext, Page } from "playwright-core";
import { Client } from "stytch";
import { describe, expect, it, onTestFinished } from "vitest";

import { serveRelyingParty } from "./relying-parties/relying-party.ts";
import { allow, deny, scopeSwitch, signIn } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney();
const APP = "com.example.sample:/callback";

/** The authorization URL of a client, as it would write it. */
function authorizationUrl(clientId: string, redirectUri: string, extra: object = {}): string {
  const challenge = createHash("sha256").update(crypto.randomUUID()).digest("base64url");
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email",
    state: "state",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...extra,
  });
  return `${journey.assent.appUrl}/oauth/authorize?${parameters.toString()}`;
}

/** Adds a Connected App by the official SDK. */
async function createClient(
  client_type: string,
  redirectUri: string,
): Promise<{ clientId: string; clientSecret: string | null }> {
  const { sandboxUrl, seeds } = journey.assent;
  const { projectId: project_id, secret } = seeds;
  const { connectedApp } = new Client({ project_id, secret, env: sandboxUrl });
  const redirect_urls = [redirectUri];
  const { connected_app: app } = await connectedApp.clients.create({
    client_type,
    client_name: "Sample",
    redirect_urls,
  });
  return { clientId: app.client_id, clientSecret: app.client_secret || null };
}

/** Addresses and titles that the app's own pages have had, as the browser's history would. */
async function recordOwnPages(page: Page): Promise<readonly string[]> {
  const shown: string[] = [];
  await page.exposeFunction("recordPage", (text: string) => shown.push(text));
  await page.addInitScript(() => {
    const { recordPage } = globalThis as unknown as { recordPage: (text: string) => void };
    addEventListener("pagehide", () => recordPage(`${location.href} ${document.title}`));
    addEventListener("load", () => recordPage(`${location.href} ${document.title}`));
  });
  return shown;
}

describe("leaving for a client", () => {
  it("takes the place of the page in the history, and puts no code into ours [#72]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const shown = await recordOwnPages(page);
    const flow = await startFlow(assent, page, "third-party", { scopes: ["openid"] });
    await allow(page);
    expect((await flow.finish()).error).toBeNull();
    const own = shown.filter((text) => text.startsWith(assent.appUrl));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((text) => /[?&#]code=/u.test(text))).toEqual([]);
    await page.goBack();
    expect(new URL(page.url()).origin).toBe(assent.relyingPartyUrl);
  });

  it.each([
    ["from the page", "consent"],
    ["without a page", ""],
  ])("carries no fragment of our address over, %s [#75]", async (_, prompt) => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    let url = "";
    const running = await serveRelyingParty(
      async () => (_request, response) => void response.end("here"),
      async (redirectUri, origin) => {
        const registered = await createClient("first_party", redirectUri);
        url = authorizationUrl(registered.clientId, redirectUri, { prompt });
        return { ...registered, issuer: assent.sandboxUrl, origin, redirectUri, scope: "openid" };
      },
    );
    onTestFinished(() => running.close());
    await page.goto(`${url}#carried`);
    if (prompt !== "") {
      await allow(page);
    }
    await page.getByText("here").waitFor();
    const { hash, searchParams } = new URL(page.url());
    expect([hash, searchParams.has("code")]).toEqual(["", true]);
  });
});

/** Keeps the page's scripts from arriving until they are released. */
async function holdScripts(context: BrowserContext): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await context.route("**/assets/*.js", async (route) => {
    await released.promise;
    await route.continue();
  });
  return released.resolve;
}

it("a press on Deny is not lost where it comes before the page's scripts", async () => {
  const { assent, context, page } = journey;
  await signIn(context, assent, "editor");
  const release = await holdScripts(context);
  const flow = await startFlow(assent, page, "third-party", { scopes: ["openid", "email"] });
  await deny(page);
  release();
  expect((await flow.finish()).error).toBe("access_denied");
});

it("a scope that was unticked before the page's scripts ran is not granted", async () => {
  const { assent, context, page } = journey;
  await signIn(context, assent, "editor");
  const release = await holdScripts(context);
  const scopes = ["openid", "email", "notes.read"];
  const flow = await startFlow(assent, page, "third-party", { scopes });
  await scopeSwitch(page, "notes.read").uncheck();
  release();
  await allow(page);
  expect((await flow.finish()).granted).toEqual(["openid", "email"]);
});

describe("leaving for an app on this device", () => {
  it("is tried once, then left to the person, who may have to open it by hand [#73]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const { clientId } = await createClient("third_party_public", APP);
    const attempts: string[] = [];
    const session = await context.newCDPSession(page);
    await session.send("Page.enable");
    session.on("Page.frameRequestedNavigation", ({ url }) => attempts.push(url));
    await page.goto(authorizationUrl(clientId, APP));
    await allow(page);
    const link = page.locator(`a[href^="${APP}?"]`);
    await link.waitFor();
    expect(await link.getAttribute("rel")).toContain("noreferrer");
    expect(await link.getAttribute("href")).toMatch(/[?&]code=/u);
    expect(attempts.filter((url) => url.startsWith(APP))).toHaveLength(1);
    expect(await page.getByRole("status").or(page.locator("[aria-live]")).innerText()).toContain(
      "the app",
    );
    await link.click();
    expect(attempts.filter((url) => url.startsWith(APP)).length).toBeLessThanOrEqual(2);
    expect(new URL(page.url()).pathname).toBe("/oauth/authorize");
  });
});

it("no page of ours speaks to another window, or asks who opened it [#74]", async () => {
  const { assent, context, page } = journey;
  await context.addInitScript(() => {
    const used: string[] = [];
    Object.assign(globalThis, { used });
    window.postMessage = () => void used.push("postMessage");
    Object.defineProperty(window, "opener", {
      get: () => void used.push("opener"),
      configurable: true,
    });
  });
  const { clientId, redirectUri } = assent.seeds.clients.thirdParty;
  await page.goto(authorizationUrl(clientId, redirectUri));
  await page.waitForURL(/\/login\?/u);
  const { email, password } = assent.seeds.people.editor;
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  const used = (): Promise<unknown> =>
    page.evaluate(() => (globalThis as unknown as { used: unknown }).used);
  expect(await used()).toEqual([]);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
  expect(await used()).toEqual([]);
});
