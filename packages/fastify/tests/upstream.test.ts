import { describe, expect, it } from "vitest";

import {
  CLIENT,
  type Harness,
  type HarnessOptions,
  REDIRECT_URI,
  consentOf,
  createHarness,
  query,
} from "./harness.ts";
import { PATH, type StubAnswer, refuse, send } from "./stytch-stub.ts";

const DECISION = "/bff/authorize/decision";
/** Patience of these tests' servers. */
const QUICK: HarnessOptions = {
  upstreamBudgetMs: 400,
  upstream: { connectTimeoutMs: 200, attemptTimeoutMs: 200, submitTimeoutMs: 300 },
};

function refusing(status: number, errorType: string): StubAnswer {
  return (_call, response) => {
    refuse(response, status, errorType);
    return undefined;
  };
}

/** What a page of ours says, or where the client is told. */
async function outcomeOf(harness: Harness, search = query()): Promise<string> {
  const outcome = await harness.start(search);
  switch (outcome.kind) {
    case "problem":
      return outcome.problem.code;
    case "redirect":
      return new URL(outcome.redirectTo).searchParams.get("error") ?? "code";
    case "login":
    case "consent":
      return outcome.kind;
  }
}

describe("a slow Stytch", () => {
  const SLOW: readonly [string, StubAnswer][] = [
    ["never answers", () => undefined],
    [
      "never ends its answer",
      (_call, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write("{");
        return undefined;
      },
    ],
    [
      "answers a byte at a time",
      (_call, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
        return undefined;
      },
    ],
  ];

  it.each(SLOW)("[#135] that %s is given up within the budget", async (_, answer) => {
    const harness = await createHarness(QUICK);
    let closed = 0;
    harness.stub.answers.set(PATH.start, (call, response, request) => {
      response.on("close", () => (closed += 1));
      return answer(call, response, request);
    });
    expect(await outcomeOf(harness)).toBe("upstream_unavailable");
    await expect.poll(() => closed).toBe(harness.stub.sent(PATH.start).length);
  });

  it.each(SLOW)("[#135] [#137] that %s leaves a decision's outcome unknown", async (_, answer) => {
    const harness = await createHarness(QUICK);
    const { transaction } = await consentOf(harness, query());
    harness.stub.answers.set(PATH.authorize, answer);
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    expect((await harness.post(DECISION, body)).json()).toMatchObject({ code: "outcome_unknown" });
    expect((await harness.post(DECISION, body)).json()).toMatchObject({ code: "transaction_used" });
    expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
  });

  it("[#140] costs other routes nothing, and those who wait in vain little", async () => {
    const harness = await createHarness({
      upstreamBudgetMs: 400,
      upstream: { concurrency: 2, queue: 3, attemptTimeoutMs: 300 },
    });
    harness.stub.answers.set(PATH.start, () => undefined);
    const waiting = Array.from({ length: 40 }, () => outcomeOf(harness));
    const health = await harness.server.inject("/healthz");
    expect(health.json()).toEqual({ status: "ok" });
    const outcomes = await Promise.all(waiting);
    expect(new Set(outcomes)).toEqual(new Set(["upstream_unavailable"]));
    expect(harness.stub.sent(PATH.start).length).toBeLessThanOrEqual(5);
    harness.stub.answers.clear();
    expect(await outcomeOf(harness)).toBe("consent");
  });
});

describe("a failing Stytch", () => {
  it.each([429, 502, 503, 504])("[#136] that says %i is asked again", async (status) => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, (_call, response) => {
      harness.stub.answers.clear();
      refuse(response, status, "server_error");
      return undefined;
    });
    expect(await outcomeOf(harness)).toBe("consent");
    expect(harness.stub.sent(PATH.start)).toHaveLength(2);
  });

  it("[#136] is asked three times at most, and never before it wants to be", async () => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, refusing(503, "server_error"));
    expect(await outcomeOf(harness)).toBe("upstream_unavailable");
    expect(harness.stub.sent(PATH.start)).toHaveLength(3);
    harness.stub.answers.set(PATH.start, (_call, response) => {
      response.setHeader("retry-after", "60");
      refuse(response, 503, "server_error");
      return undefined;
    });
    const response = await harness.navigate(query());
    expect([response.statusCode, response.headers["retry-after"]]).toEqual([503, "60"]);
    expect(harness.stub.sent(PATH.start)).toHaveLength(4);
  });

  it.each([500, 502, 503, 504, 429])("[#136] never gets a decision twice: %i", async (status) => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.stub.answers.set(PATH.authorize, refusing(status, "server_error"));
    await harness.post(DECISION, { transaction, decision: "allow", scopes: ["openid"] });
    expect(harness.stub.sent(PATH.authorize)).toHaveLength(1);
  });

  it("[#136] that takes no connection has surely done nothing", async () => {
    const harness = await createHarness(QUICK);
    const { transaction } = await consentOf(harness, query());
    await harness.stub.close();
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    expect((await harness.post(DECISION, body)).statusCode).toBe(503);
    expect((await harness.post(DECISION, body)).json()).toMatchObject({
      code: "upstream_unavailable",
    });
  });
});

describe("an answer that is none", () => {
  const ANSWERS: readonly [string, StubAnswer][] = [
    ["an empty object", (_call, response) => send(response, 200, {})],
    ["a list", (_call, response) => response.end("[]")],
    ["a page", (_call, response) => response.end("<html>")],
    ["nothing", (_call, response) => response.end()],
    [
      "a redirect",
      (_call, response) => {
        response.writeHead(302, { location: PATH.client }).end();
        return undefined;
      },
    ],
    [
      "far too much",
      () => ({
        user_id: "user-test-owner",
        user: { emails: [] },
        client: { client_name: "Acme", client_type: "third_party" },
        consent_required: true,
        scope_results: [],
        redirect_uri: `${REDIRECT_URI}?code=x&state=state-canary`,
        padding: "x".repeat(1_100_000),
      }),
    ],
  ];

  it.each(ANSWERS)("[#138] is no reason to let anybody through: %s", async (_, answer) => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, answer);
    expect(await outcomeOf(harness)).toBe("upstream_invalid");
    expect(harness.stub.calls.map(({ path }) => path)).toEqual([PATH.start]);
  });

  it.each(ANSWERS)("[#138] leaves a decision's outcome unknown: %s", async (_, answer) => {
    const harness = await createHarness();
    const { transaction } = await consentOf(harness, query());
    harness.stub.answers.set(PATH.authorize, answer);
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    expect((await harness.post(DECISION, body)).json()).toMatchObject({ code: "outcome_unknown" });
  });

  it("[#138] is one that speaks of scopes nobody asked for, or grants without a plain true", async () => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, () => ({
      user_id: "user-test-owner",
      user: { emails: [] },
      client: { client_name: "Acme", client_type: "third_party" },
      consent_required: true,
      scope_results: [
        { scope: "admin", is_grantable: true },
        { scope: "openid", is_grantable: "true" },
        { scope: "notes.read", is_grantable: true },
      ],
    }));
    const { scopes } = await consentOf(harness, query());
    expect(scopes.map(({ scope, grantable }) => [scope, grantable])).toEqual([
      ["openid", false],
      ["notes.read", true],
    ]);
  });
});

/** What Stytch says to `start`, and what becomes of the request. */
const TABLE = [
  [404, "connected_app_not_found", "unknown_client"],
  [401, "connected_app_supplied_redirect_url_not_found_in_client", "unregistered_redirect_uri"],
  [400, "oauth_invalid_scope_requested", "invalid_scope"],
  [400, "pkce_required_for_idp_authorization_flow", "invalid_request"],
  [400, "connected_app_not_allowed_for_org", "organization_policy"],
  [404, "session_not_found", "login"],
  [401, "unauthorized_credentials", "misconfigured"],
  [400, "something_new", "upstream_invalid"],
  [401, "something_new", "upstream_invalid"],
  [500, "internal_server_error", "upstream_unavailable"],
  [503, "service_unavailable", "upstream_unavailable"],
  [429, "too_many_requests", "upstream_unavailable"],
] as const;

describe("what Stytch refuses", () => {
  it.each(TABLE)("[#139] %i %s means: %s", async (status, errorType, meaning) => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, refusing(status, errorType));
    expect(await outcomeOf(harness)).toBe(meaning);
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it("[#132] [#139] is told in our words, with a reference that stands in the log", async () => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, refusing(401, "unauthorized_credentials"));
    const response = await harness.navigate(query());
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toMatch(/upstream-message|unauthorized_credentials|stack/u);
    const reference = String(response.headers["x-request-id"]);
    expect(response.body).toContain(`"reference":"${reference}"`);
    const lines = harness
      .log()
      .split("\n")
      .filter((line) => line.includes(reference));
    expect(lines.some((line) => line.includes("request-id-test-stub"))).toBe(true);
  });

  it("[#11] is an error for a client that wants no page, once its address is confirmed", async () => {
    const harness = await createHarness();
    harness.stub.answers.set(PATH.start, refusing(503, "service_unavailable"));
    const outcome = await harness.start(query({ prompt: "none" }));
    expect(outcome).toMatchObject({
      kind: "redirect",
      redirectTo: expect.stringContaining(
        `${REDIRECT_URI}?error=temporarily_unavailable`,
      ) as string,
    });
  });

  it("costs few look-ups, however often the same broken request comes", async () => {
    const harness = await createHarness();
    for (let count = 0; count < 5; count += 1) {
      await harness.start(query({ scope: 'a"b' }));
    }
    expect(harness.stub.sent(`${PATH.client}${CLIENT}`)).toHaveLength(1);
    harness.advance(60_001);
    await harness.start(query({ scope: 'a"b' }));
    expect(harness.stub.sent(`${PATH.client}${CLIENT}`)).toHaveLength(2);
  });

  it("[#30] reaches a client in plain characters only", async () => {
    const harness = await createHarness();
    const outcome = await harness.start(query({ scope: 'a"b\n' }));
    const { redirectTo = "" } = outcome.kind === "redirect" ? outcome : {};
    const description = new URL(redirectTo).searchParams.get("error_description");
    expect(description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/u);
  });
});
