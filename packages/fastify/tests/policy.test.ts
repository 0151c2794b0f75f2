import { describe, expect, it } from "vitest";

import { CLIENT, createHarness, query } from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

const WEB = "https://rp.example/cb";
const LOOPBACK = "http://127.0.0.1:4102/cb";
const APP = "com.example.app:/cb";

/** Client type, redirect URI, what Stytch says, policy, prompt: and whether the person is asked. */
const TABLE = [
  ["first_party", WEB, false, "default", undefined, false],
  ["first_party", WEB, true, "default", undefined, true],
  ["first_party", WEB, false, "default", "consent", true],
  ["first_party", WEB, false, "strict", undefined, false],
  ["first_party", LOOPBACK, false, "default", undefined, false],
  ["first_party_public", WEB, false, "default", undefined, false],
  ["first_party_public", LOOPBACK, false, "default", undefined, false],
  ["first_party_public", APP, false, "default", undefined, false],
  ["first_party_public", WEB, false, "strict", undefined, true],
  ["third_party", WEB, false, "default", undefined, false],
  ["third_party", LOOPBACK, false, "default", undefined, false],
  ["third_party", WEB, false, "strict", undefined, true],
  ["third_party_public", WEB, false, "default", undefined, false],
  ["third_party_public", LOOPBACK, false, "default", undefined, true],
  ["third_party_public", APP, false, "default", undefined, true],
  ["third_party_public", WEB, false, "strict", undefined, true],
  ["partner", WEB, false, "default", undefined, true],
  ["", WEB, false, "default", undefined, true],
] as const;

describe("who is asked", () => {
  it.each(TABLE)(
    "[#40] %s at %s, Stytch says %s, policy %s, prompt %s: %s",
    async (type, redirectUri, consentRequired, consentPolicy, prompt, asked) => {
      const harness = await createHarness({ consentPolicy, confidentialLoopback: true });
      harness.stub.change(CLIENT, { type, redirectUris: [redirectUri] });
      harness.stub.consentRequired = consentRequired;
      const outcome = await harness.start(query({ redirect_uri: redirectUri, prompt }));
      expect(outcome.kind).toBe(asked ? "consent" : "redirect");
      expect(harness.stub.sent(PATH.authorize)).toHaveLength(asked ? 0 : 1);
    },
  );

  it.each([undefined, null, "false", 0, "", {}])(
    "[#41] everybody, unless Stytch says a plain false: consent_required %j",
    async (consentRequired) => {
      const harness = await createHarness();
      harness.stub.change(CLIENT, { type: "first_party" });
      harness.stub.consentRequired = consentRequired;
      expect((await harness.start(query())).kind).toBe("consent");
      expect(harness.stub.sent(PATH.authorize)).toEqual([]);
    },
  );

  it("everybody who could grant nothing, so that no empty grant is made silently", async () => {
    const harness = await createHarness();
    harness.stub.consentRequired = false;
    harness.stub.ungrantable.add("openid");
    expect((await harness.start(query({ scope: "openid" }))).kind).toBe("consent");
  });

  it("nobody, where the request does not fit into a transaction: the client hears of it", async () => {
    const harness = await createHarness();
    const outcome = await harness.start(query({ state: "s".repeat(10_000) }));
    expect(outcome).toMatchObject({
      kind: "redirect",
      redirectTo: expect.stringContaining("error=invalid_request") as string,
    });
  });

  it("[#95] takes a client of an unknown type for the least trusted one", async () => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { type: "partner" });
    expect(await harness.start(query())).toMatchObject({ client: { type: "third_party_public" } });
    const bare = query({ code_challenge: undefined, code_challenge_method: undefined });
    expect(await harness.start(bare)).toMatchObject({
      kind: "problem",
      problem: { code: "invalid_request" },
    });
  });

  it("[#45] cleans a client's texts, and calls a nameless one by its id", async () => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { name: "\u202Egnp.exe\u200B", description: "x".repeat(5_000) });
    const shown = await harness.start(query());
    expect(shown).toMatchObject({ client: { name: "gnp.exe" } });
    expect(JSON.stringify(shown).length).toBeLessThan(12_000);
    harness.stub.change(CLIENT, { name: "\u200B \u202E" });
    expect(await harness.start(query())).toMatchObject({ client: { name: CLIENT } });
  });

  it("[#44] names the host of a client whose id is an address", async () => {
    const harness = await createHarness();
    const id = "https://app.example.com/client.json";
    harness.stub.clients.set(id, harness.stub.change(CLIENT, {}));
    expect(await harness.start(query({ client_id: id }))).toMatchObject({
      client: { id, metadataHost: "app.example.com" },
      destination: { kind: "web", host: "rp.example", registrableDomain: "rp.example" },
    });
    expect(harness.stub.sent(PATH.start)[0]?.["client_id"]).toBe(id);
  });
});
