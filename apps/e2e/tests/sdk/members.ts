import { B2BClient } from "stytch";
import { describe, expect, it } from "vitest";

import type { B2BSandbox, SeedMember } from "@assent/sandbox";
import type { MemberHooks } from "../../fixtures/sdk/src/page.ts";
import type { SdkPage } from "../support/sdk-page.ts";

/** What the tests work with, once it runs. */
export interface MemberStage {
  readonly sandbox: B2BSandbox;
  readonly sdk: SdkPage<MemberHooks>;
}

const patience = { timeout: 10_000 };
const signedOut = { member: null, session: null, organization: null, roles: [], mayWrite: false };

/** The B2B SDK as teams use it: every way in, every hook, and all that a session can do. */
export function describeMembers(stage: () => MemberStage): void {
  const organizations = () => stage().sandbox.seeds.organizations;
  const passcode = (to: string) => stage().sandbox.inbox.latest(to)?.code ?? "";

  const seen = () => stage().sdk.hooks();

  async function signIn({ organizationId, email, password }: SeedMember) {
    return stage().sdk.page.evaluate(
      (credentials) =>
        window.b2b.passwords.authenticate({ ...credentials, session_duration_minutes: 30 }),
      { organization_id: organizationId, email_address: email, password },
    );
  }

  async function discoverByCode(email_address: string) {
    const { sdk } = stage();
    await sdk.page.evaluate(
      (to) => window.b2b.otps.email.discovery.send({ email_address: to }),
      email_address,
    );
    const { discovered_organizations } = await sdk.page.evaluate(
      (sent) => window.b2b.otps.email.discovery.authenticate(sent),
      { email_address, code: passcode(email_address) },
    );
    return discovered_organizations.map(({ organization }) => organization.organization_slug);
  }

  async function enter(organization_id: string) {
    return stage().sdk.page.evaluate(
      (id) =>
        window.b2b.discovery.intermediateSessions.exchange({
          organization_id: id,
          session_duration_minutes: 30,
        }),
      organization_id,
    );
  }

  describe("in a known organization", () => {
    it("signs in by password: member, session, organization and permissions appear", async () => {
      await expect.poll(seen, patience).toMatchObject(signedOut);
      const { editor } = organizations().works.members;
      await signIn(editor);
      const { memberId: member, roles } = editor;
      await expect
        .poll(seen, patience)
        .toMatchObject({ member, organization: "sample-works", roles, mayWrite: true });
    });

    it("signs in by e-mail code", async () => {
      const { viewer } = organizations().works.members;
      const who = { organization_id: viewer.organizationId, email_address: viewer.email };
      const { page } = stage().sdk;
      await page.evaluate((to) => window.b2b.otps.email.loginOrSignup(to), who);
      await page.evaluate(
        (sent) => window.b2b.otps.email.authenticate({ ...sent, session_duration_minutes: 30 }),
        { ...who, code: passcode(viewer.email) },
      );
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: viewer.memberId, organization: "sample-works", mayWrite: false });
    });

    it("signs in by a link that an e-mail leads to", async () => {
      const { sandbox, sdk } = stage();
      const { viewer } = organizations().works.members;
      await sdk.page.evaluate((to) => window.b2b.magicLinks.email.loginOrSignup(to), {
        organization_id: viewer.organizationId,
        email_address: viewer.email,
        login_redirect_url: sdk.page.url(),
      });
      await sdk.page.evaluate(
        (magic_links_token) =>
          window.b2b.magicLinks.authenticate({ magic_links_token, session_duration_minutes: 30 }),
        await sdk.followToToken(sandbox.inbox.latest(viewer.email)?.link),
      );
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: viewer.memberId, organization: "sample-works" });
    });

    it("chooses a new password by a link", async () => {
      const { sandbox, sdk } = stage();
      const { viewer } = organizations().works.members;
      await sdk.page.evaluate((to) => window.b2b.passwords.resetByEmailStart(to), {
        organization_id: viewer.organizationId,
        email_address: viewer.email,
        reset_password_redirect_url: sdk.page.url(),
      });
      const password_reset_token = await sdk.followToToken(
        sandbox.inbox.latest(viewer.email)?.link,
      );
      // The same password again: other tests sign in with it.
      await sdk.page.evaluate((answer) => window.b2b.passwords.resetByEmail(answer), {
        password_reset_token,
        password: viewer.password,
        session_duration_minutes: 30,
      });
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: viewer.memberId, organization: "sample-works" });
    });

    it("finds the organization by its slug before anybody is signed in", async () => {
      const found = await stage().sdk.page.evaluate(() =>
        window.b2b.organization.getBySlug({ organization_slug: "sample-strict" }),
      );
      expect(found.organization).toMatchObject({ mfa_policy: "REQUIRED_FOR_ALL" });
    });

    it("asks for a second factor where the organization does", async () => {
      const { owner } = organizations().strict.members;
      const half = await signIn(owner);
      expect([half.member_authenticated, half.mfa_required?.secondary_auth_initiated]).toEqual([
        false,
        "sms_otp",
      ]);
      await expect.poll(seen, patience).toMatchObject(signedOut);
      await stage().sdk.page.evaluate(
        (sent) => window.b2b.otps.sms.authenticate({ ...sent, session_duration_minutes: 30 }),
        {
          organization_id: owner.organizationId,
          member_id: owner.memberId,
          code: passcode(owner.mfaPhoneNumber),
        },
      );
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: owner.memberId, organization: "sample-strict" });
    });
  });

  describe("by discovery", () => {
    it("none: whoever belongs nowhere founds an organization", async () => {
      expect(await discoverByCode(stage().sandbox.seeds.solo.email)).toEqual([]);
      const { organization } = await stage().sdk.page.evaluate(() =>
        window.b2b.discovery.organizations.create({
          organization_name: "Sample Founded",
          organization_slug: "sample-founded",
          session_duration_minutes: 30,
        }),
      );
      expect(organization?.organization_name).toBe("Sample Founded");
      await expect.poll(seen, patience).toMatchObject({ organization: "sample-founded" });
    });

    it("one: there is nothing to choose", async () => {
      const { viewer } = organizations().works.members;
      expect(await discoverByCode(viewer.email)).toEqual(["sample-works"]);
      await enter(viewer.organizationId);
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: viewer.memberId, organization: "sample-works" });
    });

    it("many: by password, one is chosen, another one later", async () => {
      const { works, guarded } = organizations();
      const { email, password } = works.members.editor;
      const { page } = stage().sdk;
      const found = await page.evaluate(
        (credentials) => window.b2b.passwords.discovery.authenticate(credentials),
        { email_address: email, password },
      );
      expect(found.discovered_organizations).toHaveLength(2);
      await enter(guarded.organizationId);
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: guarded.members.editor.memberId, organization: "sample-guarded" });
      const { discovered_organizations } = await page.evaluate(() =>
        window.b2b.discovery.organizations.list(),
      );
      expect(discovered_organizations).toHaveLength(2);
      await page.evaluate(
        (organization_id) =>
          window.b2b.session.exchange({ organization_id, session_duration_minutes: 30 }),
        works.organizationId,
      );
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: works.members.editor.memberId, organization: "sample-works" });
    });
  });

  it("discovers by a link that an e-mail leads to", async () => {
    const { sandbox, sdk } = stage();
    const { viewer } = organizations().works.members;
    await sdk.page.evaluate((to) => window.b2b.magicLinks.email.discovery.send(to), {
      email_address: viewer.email,
      discovery_redirect_url: sdk.page.url(),
    });
    const found = await sdk.page.evaluate(
      (discovery_magic_links_token) =>
        window.b2b.magicLinks.discovery.authenticate({ discovery_magic_links_token }),
      await sdk.followToToken(sandbox.inbox.latest(viewer.email)?.link),
    );
    expect(found.discovered_organizations).toHaveLength(1);
    await enter(viewer.organizationId);
    await expect.poll(seen, patience).toMatchObject({ member: viewer.memberId });
  });

  describe("with a session", () => {
    it("outlives a reload, is renewed, and ends everywhere", async () => {
      const { sandbox, sdk } = stage();
      const { owner } = organizations().works.members;
      await signIn(owner);
      await expect.poll(seen, patience).toMatchObject({ member: owner.memberId });
      const before = await sdk.hooks();
      await sdk.reload();
      await expect
        .poll(seen, patience)
        .toMatchObject({ member: owner.memberId, session: before.session });
      await sdk.page.evaluate(() =>
        window.b2b.session.authenticate({ session_duration_minutes: 240 }),
      );
      await expect.poll(() => sdk.minutesLeft(), patience).toBeGreaterThan(200);
      const tokens = await sdk.page.evaluate(() => window.b2b.session.getTokens());
      await sdk.page.evaluate(() => window.b2b.session.revoke());
      await expect.poll(seen, patience).toMatchObject(signedOut);
      const { projectId: project_id, secret, url: env } = sandbox;
      const late = new B2BClient({ project_id, secret, env }).sessions.authenticate({
        session_token: tokens?.session_token ?? "",
      });
      await expect(late).rejects.toMatchObject({ error_type: "session_not_found" });
    });

    it("shows connected apps of the member and of the organization, and revokes them", async () => {
      const { sandbox, sdk } = stage();
      const { editor, owner } = organizations().works.members;
      const { clientId, redirectUri, name } = sandbox.seeds.clients.thirdParty;
      const allow = () =>
        sdk.page.evaluate(
          (client) =>
            window.b2b.idp.oauthAuthorizeSubmit({
              consent_granted: true,
              client_id: client.clientId,
              redirect_uri: client.redirectUri,
              response_type: "code",
              scopes: ["openid", "notes.read"],
            }),
          { clientId, redirectUri },
        );
      const mine = async () =>
        (await sdk.page.evaluate(() => window.b2b.self.getConnectedApps())).connected_apps;
      await signIn(editor);
      await allow();
      expect(await mine()).toMatchObject([{ connected_app_id: clientId, name }]);
      await sdk.page.evaluate(
        (connected_app_id) => window.b2b.self.revokeConnectedApp({ connected_app_id }),
        clientId,
      );
      expect(await mine()).toEqual([]);
      await allow();
      await sdk.forget();
      await signIn(owner);
      const { connected_apps } = await sdk.page.evaluate(() =>
        window.b2b.organization.getConnectedApps(),
      );
      expect(connected_apps).toMatchObject([{ connected_app_id: clientId }]);
      const app = await sdk.page.evaluate(
        (connected_app_id) => window.b2b.organization.getConnectedApp({ connected_app_id }),
        clientId,
      );
      expect(app.active_members).toMatchObject([{ member_id: editor.memberId }]);
      await sdk.page.evaluate((data) => window.b2b.organization.members.revokeConnectedApp(data), {
        member_id: editor.memberId,
        connected_app_id: clientId,
      });
      const after = await sdk.page.evaluate(() => window.b2b.organization.getConnectedApps());
      expect(after.connected_apps).toEqual([]);
    });
  });
}
