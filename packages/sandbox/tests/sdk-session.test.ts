import { describe, expect, it } from "vitest";

import { b2bClient, useB2BSandbox } from "./b2b-support.ts";
import { consentRequest, origin, record, sdkCaller } from "./sdk-support.ts";
import { nodeClient, refusal, useSandbox } from "./support.ts";

const consumer = useSandbox();
const b2b = useB2BSandbox();
const owner = () => consumer().seeds.people.owner;
const member = () => b2b().seeds.organizations.works.members.owner;

const verticals = [
  {
    vertical: "consumer",
    sandbox: consumer,
    base: "",
    whoami: "/users/me",
    apps: "/users/connected_apps",
    credentials: () => ({ email: owner().email, password: owner().password }),
    subject: () => owner().userId,
    idOf: (data: Record<string, unknown>) => data["user_id"],
    authenticate: (session_token: string) =>
      nodeClient(consumer()).sessions.authenticate({ session_token }),
  },
  {
    vertical: "b2b",
    sandbox: b2b,
    base: "/b2b",
    whoami: "/b2b/organizations/members/me",
    apps: "/b2b/organizations/members/connected_apps",
    credentials: () => ({
      organization_id: member().organizationId,
      email_address: member().email,
      password: member().password,
    }),
    subject: () => member().memberId,
    idOf: (data: Record<string, unknown>) => record(data["member"])["member_id"],
    authenticate: (session_token: string) =>
      b2bClient(b2b()).sessions.authenticate({ session_token }),
  },
] as const;

describe.each(verticals)("what both verticals offer the browser SDK: $vertical", (side) => {
  const { sandbox, base, whoami, apps } = side;
  const idp = `/idp${base}/oauth/authorize`;
  const call = sdkCaller(sandbox);

  async function sessionToken(): Promise<string> {
    const body = { ...side.credentials(), session_duration_minutes: 60 };
    return String((await call(`${base}/passwords/authenticate`, { body })).data["session_token"]);
  }

  it("authenticate renews a session, the server knows it, revoke ends it for both", async () => {
    const token = await sessionToken();
    const renewed = await call(`${base}/sessions/authenticate`, { body: {}, token });
    expect(renewed.data["session_token"]).toBe(token);
    expect(side.idOf((await call(whoami, { method: "GET", token })).data)).toBe(side.subject());
    await expect(side.authenticate(token)).resolves.toMatchObject({ status_code: 200 });
    expect((await call(`${base}/sessions/revoke`, { token })).status).toBe(200);
    const gone = await call(`${base}/sessions/authenticate`, { body: {}, token });
    expect([gone.status, gone.problem["error_type"]]).toEqual([404, "session_not_found"]);
    expect((await refusal(side.authenticate(token))).error_type).toBe("session_not_found");
  });

  it("without one the answer is user_unauthenticated, which makes the SDK forget its state", async () => {
    const body = await consentRequest(sandbox().seeds.clients.thirdParty);
    for (const path of [
      `${base}/sessions/authenticate`,
      `${base}/sessions/revoke`,
      `${idp}/start`,
    ]) {
      const { status, problem } = await call(path, { body });
      expect([status, problem["error_type"]]).toEqual([401, "user_unauthenticated"]);
    }
  });

  it("the consent page starts, submits, lists and revokes", async () => {
    const token = await sessionToken();
    const client = sandbox().seeds.clients.thirdPartyPublic;
    const request = await consentRequest(client);
    const started = await call(`${idp}/start`, { body: request, token });
    expect(started.data).toMatchObject({
      consent_required: true,
      client: { client_name: "Acme Desktop" },
    });
    const submitted = await call(`${idp}/submit`, {
      body: { ...request, consent_granted: true },
      token,
    });
    expect(submitted.data["redirect_uri"]).toContain(
      `${client.redirectUri}?code=${String(submitted.data["authorization_code"])}`,
    );
    const connected = async (): Promise<unknown> =>
      (await call(apps, { method: "GET", token })).data["connected_apps"];
    expect(await connected()).toEqual([
      expect.objectContaining({
        connected_app_id: client.clientId,
        scopes_granted: "openid notes.read",
      }),
    ]);
    expect((await call(`${apps}/${client.clientId}/revoke`, { token })).status).toBe(200);
    expect(await connected()).toEqual([]);
  });

  it("the app and the relying party may read answers, with credentials", async () => {
    for (const allowed of [origin, "http://127.0.0.1:4100"]) {
      const response = await fetch(`${sandbox().url}/sdk/v1${whoami}`, {
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
    const { headers } = await call(whoami, { method: "GET" });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
  });

  it("no other page may, and the server API none at all [#117]", async () => {
    const evil = await fetch(`${sandbox().url}/sdk/v1${whoami}`, {
      headers: { origin: "https://evil.example" },
    });
    expect(evil.headers.get("access-control-allow-origin")).toBeNull();
    for (const path of ["/v1/users", "/inbox.json", `/v1${base}/sessions/authenticate`]) {
      const response = await fetch(`${sandbox().url}${path}`, {
        method: "OPTIONS",
        headers: { origin },
      });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("nothing works without the public token", async () => {
    const response = await fetch(`${sandbox().url}/sdk/v1${base}/passwords/authenticate`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(401);
  });
});
