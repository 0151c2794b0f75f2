import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { Outcome } from "@assent/core/contract";
import { describe, expect, it, onTestFinished } from "vitest";

import {
  CHALLENGE,
  CLIENT,
  type Harness,
  REDIRECT_URI,
  consentOf,
  createHarness,
  query,
} from "./harness.ts";
import { PATH } from "./stytch-stub.ts";

/** What the client is told: the parameters of the address that the browser is sent to. */
function toldToClient(outcome: Outcome): Record<string, string> {
  if (outcome.kind !== "redirect") {
    throw new Error(`Expected a redirect, not ${JSON.stringify(outcome)}`);
  }
  const url = new URL(outcome.redirectTo);
  expect(url.origin + url.pathname).toBe(REDIRECT_URI);
  return Object.fromEntries(url.searchParams);
}

/** What the person is told on a page of ours, with nothing leading to the client. */
async function localProblem(harness: Harness, search: string, cookie?: string): Promise<string> {
  const response = await harness.navigate(search, cookie === undefined ? {} : { cookie });
  expect(response.headers.location).toBeUndefined();
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  const snapshot = /<script[^>]+>(?<json>.*)<\/script>/u.exec(response.body)?.groups?.["json"];
  const outcome = JSON.parse(snapshot ?? "{}") as Outcome;
  expect(outcome).not.toHaveProperty("continueTo");
  expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  return outcome.kind === "problem" ? outcome.problem.code : outcome.kind;
}

describe("client and redirect URI", () => {
  it.each([
    ["missing", undefined, "invalid_request"],
    ["unknown", "nope", "unknown_client"],
  ])("[#1] keeps a request with a %s client_id to itself", async (_, clientId, code) => {
    const harness = await createHarness();
    expect(await localProblem(harness, query({ client_id: clientId }))).toBe(code);
  });

  it.each([".", "..", "../../users", "a/b?x=1"])(
    "[#1] looks nothing but a client up by client_id=%s",
    async (clientId) => {
      const harness = await createHarness();
      const search = query({ client_id: clientId, prompt: "none" });
      expect(await localProblem(harness, search, "")).toBe("unknown_client");
      const escaped = `${PATH.client}${encodeURIComponent(clientId)}`;
      expect(harness.stub.calls.every(({ path }) => path === escaped)).toBe(true);
    },
  );

  it.each([
    ["missing", undefined, "invalid_request"],
    ["unregistered", "https://evil.example/cb", "unregistered_redirect_uri"],
  ])("[#2] never follows a redirect_uri that is %s", async (_, redirectUri, code) => {
    const harness = await createHarness();
    expect(await localProblem(harness, query({ redirect_uri: redirectUri }))).toBe(code);
  });

  it.each([
    "https://rp.example:443/cb",
    "https://RP.example/cb",
    "HTTPS://rp.example/cb",
    "https://rp.example/cb/",
    "https://rp.example/cb?x=1",
    "https://rp.example/cb#f",
    "https://rp.example/cb/../cb",
    "https://rp.example/%63b",
    "https://rp.example/cb%2f..",
    "https://rp.example/cb;x",
    "https://rp.example@evil.example/cb",
    "https://rp.example.evil.example/cb",
    "https://rp.example\\@evil.example/cb",
    "https://rp.example/cb ",
    "https://rp.example/cb\0",
  ])("[#3] does not take %j for the registered address", async (redirectUri) => {
    const harness = await createHarness();
    const code = await localProblem(harness, query({ redirect_uri: redirectUri }));
    expect(["unregistered_redirect_uri", "invalid_request"]).toContain(code);
    for (const body of harness.stub.sent(PATH.start)) {
      expect(body["redirect_uri"]).toBe(redirectUri);
    }
  });

  it("[#3] hands Stytch the very bytes that the client sent", async () => {
    const harness = await createHarness();
    const redirectUri = "https://RP.example:443/%63b/./x?a=%20b";
    await harness.start(query({ redirect_uri: redirectUri }));
    expect(harness.stub.sent(PATH.start)[0]?.["redirect_uri"]).toBe(redirectUri);
  });

  it.each([
    ["an unknown client and prompt=none", { client_id: "nope", prompt: "none" }, "unknown_client"],
    [
      "a foreign redirect_uri and response_type=token",
      { redirect_uri: "https://evil.example/cb", response_type: "token" },
      "unregistered_redirect_uri",
    ],
    [
      "a foreign redirect_uri and a broken scope",
      { redirect_uri: "https://evil.example/cb", scope: 'a"b' },
      "unregistered_redirect_uri",
    ],
  ])("[#28] looks at client and redirect URI first, given %s", async (_, changes, code) => {
    const harness = await createHarness();
    expect(await localProblem(harness, query(changes))).toBe(code);
  });

  it("[#29] confirms the redirect URI before it tells a client that nobody is signed in", async () => {
    const harness = await createHarness();
    const foreign = query({ prompt: "none", redirect_uri: "https://evil.example/cb" });
    expect(await localProblem(harness, foreign, "")).toBe("unregistered_redirect_uri");
    const own = await harness.navigate(query({ prompt: "none" }), { cookie: "" });
    expect(own.statusCode).toBe(303);
    expect(own.headers.location).toContain(`${REDIRECT_URI}?error=login_required`);
  });

  it("[#29] trusts nothing in an anonymous request: it goes to the sign-in page", async () => {
    const harness = await createHarness();
    const search = query({ redirect_uri: "https://evil.example/cb" });
    const response = await harness.navigate(search, { cookie: "" });
    expect(response.headers.location).toBe(
      `/login?return_to=${encodeURIComponent(`/oauth/authorize?${search}`)}`,
    );
    expect(harness.stub.calls).toEqual([]);
  });
});

describe("parameters", () => {
  it.each(["&scope=openid", "&state=b", "&prompt=login&prompt=login", "&extra=1&extra=1"])(
    "[#5] refuses a parameter that is given twice: %s",
    async (extra) => {
      const harness = await createHarness();
      const told = toldToClient(await harness.start(query({}, extra)));
      expect(told["error"]).toBe("invalid_request");
      expect(harness.stub.sent(PATH.start)).toEqual([]);
    },
  );

  it.each(["&client_id=other", "&redirect_uri=https%3A%2F%2Fevil.example%2Fcb"])(
    "[#5] tells only the person when client or redirect URI is given twice: %s",
    async (extra) => {
      const harness = await createHarness();
      expect(await localProblem(harness, query({}, extra))).toBe("invalid_request");
    },
  );

  it("[#7] ignores what it does not know, and forwards none of it", async () => {
    const harness = await createHarness();
    await consentOf(harness, query({}, "&extra=foobar&client_secret=s3cret-canary"));
    expect(JSON.stringify(harness.stub.calls)).not.toMatch(/foobar|s3cret-canary/u);
    expect(harness.log()).not.toContain("s3cret-canary");
  });

  it.each(["token", "id_token", "code id_token", "code ", "CODE"])(
    "[#8] refuses response_type=%s",
    async (responseType) => {
      const harness = await createHarness();
      const told = toldToClient(await harness.start(query({ response_type: responseType })));
      expect(told).toMatchObject({ error: "unsupported_response_type", state: "state-canary" });
      expect(told).not.toHaveProperty("code");
    },
  );

  it("[#8] reads a missing response_type as code", async () => {
    const harness = await createHarness();
    await consentOf(harness, query({ response_type: undefined }));
    expect(harness.stub.sent(PATH.start)[0]?.["response_type"]).toBe("code");
  });

  it.each(["none login", "foo", "NONE"])("[#10] refuses prompt=%s", async (prompt) => {
    const harness = await createHarness();
    expect(toldToClient(await harness.start(query({ prompt })))["error"]).toBe("invalid_request");
  });

  it("[#17] never fetches a request_uri", async () => {
    let hits = 0;
    const bait = createServer((_request, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => bait.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void bait.close());
    const { port } = bait.address() as AddressInfo;
    const harness = await createHarness();
    const told = toldToClient(
      await harness.start(query({ request_uri: `http://127.0.0.1:${port}/x` })),
    );
    expect(told["error"]).toBe("request_uri_not_supported");
    expect(hits).toBe(0);
  });

  it.each([
    ["request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported"],
    ["registration", "{}", "registration_not_supported"],
    ["authorization_details", '[{"type":"payment"}]', "invalid_authorization_details"],
    ["resource", "mcp.example.com", "invalid_target"],
    ["resource", "javascript:1", "invalid_target"],
    ["scope", "a\nb", "invalid_scope"],
    ["scope", "x".repeat(5_000), "invalid_scope"],
    ["max_age", "-1", "invalid_request"],
    ["response_mode", "fragment", "invalid_request"],
  ])(
    "[#9] [#14] [#17] [#18] [#19] [#20] answers %s=%.20s by its error",
    async (name, value, error) => {
      const harness = await createHarness();
      expect(toldToClient(await harness.start(query({ [name]: value })))["error"]).toBe(error);
    },
  );

  it("[#19] shows every resource and submits them in order", async () => {
    const harness = await createHarness();
    const resources = ["https://mcp.example/a", "https://mcp.example/b"];
    const extra = resources.map((uri) => `&resource=${encodeURIComponent(uri)}`).join("");
    const consent = await consentOf(harness, query({}, extra));
    expect(consent.resources).toEqual(resources);
    const { transaction } = consent;
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    await harness.post("/bff/authorize/decision", body);
    expect(harness.stub.sent(PATH.authorize)[0]?.["resources"]).toEqual(resources);
  });

  it("[#21] gives a long and strange state back as it came, and forwards the nonce", async () => {
    const harness = await createHarness();
    const state = "+%20&=#%25\"'<>é😀".repeat(70).slice(0, 1_000).toWellFormed();
    const nonce = "n".repeat(384);
    const { transaction } = await consentOf(harness, query({ state, nonce }));
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    const response = await harness.post("/bff/authorize/decision", body);
    const { redirectTo } = response.json<{ redirectTo: string }>();
    expect(new URL(redirectTo).searchParams.get("state")).toBe(state);
    expect(harness.stub.sent(PATH.authorize)[0]).toMatchObject({ state, nonce });
  });

  it("[#6] takes an empty state for none", async () => {
    const harness = await createHarness();
    const told = toldToClient(await harness.start(query({ state: "", scope: "a\tb" })));
    expect(told).not.toHaveProperty("state");
  });

  it.each(["&scope[]=x", "&client_id[a]=b", "&__proto__[x]=1", "&constructor=1", "&x=%ff"])(
    "[#23] [#24] refuses structure and broken escapes: %s",
    async (extra) => {
      const harness = await createHarness();
      expect(await localProblem(harness, query({}, extra))).toBe("invalid_request");
      expect(harness.stub.calls).toEqual([]);
    },
  );
});

describe("PKCE", () => {
  const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined };

  it("[#88] tells a first_party_public client at once that it lacks a challenge", async () => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { type: "first_party_public" });
    const told = toldToClient(await harness.start(query(withoutPkce)));
    expect(told["error"]).toBe("invalid_request");
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it("[#50] [#88] lets the person tell a third_party_public client that it lacks a challenge", async () => {
    const harness = await createHarness();
    harness.stub.change(CLIENT, { type: "third_party_public" });
    expect(await harness.start(query(withoutPkce))).toMatchObject({
      kind: "problem",
      problem: { code: "invalid_request" },
      continueTo: { destination: { kind: "web", host: "rp.example" } },
    });
    expect(harness.stub.sent(PATH.authorize)).toEqual([]);
  });

  it.each([
    [undefined, ""],
    ["plain", ""],
    ["s256", ""],
    ["S512", ""],
    ["S256", "&code_challenge_method=S256"],
  ])("[#89] refuses code_challenge_method=%s%s", async (method, extra) => {
    const harness = await createHarness();
    const outcome = await harness.start(query({ code_challenge_method: method }, extra));
    expect(toldToClient(outcome)["error"]).toBe("invalid_request");
    expect(harness.stub.sent(PATH.start)).toEqual([]);
  });

  it.each([
    ["public", "consent"],
    ["all", "redirect"],
  ] as const)(
    "[#92] with requirePkce %s a confidential client without PKCE meets: %s",
    async (requirePkce, kind) => {
      const harness = await createHarness({ requirePkce });
      expect((await harness.start(query(withoutPkce))).kind).toBe(kind);
    },
  );

  it("[#93] submits the challenge unchanged, after a round trip to the sign-in page as well", async () => {
    const harness = await createHarness();
    const away = await harness.navigate(query(), { cookie: "" });
    const loginUrl = new URL(String(away.headers.location), "https://app.example");
    const back = String(loginUrl.searchParams.get("return_to"));
    const { transaction } = await consentOf(harness, back.slice(back.indexOf("?") + 1));
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    await harness.post("/bff/authorize/decision", body);
    harness.stub.consentRequired = false;
    await harness.start(query());
    const challenges = harness.stub.sent(PATH.authorize).map((sent) => sent["code_challenge"]);
    expect(challenges).toEqual([CHALLENGE, CHALLENGE]);
  });
});
