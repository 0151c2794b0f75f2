import * as v from "valibot";
import { describe, expect, it } from "vitest";

import {
  type Consent,
  DecisionResponse,
  Outcome,
  PATHS,
  REQUEST_HEADER,
  SessionResponse,
} from "../contract.ts";
import { Problem } from "../problem.ts";
import { settleResponse } from "../redirect-uri.ts";
import { SAMPLE_CONSENT, createConsent } from "./sample-consent.ts";
import { createAskedScenario, createProblemReply } from "./sample-scenario.ts";
import { SCENARIOS, findScenario } from "./scenario-list.ts";
import type { Scenario } from "./scenario.ts";
import {
  type ScriptedBff,
  type ScriptedRequest,
  type ScriptedResponse,
  createScriptedBff,
} from "./scripted-bff.ts";
import { STATE_SCENARIOS } from "./state-scenarios.ts";

const { ready } = STATE_SCENARIOS;
const { transaction } = SAMPLE_CONSENT;
const ALLOW = { transaction, decision: "allow", scopes: ["notes.read"] };
const DENY = { transaction, decision: "deny", scopes: [] };
const QUIET = Symbol("no answer yet");

function open(scenario: Scenario = ready): ScriptedBff {
  return createScriptedBff(scenario, { schedule: (callback) => callback() });
}

/** What a request gets, or {@link QUIET} where nothing comes. */
function ask(
  bff: ScriptedBff,
  path: string,
  more: Partial<ScriptedRequest> = {},
): Promise<ScriptedResponse | typeof QUIET> {
  const later = new Promise<typeof QUIET>((resolve) => setTimeout(() => resolve(QUIET), 0));
  return Promise.race([bff.handle({ method: "GET", path, ...more }), later]);
}

function post(bff: ScriptedBff, path: string, body: unknown): ReturnType<typeof ask> {
  const headers = { [REQUEST_HEADER]: "1" };
  return ask(bff, path, { method: "POST", headers, body });
}

const start = (bff: ScriptedBff): ReturnType<typeof ask> =>
  post(bff, PATHS.start, { query: ready.query });
const decide = (bff: ScriptedBff, body: unknown): ReturnType<typeof ask> =>
  post(bff, PATHS.decision, body);

/** The body of an answer, read with a schema; whatever fails the schema fails the test. */
function read<T>(
  response: ScriptedResponse | typeof QUIET,
  schema: v.GenericSchema<unknown, T>,
): T {
  if (typeof response !== "object") {
    throw new TypeError(`No answer: ${String(response)}`);
  }
  return v.parse(schema, response.body);
}

const codeOf = (response: ScriptedResponse | typeof QUIET): string => read(response, Problem).code;

/** What kind of reply a response is; one that fits neither schema is `unreadable`. */
function kindOf(
  response: ScriptedResponse | typeof QUIET,
  schema: v.GenericSchema,
): Scenario["start"]["kind"] | "unreadable" {
  if (response === QUIET || response === "disconnect") {
    return response === QUIET ? "silence" : "disconnect";
  }
  const { status, body } = response;
  if (status === 200) {
    return v.is(schema, body) ? "answer" : "unreadable";
  }
  return v.is(Problem, body) && body.status === status ? "problem" : "unreadable";
}

/** The consent that a scenario shows, or would when asked. */
function consentOf({ outcome, start: reply }: Scenario): Consent | undefined {
  const asked = reply.kind === "answer" ? reply.body : undefined;
  return [outcome, asked].find((one) => one?.kind === "consent");
}

describe("the scripted BFF", () => {
  it.each(SCENARIOS)("answers the start of $id by the contract", async (scenario) => {
    expect(kindOf(await start(open(scenario)), Outcome)).toBe(scenario.start.kind);
  });

  it.each(SCENARIOS)("answers both decisions of $id by the contract", async (scenario) => {
    const { scopes = [] } = consentOf(scenario) ?? {};
    const granted = scopes.filter(({ grantable }) => grantable).map(({ scope }) => scope);
    const expected = consentOf(scenario) ? scenario.decision.kind : "problem";
    for (const decision of [DENY, { ...ALLOW, scopes: granted }].slice(0, granted.length + 1)) {
      expect(kindOf(await decide(open(scenario), decision), DecisionResponse)).toBe(expected);
    }
  });

  it("leads back to the client with what was decided, and its state", async () => {
    const expected = { redirectUri: SAMPLE_CONSENT.destination.url, state: "sample-state" };
    const { redirectTo: allowed } = read(await decide(open(), ALLOW), DecisionResponse);
    const { redirectTo: denied } = read(await decide(open(), DENY), DecisionResponse);
    expect(settleResponse(allowed, expected, { mode: "as-is" })).toBe(allowed);
    expect(settleResponse(denied, expected, { mode: "as-is" })).toBe(denied);
    expect(new URL(allowed).searchParams.has("code")).toBe(true);
    expect(new URL(denied).searchParams.get("error")).toBe("access_denied");
  });

  it("takes a transaction once, and gives a page that asks again a new one", async () => {
    const bff = open();
    await decide(bff, ALLOW);
    expect(codeOf(await decide(bff, ALLOW))).toBe("transaction_used");
    expect(codeOf(await decide(bff, DENY))).toBe("transaction_used");
    const again = read(await start(bff), Outcome);
    const fresh = again.kind === "consent" ? again.transaction : "";
    expect(fresh).not.toBe(transaction);
    const second = await decide(bff, { ...ALLOW, transaction: fresh });
    expect(read(second, DecisionResponse).redirectTo).toContain("code=");
  });

  it("keeps a transaction that failed before Stytch heard of it", async () => {
    const bff = open(STATE_SCENARIOS["submit-failed"]);
    expect(codeOf(await decide(bff, ALLOW))).toBe("upstream_unavailable");
    expect(codeOf(await decide(bff, ALLOW))).toBe("upstream_unavailable");
    const lost = open(STATE_SCENARIOS["outcome-unknown"]);
    expect(codeOf(await decide(lost, ALLOW))).toBe("outcome_unknown");
    expect(codeOf(await decide(lost, ALLOW))).toBe("transaction_used");
  });

  it.each([
    [
      "a transaction that nobody gave out",
      { ...ALLOW, transaction: "other" },
      "transaction_invalid",
    ],
    ["a scope that was not shown", { ...ALLOW, scopes: ["admin"] }, "decision_invalid"],
    ["Allow without a scope", { ...ALLOW, scopes: [] }, "decision_invalid"],
    ["Deny with a scope", { ...DENY, scopes: ["openid"] }, "decision_invalid"],
    ["nothing", undefined, "decision_invalid"],
  ])("refuses a decision with %s, as production does", async (_, body, code) => {
    expect(codeOf(await decide(open(), body))).toBe(code);
  });

  it("refuses a scope that this account may not grant", async () => {
    const bff = open(STATE_SCENARIOS["nothing-grantable"]);
    expect(codeOf(await decide(bff, { ...ALLOW, scopes: ["notes.write"] }))).toBe(
      "decision_invalid",
    );
  });

  it("refuses what production refuses: other addresses, methods, headers and bodies", async () => {
    const bff = open();
    expect(codeOf(await ask(bff, "/bff/other"))).toBe("not_found");
    expect(codeOf(await ask(bff, "/bff/client-logo/"))).toBe("not_found");
    expect(codeOf(await ask(bff, PATHS.start))).toBe("method_not_allowed");
    const foreign = { method: "POST", headers: {}, body: ALLOW };
    expect(codeOf(await ask(bff, PATHS.decision, foreign))).toBe("request_refused");
    expect(codeOf(await post(bff, PATHS.start, { query: 1 }))).toBe("invalid_request");
  });

  it("says who is signed in", async () => {
    expect(read(await ask(open(), PATHS.session), SessionResponse)).toEqual({
      account: SAMPLE_CONSENT.account,
    });
    const nobody = await ask(open(STATE_SCENARIOS["signed-out"]), PATHS.session);
    expect(read(nobody, SessionResponse)).toEqual({ account: null });
  });

  it("says when another try makes sense", async () => {
    const problem = { ...createProblemReply("rate_limited").problem, retryAfterSeconds: 30 };
    const response = await start(open({ ...ready, start: { kind: "problem", problem } }));
    expect(response).toMatchObject({ status: 429, headers: { "retry-after": "30" } });
  });

  it("takes reports of the browser without a word", async () => {
    const response = await ask(open(), PATHS.cspReport, { method: "POST", body: {} });
    expect(response).toMatchObject({ status: 204, body: null });
  });
});

describe("the logos", () => {
  const logoOf = async (id: string): ReturnType<typeof ask> => {
    const scenario = findScenario(id) ?? ready;
    return ask(open(scenario), consentOf(scenario)?.client.logo ?? "");
  };

  it("are pictures of the types that the BFF lets through", async () => {
    const png = await logoOf("logo-image");
    expect(png).toMatchObject({ status: 200, headers: { "content-type": "image/png" } });
    const bytes = read(png, v.instance(Uint8Array));
    expect(bytes.slice(0, 8)).toEqual(
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    );
    const huge = await logoOf("logo-huge");
    expect(huge).toMatchObject({ headers: { "content-type": "image/webp" } });
    expect(read(huge, v.instance(Uint8Array)).length).toBeLessThan(100);
  });

  it("break off, or are missing, where the scenario says so", async () => {
    const whole = read(await logoOf("logo-image"), v.instance(Uint8Array));
    const broken = read(await logoOf("logo-broken"), v.instance(Uint8Array));
    expect(broken).toEqual(whole.slice(0, broken.length));
    expect(broken.length).toBeLessThan(whole.length);
    expect(codeOf(await logoOf("logo-missing"))).toBe("not_found");
  });

  it("of organizations are there, too", async () => {
    const bff = open(findScenario("organization-long"));
    expect(await ask(bff, `${PATHS.organizationLogo}?v=1`)).toMatchObject({ status: 200 });
  });
});

describe("what the scripted BFF is told", () => {
  const DOWN = createProblemReply("upstream_unavailable");

  it("makes a call fail once", async () => {
    const bff = open();
    bff.fail("decision", DOWN, "once");
    expect(codeOf(await decide(bff, ALLOW))).toBe("upstream_unavailable");
    expect(kindOf(await decide(bff, ALLOW), DecisionResponse)).toBe("answer");
  });

  it.each([
    ["start", start, "answer"],
    ["decision", (bff: ScriptedBff) => decide(bff, DENY), "answer"],
    ["session", (bff: ScriptedBff) => ask(bff, PATHS.session), "answer"],
    ["logo", (bff: ScriptedBff) => ask(bff, `${PATHS.clientLogo}/c`), "answer"],
  ] as const)("makes %s fail each time, until it is called off", async (call, make, after) => {
    const bff = open();
    bff.fail(call, { kind: "disconnect" }, "always");
    expect([await make(bff), await make(bff)]).toEqual(["disconnect", "disconnect"]);
    bff.fail(call, { kind: "silence" }, "always");
    expect(await make(bff)).toBe(QUIET);
    bff.recover();
    expect(kindOf(await make(bff), v.unknown())).toBe(after);
  });

  it("delays each answer by the latency of the moment", async () => {
    const timers: { readonly callback: () => void; readonly ms: number }[] = [];
    const schedule = (callback: () => void, ms: number): unknown => timers.push({ callback, ms });
    const bff = createScriptedBff(ready, { latency: 800, schedule });
    const first = bff.handle({ method: "GET", path: PATHS.session });
    expect(await Promise.race([first, Promise.resolve(QUIET)])).toBe(QUIET);
    bff.setLatency(2_000);
    const second = bff.handle({ method: "GET", path: PATHS.session });
    expect(timers.map(({ ms }) => ms)).toEqual([800, 2_000]);
    timers.forEach(({ callback }) => callback());
    expect(await Promise.all([first, second])).toMatchObject([{ status: 200 }, { status: 200 }]);
    bff.setLatency(0);
    expect(await ask(bff, PATHS.session)).toMatchObject({ status: 200 });
    expect(timers).toHaveLength(2);
  });

  it("asks for the scopes that a scenario of one's own shows", async () => {
    const consent = createConsent({ scopes: [{ scope: "a", description: "", grantable: true }] });
    const own = createAskedScenario({ ...ready, id: "own", group: "own" }, consent);
    const response = await decide(open(own), { ...ALLOW, scopes: ["a"] });
    expect(kindOf(response, DecisionResponse)).toBe("answer");
  });
});
