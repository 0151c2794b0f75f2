import { describe, expect, it } from "vitest";

import { CLIENT, REDIRECT_URI, consentOf, createHarness, query } from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

const DECISION = "/bff/authorize/decision";
const APP = "com.example.app:/cb";
const ISSUER = "https://as.example";

describe("where the browser is sent", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\tjavascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://rp.example/1",
    "file:///etc/passwd",
    "filesystem:https://rp.example/x",
    "about:blank",
    "view-source:https://rp.example/cb",
    "intent://x#Intent;end",
    "content://x",
    "http://rp.example/cb?code=x&state=state-canary",
    "com.example.app:/cb?code=x&state=state-canary",
    "https://evil.example/cb?code=x&state=state-canary",
    "https://rp.example/other?code=x&state=state-canary",
    "https://rp.example/cb?code=x&state=other",
    "https://rp.example/cb?code=x",
    "https://rp.example/cb?code=x&state=state-canary&next=https://evil.example",
    "https://rp.example/cb?code=x&code=y&state=state-canary",
    "https://rp.example/cb?state=state-canary",
    "https://rp.example/cb?code=x&state=state-canary#f",
    "https://user@rp.example/cb?code=x&state=state-canary",
  ])("[#67] [#68] is never %j", async (returned) => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.authorize, () => ({ redirect_uri: returned }));
    const { transaction } = await consentOf(harness, query());
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    const decided = await harness.post(DECISION, body);
    expect(decided.statusCode).toBe(502);
    expect(decided.json()).toMatchObject({ code: "redirect_refused" });
    harness.stub.consentRequired = false;
    const navigated = await harness.navigate(query());
    expect([navigated.statusCode, navigated.headers.location]).toEqual([502, undefined]);
  });

  it.each([
    ["first_party", false],
    ["third_party", false],
    ["first_party_public", true],
    ["third_party_public", true],
  ])("[#67] is an app on this device for a %s client: %s", async (type, taken) => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { type, redirectUris: [APP] });
    const outcome = await harness.start(query({ redirect_uri: APP }));
    expect(outcome.kind).toBe(taken ? "consent" : "problem");
    expect(JSON.stringify(outcome).includes("unregistered_redirect_uri")).toBe(!taken);
  });

  it.each([
    ["first_party", false, "problem"],
    ["third_party", false, "problem"],
    ["third_party", true, "consent"],
    ["first_party_public", false, "consent"],
    ["third_party_public", false, "consent"],
  ])(
    "[#67] is this machine for a %s client, with confidentialLoopback %s: %s",
    async (type, confidentialLoopback, kind) => {
      const harness = await createHarness({ confidentialLoopback });
      const redirectUri = "http://127.0.0.1:4100/cb";
      harness.stub.change(CLIENT, { type, redirectUris: [redirectUri] });
      const outcome = await harness.start(query({ redirect_uri: redirectUri }));
      expect(outcome.kind).toBe(kind);
      const silent = await harness.navigate(query({ redirect_uri: redirectUri, prompt: "none" }));
      expect(silent.headers.location !== undefined).toBe(kind === "consent");
    },
  );

  it.each([
    [{}, "consent"],
    [{ allowed: ["com.example.app"] }, "consent"],
    [{ allowed: ["com.example.other"] }, "problem"],
    [{ allowed: [] }, "problem"],
    [{ refused: ["com.example.app"] }, "problem"],
    [{ allowed: ["com.example.app"], refused: ["com.example.app"] }, "problem"],
  ])("[#67] is an app's scheme by the team's lists %j: %s", async (appSchemes, kind) => {
    const harness = await createHarness({ appSchemes });
    harness.stub.change(CLIENT, { type: "first_party_public", redirectUris: [APP] });
    expect((await harness.start(query({ redirect_uri: APP }))).kind).toBe(kind);
  });

  it("[#67] is no script, though a list allows its scheme", async () => {
    const harness = await createHarness({ appSchemes: { allowed: ["javascript", "data"] } });
    const redirectUri = "javascript:alert(1)";
    harness.stub.change(CLIENT, { type: "first_party_public", redirectUris: [redirectUri] });
    expect((await harness.start(query({ redirect_uri: redirectUri }))).kind).toBe("problem");
  });

  it("[#68] is no code after a denial", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.stub.answers.set(PATH.authorize, () => ({
      redirect_uri: `${REDIRECT_URI}?code=x&state=state-canary`,
    }));
    const body = { transaction, decision: "deny", scopes: [] };
    expect((await harness.post(DECISION, body)).json()).toMatchObject({ code: "redirect_refused" });
  });

  it("[#69] keeps the query that the client registered", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    const redirectUri = `${REDIRECT_URI}?foo=bar`;
    const response = await harness.navigate(query({ redirect_uri: redirectUri }));
    expect(response.headers.location).toContain(`${redirectUri}&code=`);
  });
});

describe("iss", () => {
  async function issOf(location: string | undefined): Promise<readonly string[]> {
    return new URL(location ?? "").searchParams.getAll("iss");
  }

  it("[#71] is our issuer, once, in every response that we replace it in", async () => {
    const harness = await createHarness({ iss: { mode: "replace", issuer: ISSUER } });
    const { transaction } = await consentOf(harness, query());
    const denied = await harness.post(DECISION, { transaction, decision: "deny", scopes: [] });
    const silent = await harness.navigate(query({ prompt: "none" }), { cookie: "" });
    const malformed = await harness.navigate(query({ scope: 'a"b' }));
    harness.stub.consentRequired = false;
    const granted = await harness.navigate(query());
    const locations = [
      denied.json<{ redirectTo: string }>().redirectTo,
      ...[silent, malformed, granted].map(({ headers }) => headers.location),
    ];
    expect(await Promise.all(locations.map(issOf))).toEqual(
      Array.from({ length: 4 }, () => [ISSUER]),
    );
  });

  it.each([
    [{ mode: "as-is" } as const, ["stytch.com/project-test-stub"]],
    [{ mode: "drop" } as const, []],
  ])("[#71] is what Stytch says, or gone: %j", async (iss, expected) => {
    const harness = await createHarness({ iss });
    harness.stub.consentRequired = false;
    const response = await harness.navigate(query());
    expect(await issOf(response.headers.location)).toEqual(expected);
  });
});
