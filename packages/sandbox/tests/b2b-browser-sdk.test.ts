import { describe, expect, it } from "vitest";

import type { SeedMember } from "../src/index.ts";
import { b2bClient, memberCode, useB2BSandbox } from "./b2b-support.ts";
import { consentRequest, record, sdkCaller, type SdkAnswer } from "./sdk-support.ts";
import { codeForm, postForm } from "./support.ts";

const sandbox = useB2BSandbox();
const call = sdkCaller(sandbox);
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

describe("signing in to an organization", () => {
  it("by password", async () => {
    const { data } = await signIn();
    expect(data).toMatchObject({
      member_id: works().members.owner.memberId,
      member_authenticated: true,
      intermediate_session_token: "",
      mfa_required: null,
      primary_required: null,
      organization: { organization_slug: "sample-works" },
    });
    const renewed = await call("/b2b/sessions/authenticate", {
      body: {},
      token: String(data["session_token"]),
    });
    expect(record(renewed.data["member_session"])["member_session_id"]).toBe(
      record(data["member_session"])["member_session_id"],
    );
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

  it("sees which apps the organization's members let in, and who did", async () => {
    const token = await sessionToken();
    const client = sandbox().seeds.clients.thirdPartyPublic;
    const body = { ...(await consentRequest(client)), consent_granted: true };
    await call("/idp/b2b/oauth/authorize/submit", { body, token });
    const base = "/b2b/organizations/connected_apps";
    const all = await call(base, { method: "GET", token });
    expect(all.data["connected_apps"]).toMatchObject([{ connected_app_id: client.clientId }]);
    const one = await call(`${base}/${client.clientId}`, { method: "GET", token });
    expect(one.data["active_members"]).toEqual([
      { member_id: works().members.owner.memberId, granted_scopes: ["openid", "notes.read"] },
    ]);
    await call(`/b2b/organizations/members/connected_apps/${client.clientId}/revoke`, { token });
  });

  it("manages the apps of other members as an admin, and only their own otherwise", async () => {
    const { owner, editor } = works().members;
    const [admin, own] = [await sessionToken(owner), await sessionToken(editor)];
    const client = sandbox().seeds.clients.thirdPartyPublic;
    const body = { ...(await consentRequest(client)), consent_granted: true };
    await call("/idp/b2b/oauth/authorize/submit", { body, token: own });
    const appsOf = (memberId: string, token: string) =>
      call(`/b2b/organizations/members/${memberId}/connected_apps`, { method: "GET", token });
    for (const token of [own, admin])
      expect((await appsOf(editor.memberId, token)).data["connected_apps"]).toMatchObject([
        { connected_app_id: client.clientId },
      ]);
    const refused = await appsOf(owner.memberId, own);
    expect(refused.problem["error_type"]).toBe("session_authorization_error");
    const foreign = sandbox().seeds.organizations.guarded.members.editor.memberId;
    expect((await appsOf(foreign, admin)).problem["error_type"]).toBe("member_not_found");
    const path = `/b2b/organizations/members/${editor.memberId}/connected_apps/${client.clientId}`;
    expect((await call(`${path}/revoke`, { token: admin })).status).toBe(200);
    expect((await appsOf(editor.memberId, own)).data["connected_apps"]).toEqual([]);
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
