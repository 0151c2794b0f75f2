import { describe, expect, it } from "vitest";

import { b2bClient, useB2BSandbox } from "./b2b-support.ts";
import { sdkCaller } from "./sdk-support.ts";
import { challengeOf, followLink, refusal, verifier } from "./support.ts";

const sandbox = useB2BSandbox();
const links = () => b2bClient(sandbox()).magicLinks;
const works = () => sandbox().seeds.organizations.works;

const open = (to: string): Promise<URL> => followLink(sandbox(), to);

async function tokenFrom(to: string): Promise<string> {
  return (await open(to)).searchParams.get("token") ?? "";
}

describe("a magic link to an organization", () => {
  it("leads to the app's page, and signs its member in once", async () => {
    const { organizationId, memberId, email } = works().members.viewer;
    const who = { organization_id: organizationId, email_address: email };
    const sent = await links().email.loginOrSignup({
      ...who,
      login_redirect_url: "http://localhost:3000/in",
    });
    expect(sent).toMatchObject({ member_id: memberId, member_created: false });
    const page = await open(email);
    expect(`${page.origin}${page.pathname}`).toBe("http://localhost:3000/in");
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      slug: "sample-works",
      stytch_token_type: "multi_tenant_magic_links",
    });
    const magic_links_token = page.searchParams.get("token") ?? "";
    const answer = await links().authenticate({ magic_links_token, session_duration_minutes: 30 });
    expect(answer).toMatchObject({
      member_authenticated: true,
      member_id: memberId,
      organization_id: organizationId,
      reset_sessions: false,
      member_session: { authentication_factors: [{ type: "magic_link" }] },
    });
    const again = links().authenticate({ magic_links_token });
    expect((await refusal(again)).error_type).toBe("unable_to_auth_magic_link");
  });

  it("asks for a second factor where the organization does", async () => {
    const { organizationId, email } = sandbox().seeds.organizations.strict.members.owner;
    await links().email.loginOrSignup({ organization_id: organizationId, email_address: email });
    // The passcode of the second factor goes to a phone, so the newest e-mail is the link.
    const answer = await links().authenticate({ magic_links_token: await tokenFrom(email) });
    expect(answer).toMatchObject({
      member_authenticated: false,
      mfa_required: { secondary_auth_initiated: "sms_otp" },
    });
    expect(answer.intermediate_session_token).not.toBe("");
  });

  it("lets an address join where its domain may, which proves the address", async () => {
    const { organizations } = b2bClient(sandbox());
    const { organization } = await organizations.create({
      organization_name: "Sample Joining",
      email_allowed_domains: ["joining.example"],
      email_jit_provisioning: "RESTRICTED",
    });
    const { organization_id } = organization;
    const email_address = "new@joining.example";
    const sent = await links().email.loginOrSignup({
      organization_id,
      email_address,
      login_redirect_url: "http://localhost:3000/login",
      signup_redirect_url: "http://localhost:3000/signup",
    });
    expect([sent.member_created, sent.member.status]).toEqual([true, "pending"]);
    const page = await open(email_address);
    expect(page.pathname).toBe("/signup");
    const { member } = await links().authenticate({
      magic_links_token: page.searchParams.get("token") ?? "",
    });
    expect([member.status, member.email_address_verified]).toEqual(["active", true]);
    const stranger = links().email.loginOrSignup({
      organization_id,
      email_address: "new@elsewhere.example",
    });
    expect((await refusal(stranger)).error_type).toBe("email_jit_provisioning_not_allowed");
    await organizations.delete({ organization_id });
  });

  it("is not sent where the organization allows other ways only", async () => {
    const { organizations } = b2bClient(sandbox());
    const { organizationId, email } = works().members.owner;
    const change = (auth_methods: string) =>
      organizations.update({
        organization_id: organizationId,
        auth_methods,
        allowed_auth_methods: ["password"],
      });
    await change("RESTRICTED");
    const sent = links().email.loginOrSignup({
      organization_id: organizationId,
      email_address: email,
    });
    expect((await refusal(sent)).error_type).toBe(
      "operation_restricted_by_organization_auth_methods",
    );
    await change("ALL_ALLOWED");
  });

  it("is bound to a device by PKCE, and never leads elsewhere", async () => {
    const { organizationId, email } = works().members.editor;
    const who = { organization_id: organizationId, email_address: email };
    await links().email.loginOrSignup({
      ...who,
      pkce_code_challenge: await challengeOf(verifier),
    });
    const magic_links_token = await tokenFrom(email);
    expect((await refusal(links().authenticate({ magic_links_token }))).error_type).toBe(
      "pkce_expected_code_verifier",
    );
    const proved = await links().authenticate({ magic_links_token, pkce_code_verifier: verifier });
    expect(proved.member_authenticated).toBe(true);
    const elsewhere = { ...who, login_redirect_url: "https://evil.example/" };
    expect((await refusal(links().email.loginOrSignup(elsewhere))).error_type).toBe(
      "no_match_for_provided_magic_link_url",
    );
  });
});

describe("a magic link for discovery", () => {
  it("finds organizations, and one of them is entered", async () => {
    const { editor } = works().members;
    await links().email.discovery.send({
      email_address: editor.email,
      discovery_redirect_url: "http://localhost:3000/find",
    });
    const page = await open(editor.email);
    expect([page.pathname, page.searchParams.get("stytch_token_type")]).toEqual([
      "/find",
      "discovery",
    ]);
    const discovery_magic_links_token = page.searchParams.get("token") ?? "";
    const found = await links().discovery.authenticate({ discovery_magic_links_token });
    expect(found.discovered_organizations).toHaveLength(2);
    const { intermediateSessions } = b2bClient(sandbox()).discovery;
    const entered = await intermediateSessions.exchange({
      intermediate_session_token: found.intermediate_session_token,
      organization_id: editor.organizationId,
    });
    expect(entered.member.member_id).toBe(editor.memberId);
    const again = links().discovery.authenticate({ discovery_magic_links_token });
    expect((await refusal(again)).error_type).toBe("unable_to_auth_magic_link");
  });

  it("is no link to an organization, nor the other way round", async () => {
    const { viewer } = works().members;
    await links().email.discovery.send({ email_address: viewer.email });
    const magic_links_token = await tokenFrom(viewer.email);
    expect((await refusal(links().authenticate({ magic_links_token }))).error_type).toBe(
      "unable_to_auth_magic_link",
    );
  });
});

describe("magic links of the browser SDK", () => {
  const call = sdkCaller(sandbox);

  it("sign in to an organization", async () => {
    const { organizationId, email, memberId } = works().members.owner;
    const body = { organization_id: organizationId, email_address: email };
    await call("/b2b/magic_links/email/login_or_signup", { body });
    const { data } = await call("/b2b/magic_links/authenticate", {
      body: { magic_links_token: await tokenFrom(email), session_duration_minutes: 60 },
    });
    expect(data).toMatchObject({ member_authenticated: true, member_id: memberId });
  });

  it("find organizations", async () => {
    const { email } = sandbox().seeds.solo;
    await call("/b2b/magic_links/email/discovery/send", { body: { email_address: email } });
    const { data } = await call("/b2b/magic_links/discovery/authenticate", {
      body: { discovery_magic_links_token: await tokenFrom(email) },
    });
    expect(data).toMatchObject({ email_address: email, discovered_organizations: [] });
  });
});
