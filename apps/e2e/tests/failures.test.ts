import { describe, expect, it } from "vitest";

import { freePort } from "../../../scripts/lib/stack.ts";
import type { RunningAssent } from "./support/assent.ts";
import { allow, scopeSwitch, signIn, signInOnPage, statusReference } from "./support/browser.ts";
import { startFlow } from "./support/flow.ts";
import { useJourney } from "./support/journey.ts";

const journey = useJourney();

const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

function authorizationUrl(
  { appUrl, seeds }: RunningAssent,
  changes: Record<string, string> = {},
  client: keyof RunningAssent["seeds"]["clients"] = "thirdParty",
): string {
  const url = new URL("/oauth/authorize", appUrl);
  const { clientId, redirectUri } = seeds.clients[client];
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid notes.read",
    state: "state-of-the-test",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  return url.href;
}

describe("a request that no client may hear of", () => {
  it.each([
    ["an unknown client", { client_id: "connected-app-test-nobody" }],
    ["an unregistered redirect_uri", { redirect_uri: "https://evil.example/cb" }],
    [
      "a redirect_uri that differs by a slash",
      { redirect_uri: "http://127.0.0.1:1/third-party/callback/" },
    ],
    ["a script as redirect_uri", { redirect_uri: "javascript:alert(1)" }],
  ])(
    "%s ends on a page of ours, with a reference, signed in or not [#2, #3, #28]",
    async (_name, changes) => {
      const { assent, context, page } = journey;
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      for (const person of [null, "editor"] as const) {
        if (person !== null) {
          await signIn(context, assent, person);
        }
        const response = await page.goto(
          authorizationUrl(assent, { ...changes, response_type: "token" }),
        );
        expect(response?.status()).toBe(400);
        const reference = await statusReference(page, "bad-request");
        expect(assent.appLog.some((line) => line.includes(reference) && reference !== "")).toBe(
          true,
        );
      }
      expect(requests.filter((url) => !url.startsWith(assent.appUrl))).toEqual([]);
    },
  );

  it("an unregistered redirect_uri is not trusted even when no page may be shown [#29]", async () => {
    const { assent, page } = journey;
    const changes = { redirect_uri: "https://evil.example/cb", prompt: "none" };
    await page.goto(authorizationUrl(assent, changes));
    await statusReference(page, "bad-request");
    expect(new URL(page.url()).origin).toBe(assent.appUrl);
  });
});

describe("a request whose error the client may hear of", () => {
  it.each([
    ["response_type=token", { response_type: "token" }, "unsupported_response_type"],
    ["an unknown scope", { scope: "openid no.such.scope" }, "invalid_scope"],
    ["PKCE by plain", { code_challenge_method: "plain" }, "invalid_request"],
    ["a request object", { request: "a.b.c" }, "request_not_supported"],
  ])("%s goes to a confidential client with its state", async (_name, changes, error) => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.goto(authorizationUrl(assent, changes));
    const url = new URL(page.url());
    expect(url.origin).toBe(assent.relyingPartyUrl);
    expect(url.searchParams.get("error")).toBe(error);
    expect(url.searchParams.get("state")).toBe("state-of-the-test");
    expect(url.searchParams.getAll("iss")).toEqual([assent.sandboxUrl]);
  });

  it("goes to a public third party only by the user's hand [#50]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.goto(authorizationUrl(assent, { request: "a.b.c" }, "thirdPartyPublic"));
    await statusReference(page, "bad-request");
    await page.locator("main").getByRole("link").click();
    await page.waitForURL(`${assent.relyingPartyUrl}/**`);
    expect(new URL(page.url()).searchParams.get("error")).toBe("request_not_supported");
  });

  it.each([
    ["nobody is signed in", null, "login_required"],
    ["consent is needed", "editor", "consent_required"],
  ] as const)("prompt=none says that %s, without a page [#11]", async (_name, person, error) => {
    const { assent, context, page } = journey;
    if (person !== null) {
      await signIn(context, assent, person);
    }
    const response = await page.request.get(authorizationUrl(assent, { prompt: "none" }), {
      maxRedirects: 0,
    });
    expect(response.status()).toBe(303);
    expect(new URL(response.headers()["location"] ?? "").searchParams.get("error")).toBe(error);
  });
});

describe("a page that is open when things change", () => {
  const request = { scopes: ["openid", "notes.read"] };

  it("comes back to the same request after the session ended and somebody signed in [#52, #64]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", request);
    const cookies = await context.cookies();
    const cookie = cookies.find(({ name }) => name === "stytch_session");
    await assent.stytch.endSession(cookie?.value ?? "");
    await allow(page);
    await statusReference(page, "session-ended");
    await page.getByRole("button", { name: "Sign in again" }).click();
    await page.waitForURL(/\/login\?/u);
    await signInOnPage(page, assent, assent.seeds.people.editor);
    await allow(page);
    expect((await flow.finish()).granted).toEqual(request.scopes);
  });

  it("grants nothing for an account that was switched in another tab [#32, #33]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", request);
    await page.getByText(assent.seeds.people.editor.email).waitFor();
    await signIn(context, assent, "owner");
    await allow(page);
    await statusReference(page, "account-changed");
    await page.getByRole("button", { name: "Read it again" }).click();
    await page.getByText(assent.seeds.people.owner.email).waitFor();
    await allow(page);
    expect((await flow.finish()).subject).toBe(assent.seeds.people.owner.id);
  });

  it("decides once, however often it is pressed and wherever it is open [#34, #35]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await startFlow(assent, page, "third-party", request);
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
    const decisions: number[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith("/bff/authorize/decision")) {
        decisions.push(response.status());
      }
    });
    await page.locator('[data-part="allow"]').dblclick({ noWaitAfter: true });
    await page.waitForURL(/\/result$/u);
    expect(decisions).toEqual([200]);
  });

  it("shows no consent that was already answered when the user goes back [#51]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", request);
    await allow(page);
    await flow.finish();
    const codes: string[] = [];
    page.on("request", (sent) => {
      if (sent.url().endsWith("/bff/authorize/decision")) {
        codes.push(sent.url());
      }
    });
    await page.goBack();
    await page.waitForURL((url) => url.origin !== assent.appUrl);
    expect(codes).toEqual([]);
  });

  it("keeps the choice and can be tried again after the connection was lost [#149]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const flow = await startFlow(assent, page, "third-party", {
      scopes: ["openid", "notes.read", "notes.write"],
    });
    await scopeSwitch(page, "notes.write").uncheck();
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
    await context.setOffline(true);
    await allow(page);
    await page.locator('main[data-status="submit-failed"]').waitFor();
    await context.setOffline(false);
    await allow(page);
    expect((await flow.finish()).granted).toEqual(["openid", "notes.read"]);
  });
});

describe("a page that nobody has looked at yet", () => {
  it("has no focus on a button, and nothing is allowed by Enter or by an early press [#48]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const decisions: string[] = [];
    page.on("request", (sent) => {
      if (sent.url().endsWith("/bff/authorize/decision")) {
        decisions.push(sent.url());
      }
    });
    await page.goto(authorizationUrl(assent), { waitUntil: "commit" });
    await page.locator('[data-part="allow"]').waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BUTTON");
    await page.keyboard.press("Enter");
    expect(decisions).toEqual([]);
  });

  it("loads nothing from elsewhere, stores nothing, and breaks no rule of its own policy [#77, #83, #84]", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const requests: string[] = [];
    page.on("request", (sent) => requests.push(sent.url()));
    await page.goto(authorizationUrl(assent));
    await page.locator('[data-part="allow"][data-armed="true"]').waitFor();
    expect(requests.filter((url) => !url.startsWith(assent.appUrl))).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(journey.consoleErrors).toEqual([]);
  });

  it("can be read before any script has run", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.goto(authorizationUrl(assent));
    const heading = page.getByRole("heading", { level: 1 });
    expect(await heading.innerText()).toContain("Acme Notes");
    expect(await page.locator("body").innerText()).toContain("editor@example.com");
  });
});

describe("a server that cannot reach Stytch", async () => {
  const journey = useJourney({ env: { STYTCH_API_URL: `http://localhost:${await freePort()}` } });

  it("says so, with a reference and another try, and sends nobody anywhere", async () => {
    const { assent, context, page } = journey;
    await signIn(context, assent, "editor");
    const response = await page.goto(authorizationUrl(assent));
    expect(response?.status()).toBe(503);
    const reference = await statusReference(page, "unavailable");
    expect(assent.appLog.some((line) => line.includes(reference) && reference !== "")).toBe(true);
    await page.getByRole("button").first().click();
    await statusReference(page, "unavailable");
    expect(new URL(page.url()).origin).toBe(assent.appUrl);
  });
});
