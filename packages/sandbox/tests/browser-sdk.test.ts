import { describe, expect, it } from "vitest";

import { record, sdkCaller } from "./sdk-support.ts";
import { useSandbox } from "./support.ts";

const sandbox = useSandbox();
const call = sdkCaller(sandbox);

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
    expect(unknown.problem["error_type"]).toBe("email_not_found");
  });
});
