import { describe, expect, it } from "vitest";

import { CLIENT, OWNER, REDIRECT_URI, consentOf, createHarness, query } from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

const ELSEWHERE = "https://evil.example/cb";

describe("prompt=none of a client that anybody could have registered", () => {
  it.each(["third_party_public", "first_party"])(
    "[#12] %s is answered at its own redirect URI only, and both are on record",
    async (type) => {
      const harness = await createHarness();
      harness.stub.change(CLIENT, { type });
      const silent = { prompt: "none" };
      const answered = await harness.navigate(query(silent), { cookie: "" });
      expect(answered.headers.location).toContain(`${REDIRECT_URI}?error=login_required`);
      const refused = await harness.navigate(query({ ...silent, redirect_uri: ELSEWHERE }), {
        cookie: "",
      });
      expect([refused.statusCode, refused.headers.location]).toEqual([400, undefined]);
      expect(harness.audit.map(({ event, clientId, reason }) => [event, clientId, reason])).toEqual(
        Array.from({ length: 2 }, () => [
          ["authorization.requested", CLIENT, undefined],
          ["authorization.refused", CLIENT, "login_required"],
        ]).flat(),
      );
    },
  );
});

describe("id_token_hint", () => {
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"user-test-viewer","exp":1}')}.`;

  it.each([
    ["malformed", "a.b.c"],
    ["unsigned, expired and about somebody else", unsigned],
    ["no token at all", "\u{1F600}".repeat(100)],
  ])("[#16] that is %s changes nothing, and goes nowhere", async (_, hint) => {
    const harness = await createHarness();
    await consentOf(harness, query({ id_token_hint: hint }));
    harness.stub.consentRequired = false;
    const silent = await harness.navigate(query({ prompt: "none", id_token_hint: hint }));
    expect(silent.headers.location).toContain(`${REDIRECT_URI}?code=`);
    expect(JSON.stringify(harness.stub.calls)).not.toContain("id_token_hint");
    expect(harness.log()).not.toContain(encodeURIComponent(hint));
  });

  it("[#16] of 100 KB is refused without asking anybody", async () => {
    const harness = await createHarness();
    const response = await harness.navigate(query({ id_token_hint: "x".repeat(100_000) }));
    expect([response.statusCode, response.headers.location]).toEqual([400, undefined]);
    expect(harness.stub.calls).toEqual([]);
  });
});

describe("redirects", () => {
  it("[#70] are 303 and not stored, after a GET and after a POST", async () => {
    const harness = await createHarness();
    const form = await harness.server.inject({
      method: "POST",
      url: "/oauth/authorize",
      payload: query(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const login = await harness.navigate(query(), { cookie: "" });
    const error = await harness.navigate(query({ scope: "a\tb" }));
    harness.stub.consentRequired = false;
    const granted = await harness.navigate(query());
    for (const { statusCode, headers } of [form, login, error, granted]) {
      expect([statusCode, headers["cache-control"]]).toEqual([303, "no-store"]);
    }
  });

  it("[#75] to a client end in a fragment of their own, so that none of ours is carried over", async () => {
    const harness = await createHarness();
    const error = await harness.navigate(query({ scope: "a\tb" }));
    harness.stub.consentRequired = false;
    const granted = await harness.navigate(query());
    for (const { headers } of [error, granted]) {
      expect(headers.location).toMatch(/^https:\/\/rp\.example\/cb\?[^#]+#$/u);
    }
  });
});

describe("a client that sends constants", () => {
  it("[#97] is named in the log once for each, without their values", async () => {
    const harness = await createHarness();
    const search = (state: string): string => query({ state, nonce: "constant-nonce-canary" });
    await harness.navigate(search("1"), { cookie: OWNER });
    await harness.navigate(search("1"), { cookie: OWNER });
    expect(harness.log()).not.toContain("one-time");
    await harness.navigate(search("2"), { cookie: OWNER });
    await harness.navigate(search("3"), { cookie: OWNER });
    const lines = harness.log().split("\n");
    const warnings = lines.filter((line) => line.includes("used a one-time value twice"));
    expect(warnings.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 40, clientId: CLIENT, parameter: "code_challenge" }),
      expect.objectContaining({ level: 40, clientId: CLIENT, parameter: "nonce" }),
    ]);
    expect(harness.log()).not.toContain("constant-nonce-canary");
    expect(harness.stub.sent(PATH.start)).toHaveLength(4);
  });
});
