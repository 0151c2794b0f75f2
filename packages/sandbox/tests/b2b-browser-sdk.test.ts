import { describe, expect, it } from "vitest";

import type { SeedMember } from "../src/index.ts";
import { b2bClient, memberCode, useB2BSandbox } from "./b2b-support.ts";
import { challengeOf, codeForm, postForm, refusal, verifier } from "./support.ts";

const sandbox = useB2BSandbox();
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

const works = () => sandbox().seeds.organizations.works;

async function signIn(member: SeedMember = works().members.owner): Promise<SdkAnswer> {
  return call("/b2b/passwords/authenticate", {
    body: {
      organization_id: member.organizationId,
      email_address: member.email,
      password: member.password,
      session_duration_minutes: 60,
    },
  });
}

async function sessionToken(member?: SeedMember): Promise<string> {
  return String((await signIn(member)).data["session_token"]);
}

function passcode(to: string): string {
  return sandbox().inbox.latest(to)?.code ?? "";
}

it("bootstrap says that this is a B2B project, and events are taken", async () => {
  const { data } = await call(`/projects/bootstrap/${sandbox().publicToken}`, { method: "GET" });
  expect(data).toMatchObject({ vertical: "B2B", create_organization_enabled: true });
  expect(record(data["rbac_policy"])["scopes"]).toHaveLength(4);
  expect((await call("/events", { body: [] })).status).toBe(200);
});

it("lets the app's pages call, and answers their preflight", async () => {
  const preflight = await fetch(`${sandbox().url}/sdk/v1/b2b/passwords/authenticate`, {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST" },
  });
  expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([
    204,
    origin,
  ]);
});

describe("signing in to an organization", () => {
  it("by password, for sessions that are renewed and revoked", async () => {
    const { data } = await signIn();
    expect(data).toMatchObject({
      member_id: works().members.owner.memberId,
      member_authenticated: true,
      intermediate_session_token: "",
      mfa_required: null,
      primary_required: null,
      organization: { organization_slug: "sample-works" },
    });
    const token = String(data["session_token"]);
    const renewed = await call("/b2b/sessions/authenticate", { body: {}, token });
    expect(record(renewed.data["member_session"])["member_session_id"]).toBe(
      record(data["member_session"])["member_session_id"],
    );
    expect((await call("/b2b/sessions/revoke", { token })).status).toBe(200);
    const gone = await call("/b2b/sessions/authenticate", { body: {}, token });
    expect([gone.status, gone.problem["error_type"]]).toEqual([404, "session_not_found"]);
    const nobody = await call("/b2b/sessions/authenticate", { body: {} });
    expect(nobody.problem["error_type"]).toBe("user_unauthenticated");
  });

  it("by passcode", async () => {
    const { organizationId, members } = works();
    const who = { organization_id: organizationId, email_address: members.viewer.email };
    await call("/b2b/otps/email/login_or_signup", { body: who });
    const { data } = await call("/b2b/otps/email/authenticate", {
      body: { ...who, code: passcode(members.viewer.email), session_duration_minutes: 60 },
    });
    expect(data).toMatchObject({ member_authenticated: true });
  });

  it("with a second factor where it is demanded", async () => {
    const { owner } = sandbox().seeds.organizations.strict.members;
    const half = await signIn(owner);
    expect(half.data).toMatchObject({
      member_authenticated: false,
      member_session: null,
      mfa_required: { secondary_auth_initiated: "sms_otp" },
    });
    const who = { organization_id: owner.organizationId, member_id: owner.memberId };
    await call("/b2b/otps/sms/send", { body: who });
    const { data } = await call("/b2b/otps/sms/authenticate", {
      body: {
        ...who,
        code: passcode(owner.mfaPhoneNumber),
        intermediate_session_token: half.data["intermediate_session_token"],
        session_duration_minutes: 60,
      },
    });
    expect(data).toMatchObject({ member_authenticated: true });
  });

  it("without the public token nothing works", async () => {
    const response = await fetch(`${sandbox().url}/sdk/v1/b2b/passwords/authenticate`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(401);
  });
});

describe("discovery", () => {
  it("by passcode: organizations, then a session of one of them", async () => {
    const email_address = "editor@example.com";
    await call("/b2b/otps/email/discovery/send", { body: { email_address } });
    const found = await call("/b2b/otps/email/discovery/authenticate", {
      body: { email_address, code: passcode(email_address) },
    });
    expect(found.data["discovered_organizations"]).toHaveLength(2);
    const { intermediate_session_token } = found.data;
    const listed = await call("/b2b/discovery/organizations", {
      body: { intermediate_session_token },
    });
    expect(listed.data["discovered_organizations"]).toHaveLength(2);
    const { data } = await call("/b2b/discovery/intermediate_sessions/exchange", {
      body: {
        intermediate_session_token,
        organization_id: works().organizationId,
        session_duration_minutes: 60,
      },
    });
    expect(data).toMatchObject({ member_id: works().members.editor.memberId });
    const again = await call("/b2b/discovery/organizations", {
      body: {},
      token: String(data["session_token"]),
    });
    expect(again.data["discovered_organizations"]).toHaveLength(2);
  });

  it("by password, for an organization of one's own", async () => {
    const { email, password } = works().members.viewer;
    const found = await call("/b2b/passwords/discovery/authenticate", {
      body: { email_address: email, password },
    });
    expect(found.data["discovered_organizations"]).toHaveLength(1);
    const { data } = await call("/b2b/discovery/organizations/create", {
      body: {
        intermediate_session_token: found.data["intermediate_session_token"],
        organization_name: "Sample Own",
        session_duration_minutes: 60,
      },
    });
    expect(data).toMatchObject({
      member_authenticated: true,
      organization: { organization_name: "Sample Own" },
    });
    await b2bClient(sandbox()).organizations.delete({ organization_id: "sample-own" });
  });
});

describe("a signed-in member", () => {
  it("sees themselves and their organization, and changes to another one", async () => {
    const token = await sessionToken();
    const self = await call("/b2b/organizations/members/me", { method: "GET", token });
    expect(self.data["member"]).toMatchObject({ member_id: works().members.owner.memberId });
    const { data } = await call("/b2b/organizations/me", { method: "GET", token });
    expect(data["organization"]).toMatchObject({ organization_slug: "sample-works" });
    const { guarded } = sandbox().seeds.organizations;
    const changed = await call("/b2b/sessions/exchange", {
      body: { organization_id: guarded.organizationId, session_duration_minutes: 60 },
      token,
    });
    expect(changed.data).toMatchObject({ member_id: guarded.members.owner.memberId });
  });

  it("an organization is found by its slug, with what signing in needs and no more", async () => {
    const find = (organization_slug: string) =>
      call("/b2b/organizations/search", { body: { organization_slug } });
    const { organization } = (await find("sample-works")).data;
    expect(organization).toMatchObject({
      organization_id: works().organizationId,
      organization_name: "Sample Works",
      allowed_auth_methods: [],
      mfa_policy: "OPTIONAL",
    });
    expect(organization).not.toHaveProperty("trusted_metadata");
    expect((await find(works().organizationId)).data["organization"]).toBeNull();
  });

  it("lets an app in, finds it among the connected ones, and revokes it", async () => {
    const token = await sessionToken();
    const { clientId, redirectUri } = sandbox().seeds.clients.thirdPartyPublic;
    const asked = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scopes: ["openid", "notes.read"],
      state: "s",
      code_challenge: await challengeOf(verifier),
      resources: [],
    };
    const start = await call("/idp/b2b/oauth/authorize/start", { body: asked, token });
    expect(start.data).toMatchObject({
      consent_required: true,
      client: { client_name: "Acme Desktop" },
    });
    const submit = await call("/idp/b2b/oauth/authorize/submit", {
      body: { ...asked, consent_granted: true },
      token,
    });
    expect(new URL(String(submit.data["redirect_uri"])).searchParams.get("code")).toBe(
      submit.data["authorization_code"],
    );
    const mine = await call("/b2b/organizations/members/connected_apps", { method: "GET", token });
    expect(mine.data["connected_apps"]).toMatchObject([
      { connected_app_id: clientId, scopes_granted: "openid notes.read" },
    ]);
    const all = await call("/b2b/organizations/connected_apps", { method: "GET", token });
    expect(all.data["connected_apps"]).toMatchObject([{ connected_app_id: clientId }]);
    const path = `/b2b/organizations/connected_apps/${clientId}`;
    const one = await call(path, { method: "GET", token });
    expect(one.data["active_members"]).toEqual([
      { member_id: works().members.owner.memberId, granted_scopes: ["openid", "notes.read"] },
    ]);
    await call(`/b2b/organizations/members/connected_apps/${clientId}/revoke`, { token });
    const after = await call("/b2b/organizations/members/connected_apps", { method: "GET", token });
    expect(after.data["connected_apps"]).toEqual([]);
  });

  it("of a guarded organization cannot let third parties in", async () => {
    const token = await sessionToken(sandbox().seeds.organizations.guarded.members.editor);
    const { clientId, redirectUri } = sandbox().seeds.clients.thirdParty;
    const { problem } = await call("/idp/b2b/oauth/authorize/start", {
      body: {
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scopes: ["openid"],
      },
      token,
    });
    expect(problem["error_type"]).toBe("connected_app_not_allowed_for_org");
  });
});

it("logging out asks a signed-in member, and nobody else", async () => {
  const { clients } = b2bClient(sandbox()).connectedApp;
  const post_logout_redirect_uri = "https://app.example.com/bye";
  const { connected_app } = await clients.create({
    client_type: "first_party",
    redirect_urls: ["https://app.example.com/callback"],
    post_logout_redirect_urls: [post_logout_redirect_uri],
  });
  const body = { client_id: connected_app.client_id, post_logout_redirect_uri, state: "s" };
  const nobody = await call("/b2b/oauth/logout/start", { body });
  expect(nobody.data).toMatchObject({
    redirect_uri: `${post_logout_redirect_uri}?state=s`,
    consent_required: false,
  });
  const somebody = await call("/b2b/oauth/logout/start", { body, token: await sessionToken() });
  expect(somebody.data["consent_required"]).toBe(true);
});

it("an access token with full_access becomes a session", async () => {
  const { firstParty } = sandbox().seeds.clients;
  const scopes = ["openid", "full_access"];
  const code = await memberCode(sandbox(), { client: firstParty, scopes });
  const tokens = await postForm(`${sandbox().url}/v1/oauth2/token`, codeForm(firstParty, code));
  const { data } = await call("/b2b/sessions/exchange_access_token", {
    body: { access_token: tokens.body["access_token"], session_duration_minutes: 30 },
  });
  expect(data).toMatchObject({ member_id: works().members.owner.memberId });
});

it("sessions of the browser are those of the server", async () => {
  const { sessions } = b2bClient(sandbox());
  const session_token = await sessionToken();
  const { member } = await sessions.authenticate({ session_token });
  expect(member.member_id).toBe(works().members.owner.memberId);
  await sessions.revoke({ session_token });
  expect((await refusal(sessions.authenticate({ session_token }))).error_type).toBe(
    "session_not_found",
  );
});
