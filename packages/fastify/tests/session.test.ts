import { describe, expect, it } from "vitest";

import {
  JWT,
  OTHER_JWT,
  OTHER_TOKEN,
  OWNER,
  TOKEN,
  consentOf,
  createHarness,
  query,
} from "./harness.ts";
import { PATH, refuse } from "./stytch-stub.ts";

describe("who is signed in", () => {
  it("[#128] is told by name and address, and nothing else of what Stytch knows", async () => {
    const harness = await createHarness();
    const response = await harness.server.inject({
      url: "/bff/session",
      headers: { cookie: OWNER },
    });
    expect(response.json()).toEqual({
      account: { name: "Sample Owner", email: "owner@example.com" },
    });
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it("is nobody without a cookie, and Stytch is not asked", async () => {
    const harness = await createHarness();
    const response = await harness.server.inject("/bff/session");
    expect(response.json()).toEqual({ account: null });
    expect(harness.stub.calls).toEqual([]);
  });

  it.each([
    ["two tokens", `stytch_session=${TOKEN}; stytch_session=${OTHER_TOKEN}`],
    ["the same token twice", `stytch_session=${TOKEN}; stytch_session=${TOKEN}`],
    ["two JWTs", `stytch_session=${TOKEN}; stytch_session_jwt=${JWT}; stytch_session_jwt=x`],
  ])("[#56] is nobody where a cookie came twice: %s", async (_, cookie) => {
    const harness = await createHarness();
    expect((await harness.start(query(), { cookie })).kind).toBe("login");
    const body = { transaction: "x", decision: "allow", scopes: ["openid"] };
    const decision = await harness.post("/bff/authorize/decision", body, { cookie });
    expect(decision.statusCode).toBe(401);
    expect(harness.stub.calls).toEqual([]);
  });

  it("[#56] is read from these two cookies alone", async () => {
    const harness = await createHarness();
    const cookie = `Stytch_session=${TOKEN}; approved=${TOKEN}; x=stytch_session=${TOKEN}`;
    expect((await harness.start(query(), { cookie })).kind).toBe("login");
  });

  it("[#57] is the token's user, whatever the JWT says", async () => {
    const harness = await createHarness();
    const cookie = `stytch_session_jwt=${OTHER_JWT}; stytch_session=${TOKEN}`;
    const consent = await consentOf(harness, query(), { cookie });
    expect(consent.account.email).toBe("owner@example.com");
    expect(JSON.stringify(harness.stub.calls)).not.toContain(OTHER_JWT);
  });

  it.each([
    "garbage",
    "a.b.c",
    "eyJhbGciOiJub25lIn0.e30.",
    "%ff",
    "%00",
    "<script>",
    '"quoted"',
    "x".repeat(9_000),
    `eyJqa3UiOiJodHRwczovL2V2aWwuZXhhbXBsZSJ9.e30.x`,
  ])("[#58] is nobody with a JWT that is none: %.30s", async (jwt) => {
    const harness = await createHarness();
    const cookie = `stytch_session_jwt=${jwt}`;
    expect((await harness.start(query(), { cookie })).kind).toBe("login");
    const session = await harness.server.inject({ url: "/bff/session", headers: { cookie } });
    expect([session.statusCode, session.json()]).toEqual([200, { account: null }]);
  });

  it("[#57] is nobody in particular where Stytch names two people at once", async () => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.authenticate, () => ({
      session: { session_id: "session-test-owner", user_id: "user-test-viewer" },
      user: { emails: [] },
    }));
    const cookie = `stytch_session_jwt=${JWT}`;
    expect(await harness.start(query(), { cookie })).toMatchObject({
      kind: "problem",
      problem: { code: "upstream_invalid" },
    });
  });

  it("[#139] is unknown, not nobody, while Stytch cannot tell", async () => {
    const harness = await createHarness({ upstreamBudgetMs: 300 });
    harness.stub.answers.set(PATH.authenticate, (_call, response) => {
      refuse(response, 503, "service_unavailable");
      return undefined;
    });
    const headers = { cookie: OWNER };
    const response = await harness.server.inject({ url: "/bff/session", headers });
    expect(response.statusCode).toBe(503);
  });
});

it("[#60] [#128] no answer holds a session token, a secret or Stytch's user", async () => {
  const harness = await createHarness();
  const cookie = `${OWNER}; stytch_session_jwt=${JWT}`;
  const page = await harness.navigate(query(), { cookie });
  const consent = await consentOf(harness, query(), { cookie });
  const { transaction } = consent;
  const body = { transaction, decision: "allow", scopes: ["openid"] };
  const answers = [
    page,
    await harness.post("/bff/authorize/decision", body, { cookie }),
    await harness.server.inject({ url: "/bff/session", headers: { cookie } }),
    await harness.server.inject("/bff/sign-in"),
    await harness.post("/bff/logout", {}, { cookie }),
  ];
  const text = `${JSON.stringify(consent)}${answers.map(({ raw, body }) => `${body}${String(raw.res.getHeaders()["set-cookie"])}`).join("")}`;
  expect(text).not.toMatch(/session-token|session-jwt|secret-canary|phone|user-test|user_id/u);
  expect(Object.keys(consent).toSorted()).toEqual([
    "account",
    "client",
    "destination",
    "expiresAt",
    "kind",
    "resources",
    "scopes",
    "switchAccountUrl",
    "transaction",
  ]);
});

it("tells the sign-in page what the SDK needs", async () => {
  const harness = await createHarness();
  const response = await harness.server.inject("/bff/sign-in");
  expect(response.json()).toEqual({
    vertical: "consumer",
    publicToken: "public-token-test-stub",
    apiUrl: harness.stub.url,
  });
});

describe("signing out", () => {
  const CLEARED = [
    "stytch_session=; Path=/; Max-Age=0; SameSite=Lax; Secure",
    "stytch_session_jwt=; Path=/; Max-Age=0; SameSite=Lax; Secure",
  ];

  it("[#62] ends the session at Stytch and in the browser", async () => {
    const harness = await createHarness();
    const response = await harness.post("/bff/logout", {});
    expect(response.statusCode).toBe(204);
    expect(response.headers["set-cookie"]).toEqual(CLEARED);
    expect(response.headers["clear-site-data"]).toBe('"storage"');
    expect(harness.stub.sent(PATH.revoke)).toEqual([{ session_token: TOKEN }]);
    expect((await harness.start(query())).kind).toBe("login");
  });

  it("[#62] ends it in the browser while Stytch is down, and says that it did no more", async () => {
    const harness = await createHarness({ apiUrl: "http://127.0.0.1:9", upstreamBudgetMs: 500 });
    const response = await harness.post("/bff/logout", {});
    expect(response.statusCode).toBe(503);
    expect(response.headers["set-cookie"]).toEqual(CLEARED);
  });

  it("[#62] is fine with a session that has already ended", async () => {
    const harness = await createHarness();
    harness.stub.sessions.clear();
    expect((await harness.post("/bff/logout", {})).statusCode).toBe(204);
  });
});
