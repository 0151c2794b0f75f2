import { describe, expect, it } from "vitest";

import {
  CHALLENGE,
  CLIENT,
  type Harness,
  JWT,
  OTHER_TOKEN,
  OWNER,
  TOKEN,
  consentOf,
  createHarness,
  query,
} from "./harness.ts";
import { PATH, type StubAnswer, refuse } from "./stytch-stub.ts";

const CANARIES = [
  TOKEN,
  OTHER_TOKEN,
  JWT,
  "project-secret-canary",
  Buffer.from("project-test-stub:project-secret-canary").toString("base64"),
  "code-canary",
  "state-canary",
  "nonce-canary",
  CHALLENGE,
  "https://rp.example/cb",
  "rp.example%2Fcb",
  "owner@example.com",
  "+15005550006",
  "hint-canary",
  "upstream-message-canary",
  "client-secret-canary",
  "body-canary",
  "logo-canary",
];

const FAILURES: readonly [string, StubAnswer][] = [
  ["400", (_call, response) => refuse(response, 400, "oauth_invalid_scope_requested")],
  ["401", (_call, response) => refuse(response, 401, "unauthorized_credentials")],
  ["404", (_call, response) => refuse(response, 404, "session_not_found")],
  ["500", (_call, response) => refuse(response, 500, "internal_server_error")],
  ["no JSON", (call, response) => response.end(`<p>${JSON.stringify(call.body)}`)],
  ["a broken connection", (_call, response) => response.destroy()],
  ["silence", () => undefined],
  ["another address", () => ({ redirect_uri: "https://evil.example/?code=code-canary" })],
];

/** Goes every way that a request can go. */
async function runFlows(harness: Harness, search: string): Promise<void> {
  await harness.navigate(search);
  await harness.navigate(search, { cookie: "" });
  await harness.navigate(search, { cookie: `stytch_session_jwt=${JWT}` });
  await harness.navigate(`${search}&prompt=login`);
  await harness.navigate(`${search}&prompt=none`);
  await harness.navigate(`${search}&state=state-canary`);
  await harness.post("/bff/authorize/start", "body-canary");
  await harness.post("/bff/authorize/start", { query: search, extra: "body-canary" });
  const outcome = await harness.start(search);
  const transaction = outcome.kind === "consent" ? outcome.transaction : "body-canary";
  const allow = { transaction, decision: "allow", scopes: ["openid"] };
  const other = `stytch_session=${OTHER_TOKEN}`;
  await harness.post("/bff/authorize/decision", allow, { cookie: other });
  await harness.post("/bff/authorize/decision", allow);
  await harness.post("/bff/authorize/decision", allow);
  await harness.server.inject({ url: "/bff/session", headers: { cookie: OWNER } });
  await harness.server.inject({ url: "/bff/connected-apps", headers: { cookie: OWNER } });
  await harness.server.inject({ url: `/bff/client-logo/${CLIENT}?v=body-canary` });
  await harness.server.inject({ url: "/bff/organization-logo", headers: { cookie: OWNER } });
  await harness.post(`/bff/connected-apps/${CLIENT}/revoke`, {});
  await harness.post(`/bff/connected-apps/${CLIENT}/revoke`, { extra: "body-canary" });
  await harness.post("/bff/connected-apps/body-canary/revoke", {});
  await harness.server.inject(`/nope?${search}`);
  await harness.server.inject(`/%c0?${search}`);
  await harness.post("/bff/logout", {}, { headers: { origin: "https://evil.example" } });
}

function leaks(harness: Harness): readonly string[] {
  const text = harness.log() + JSON.stringify(harness.audit);
  expect(text.length).toBeGreaterThan(1_000);
  return CANARIES.filter((canary) => text.includes(canary));
}

const SEARCH = query(
  { login_hint: "hint-canary" },
  "&client_secret=client-secret-canary&access_token=client-secret-canary",
);

describe("the log at its most talkative", () => {
  it("[#96] [#127] holds nothing of a request, a session or an answer", async () => {
    const harness = await createHarness({ rateLimits: { perSession: 20 } });
    harness.stub.change(CLIENT, { logoUrl: "https://127.0.0.1/logo-canary" });
    harness.stub.granted.set("user-test-owner", new Map([[CLIENT, "openid"]]));
    await runFlows(harness, SEARCH);
    harness.stub.consentRequired = false;
    await runFlows(harness, SEARCH);
    expect(leaks(harness)).toEqual([]);
  });

  it.each(FAILURES)("[#127] holds nothing of a failure: %s", async (_, answer) => {
    const harness = await createHarness({
      upstreamBudgetMs: 250,
      upstream: { attemptTimeoutMs: 100, submitTimeoutMs: 100 },
    });
    const { transaction } = await consentOf(harness, SEARCH);
    harness.stub.answers.set(PATH.authorize, answer);
    const allow = { transaction, decision: "allow", scopes: ["openid"] };
    await harness.post("/bff/authorize/decision", allow);
    harness.stub.answers.set(PATH.start, answer);
    harness.stub.answers.set(PATH.authenticate, answer);
    harness.stub.answers.set(`${PATH.client}${CLIENT}`, answer);
    harness.stub.answers.set(PATH.ownersApps, answer);
    await runFlows(harness, SEARCH);
    expect(leaks(harness)).toEqual([]);
  });

  it("[#127] holds nothing of a server that takes no connection", async () => {
    const harness = await createHarness({ apiUrl: "http://127.0.0.1:9", upstreamBudgetMs: 200 });
    await runFlows(harness, SEARCH);
    expect(leaks(harness)).toEqual([]);
  });

  it("[#132] tells nobody of an error that nobody thought of, and the log where it was", async () => {
    const harness = await createHarness({
      audit: {
        record: () => {
          throw Object.assign(new TypeError("message-canary"), { request: { token: TOKEN } });
        },
      },
    });
    const page = await harness.navigate(query());
    const call = await harness.post("/bff/authorize/start", { query: query() });
    expect([page.statusCode, call.statusCode]).toEqual([500, 500]);
    expect(call.json()).toMatchObject({ code: "internal_error" });
    expect(page.body + call.body + harness.log()).not.toMatch(/message-canary|session-token/u);
    expect(harness.log()).toContain("TypeError");
    expect(harness.log()).toContain("log.test.ts");
  });

  it("[#131] is not written by clients", async () => {
    const harness = await createHarness();
    const headers = { "request-id": "evil", "x-request-id": "evil\n{}" };
    const response = await harness.navigate(query(), { headers });
    expect(response.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/u);
    expect(harness.log()).not.toContain("evil");
  });
});

describe("the audit trail", () => {
  it("[#129] holds who allowed what to whom", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    await harness.post("/bff/authorize/decision", body);
    expect(harness.audit.map(({ event }) => event)).toEqual([
      "authorization.requested",
      "consent.shown",
      "consent.allowed",
    ]);
    const { requestId, ...allowed } = harness.audit[2] ?? { requestId: "" };
    expect(requestId).toMatch(/^[\da-f-]{36}$/u);
    expect(allowed).toEqual({
      event: "consent.allowed",
      at: harness.now(),
      upstreamRequestId: "request-id-test-stub",
      userId: "user-test-owner",
      clientId: CLIENT,
      clientType: "third_party",
      scopes: ["openid"],
      redirectTo: "rp.example",
    });
  });

  it("[#129] holds denials, silent grants and refusals", async () => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    await harness.post("/bff/authorize/decision", { transaction, decision: "deny", scopes: [] });
    harness.stub.consentRequired = false;
    await harness.navigate(query());
    await harness.navigate(query({ scope: 'a"b' }));
    await harness.post("/bff/logout", {});
    expect(harness.audit.map(({ event, reason }) => reason ?? event)).toEqual([
      "authorization.requested",
      "consent.shown",
      "consent.denied",
      "authorization.requested",
      "consent.automatic",
      "invalid_scope",
      "session.ended",
    ]);
  });

  it("[#130] is one line of the log each by default, whatever a client calls itself", async () => {
    const harness = await createHarness({ audit: undefined });
    await harness.start(query({ client_id: 'x\\n{"level":60}' }), { cookie: "" });
    const lines = harness.log().trim().split("\n");
    const audit = lines.filter((line) => line.includes('"audit"'));
    expect(audit).toHaveLength(1);
    for (const line of lines) {
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    }
  });
});
