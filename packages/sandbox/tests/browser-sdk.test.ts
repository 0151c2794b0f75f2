import { describe, expect, it } from "vitest";

import { challengeOf, refusal, nodeClient, useSandbox, verifier } from "./support.ts";

const sandbox = useSandbox();
const origin = "http://localhost:3000";

interface SdkAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Readonly<Record<string, unknown>>;
  readonly problem: Readonly<Record<string, unknown>>;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Calls an endpoint the way the browser SDK does. */
async function call(
  path: string,
  options: { method?: string; body?: unknown; token?: string } = {},
): Promise<SdkAnswer> {
  const { publicToken, url } = sandbox();
  const { method = "POST", body, token = publicToken } = options;
  const response = await fetch(`${url}/sdk/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      origin,
      authorization: `Basic ${Buffer.from(`${publicToken}:${token}`).toString("base64")}`,
      "content-type": "application/json",
      "x-sdk-client": "e30=",
      "x-sdk-parent-host": origin,
    },
  });
  const { status, headers } = response;
  const answer = record(await response.json());
  return { status, headers, data: record(answer["data"]), problem: answer };
}

async function sessionToken(): Promise<string> {
  const { email, password } = sandbox().seeds.people.owner;
  const { data } = await call("/passwords/authenticate", {
    body: { email, password, session_duration_minutes: 60 },
  });
  return String(data["session_token"]);
}

describe("start", () => {
  it("bootstrap describes the project to the SDK", async () => {
    const { data } = await call(`/projects/bootstrap/${sandbox().publicToken}`, { method: "GET" });
    expect(data).toMatchObject({
      project_name: "Sandbox",
      vertical: "CONSUMER",
      captcha_settings: { enabled: false },
    });
    expect(record(data["rbac_policy"])["scopes"]).toHaveLength(4);
    const unknown = await call("/projects/bootstrap/public-token-test-x", { method: "GET" });
    expect([unknown.status, unknown.problem["error_type"]]).toEqual([
      404,
      "public_token_not_found",
    ]);
  });

  it("events are taken without credentials", async () => {
    const response = await fetch(`${sandbox().url}/sdk/v1/events`, {
      method: "POST",
      body: "[]",
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(200);
  });

  it("another public token is refused, in the shape the SDK reads", async () => {
    const response = await fetch(`${sandbox().url}/sdk/v1/users/me`, {
      headers: { authorization: `Basic ${btoa("public-token-x:y")}` },
    });
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.json()).toMatchObject({
      status_code: 401,
      error_type: "unauthorized_credentials",
    });
  });
});

describe("signing in", () => {
  it("by password answers user, session and both tokens in the envelope", async () => {
    const { email, password, userId } = sandbox().seeds.people.owner;
    const { status, data } = await call("/passwords/authenticate", {
      body: { email, password, session_duration_minutes: 60 },
    });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      status_code: 200,
      user_id: userId,
      user: { user_id: userId },
      __user: { user_id: userId },
      session: { user_id: userId },
    });
    expect([typeof data["session_token"], typeof data["session_jwt"]]).toEqual([
      "string",
      "string",
    ]);
  });

  it("by passcode creates an account on the way", async () => {
    const sent = await call("/otps/email/login_or_create", {
      body: { email: "browser@example.com" },
    });
    const token = sandbox().inbox.latest("browser@example.com")?.code;
    const body = { token, method_id: sent.data["method_id"], session_duration_minutes: 60 };
    const { data } = await call("/otps/authenticate", { body });
    expect(record(data["user"])["emails"]).toEqual([
      expect.objectContaining({ email: "browser@example.com", verified: true }),
    ]);
    expect((await call("/otps/authenticate", { body })).status).toBe(404);
  });

  it.each(["primary", "secondary"])("send/%s wants a known address", async (factor) => {
    const known = await call(`/otps/email/send/${factor}`, {
      body: { email: "owner@example.com" },
    });
    expect(known.data["method_id"]).toMatch(/^email-test-/u);
    const unknown = await call(`/otps/email/send/${factor}`, {
      body: { email: "nobody@example.com" },
    });
    expect(unknown.problem["error_type"]).toBe("user_not_found");
  });
});

describe("with a session", () => {
  it("authenticate renews it, users/me knows it, revoke ends it for the server as well", async () => {
    const token = await sessionToken();
    expect((await call("/sessions/authenticate", { body: {}, token })).data["session_token"]).toBe(
      token,
    );
    expect((await call("/users/me", { method: "GET", token })).data["user_id"]).toBe(
      sandbox().seeds.people.owner.userId,
    );
    expect((await call("/sessions/revoke", { token })).status).toBe(200);
    const gone = await call("/sessions/authenticate", { body: {}, token });
    expect([gone.status, gone.problem["error_type"]]).toEqual([404, "session_not_found"]);
    const atServer = nodeClient(sandbox()).sessions.authenticate({ session_token: token });
    expect((await refusal(atServer)).error_type).toBe("session_not_found");
  });

  it("without one the answer is user_unauthenticated, which makes the SDK forget its state", async () => {
    for (const path of [
      "/sessions/authenticate",
      "/sessions/revoke",
      "/idp/oauth/authorize/start",
    ]) {
      const { clientId, redirectUri } = sandbox().seeds.clients.thirdParty;
      const body = {
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scopes: ["openid"],
      };
      const { status, problem } = await call(path, { body });
      expect([status, problem["error_type"]]).toEqual([401, "user_unauthenticated"]);
    }
  });
});

describe("the consent page of the browser SDK", () => {
  it("starts, submits, lists and revokes", async () => {
    const token = await sessionToken();
    const { clientId, redirectUri } = sandbox().seeds.clients.thirdPartyPublic;
    const request = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scopes: ["openid", "notes.read"],
      code_challenge: await challengeOf(verifier),
      state: "s",
      resources: ["https://api.example/"],
    };
    const started = await call("/idp/oauth/authorize/start", { body: request, token });
    expect(started.data).toMatchObject({
      consent_required: true,
      client: { client_name: "Acme Desktop" },
    });
    const submitted = await call("/idp/oauth/authorize/submit", {
      body: { ...request, consent_granted: true },
      token,
    });
    expect(submitted.data["redirect_uri"]).toContain(
      `${redirectUri}?code=${String(submitted.data["authorization_code"])}`,
    );
    const apps = async (): Promise<unknown> =>
      (await call("/users/connected_apps", { method: "GET", token })).data["connected_apps"];
    expect(await apps()).toEqual([
      expect.objectContaining({ connected_app_id: clientId, scopes_granted: "openid notes.read" }),
    ]);
    expect((await call(`/users/connected_apps/${clientId}/revoke`, { token })).status).toBe(200);
    expect(await apps()).toEqual([]);
  });
});

describe("other origins", () => {
  it("the app and the relying party may read answers, with credentials", async () => {
    for (const allowed of [origin, "http://127.0.0.1:4100"]) {
      const response = await fetch(`${sandbox().url}/sdk/v1/users/me`, {
        method: "OPTIONS",
        headers: {
          origin: allowed,
          "access-control-request-method": "GET",
          "access-control-request-headers": "authorization",
        },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get("access-control-allow-origin")).toBe(allowed);
      expect(response.headers.get("access-control-allow-credentials")).toBe("true");
      expect(response.headers.get("access-control-allow-headers")).toBe(
        "authorization, content-type, x-sdk-client, x-sdk-parent-host",
      );
    }
    expect(
      (await call("/users/me", { method: "GET" })).headers.get("access-control-allow-origin"),
    ).toBe(origin);
  });

  it("no other page may, and the server API none at all [#117]", async () => {
    const evil = await fetch(`${sandbox().url}/sdk/v1/users/me`, {
      headers: { origin: "https://evil.example" },
    });
    expect(evil.headers.get("access-control-allow-origin")).toBeNull();
    for (const path of ["/v1/users", "/inbox.json", "/v1/sessions/authenticate"]) {
      const response = await fetch(`${sandbox().url}${path}`, {
        method: "OPTIONS",
        headers: { origin },
      });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
