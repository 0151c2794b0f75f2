import { Client } from "stytch";
import { describe, expect, it } from "vitest";

import type { Sandbox } from "@assent/sandbox";
import type { ConsumerHooks } from "../../fixtures/sdk/src/page.ts";
import type { SdkPage } from "../support/sdk-page.ts";

/** What the tests work with, once it runs. */
export interface ConsumerStage {
  readonly sandbox: Sandbox;
  readonly sdk: SdkPage<ConsumerHooks>;
}

const patience = { timeout: 10_000 };
const signedOut = { user: null, session: null, factors: [], mayWrite: false };

/** The consumer SDK as teams use it: every way in, every hook, and all that a session can do. */
export function describeConsumer(stage: () => ConsumerStage): void {
  const person = (name: "owner" | "editor" | "viewer") => stage().sandbox.seeds.people[name];
  const server = () => {
    const { projectId: project_id, secret, url: env } = stage().sandbox;
    return new Client({ project_id, secret, env });
  };

  const seen = () => stage().sdk.hooks();

  async function signIn(name: "owner" | "editor" | "viewer"): Promise<void> {
    const { email, password } = person(name);
    await stage().sdk.page.evaluate(
      (credentials) =>
        window.consumer.passwords.authenticate({ ...credentials, session_duration_minutes: 30 }),
      { email, password },
    );
  }

  describe("signing in and being signed in", () => {
    it("signs in by password: user, session and permissions appear in the hooks", async () => {
      await expect.poll(seen, patience).toMatchObject(signedOut);
      await signIn("editor");
      const { userId, email } = person("editor");
      await expect
        .poll(seen, patience)
        .toMatchObject({ user: userId, email, factors: ["password"], mayWrite: true });
    });

    it("says why a password is refused, and shows nobody", async () => {
      const refused = await stage().sdk.page.evaluate(
        (email) =>
          window.consumer.passwords
            .authenticate({ email, password: "wrong", session_duration_minutes: 30 })
            .catch((error: { error_type?: string }) => error.error_type),
        person("owner").email,
      );
      expect(refused).toBe("unauthorized_credentials");
      await expect.poll(seen, patience).toMatchObject(signedOut);
    });

    it("signs in by e-mail code, and creates an account on the way", async () => {
      const { sandbox, sdk } = stage();
      const email = "newcomer@example.com";
      const { method_id } = await sdk.page.evaluate(
        (address) => window.consumer.otps.email.loginOrCreate(address),
        email,
      );
      const code = sandbox.inbox.latest(email)?.code ?? "";
      await sdk.page.evaluate(
        (sent) =>
          window.consumer.otps.authenticate(sent.code, sent.method_id, {
            session_duration_minutes: 30,
          }),
        { code, method_id },
      );
      await expect.poll(seen, patience).toMatchObject({ email, factors: ["otp"], mayWrite: false });
    });

    it("signs in by a link that an e-mail leads to", async () => {
      const { sandbox, sdk } = stage();
      const { email, userId } = person("viewer");
      await sdk.page.evaluate(
        ({ to, login_magic_link_url }) =>
          window.consumer.magicLinks.email.loginOrCreate(to, { login_magic_link_url }),
        { to: email, login_magic_link_url: sdk.page.url() },
      );
      await sdk.page.evaluate(
        (token) => window.consumer.magicLinks.authenticate(token, { session_duration_minutes: 30 }),
        await sdk.followToToken(sandbox.inbox.latest(email)?.link),
      );
      await expect.poll(seen, patience).toMatchObject({ user: userId, factors: ["magic_link"] });
    });

    it("chooses a new password by a link, which ends the session there was", async () => {
      const { sandbox, sdk } = stage();
      const { email, userId } = person("viewer");
      await signIn("viewer");
      await expect.poll(seen, patience).toMatchObject({ user: userId });
      const { session } = await sdk.hooks();
      await sdk.page.evaluate((to) => window.consumer.passwords.resetByEmailStart(to), {
        email,
        reset_password_redirect_url: sdk.page.url(),
      });
      const token = await sdk.followToToken(sandbox.inbox.latest(email)?.link);
      // The same password again: other tests sign in with it.
      await sdk.page.evaluate((answer) => window.consumer.passwords.resetByEmail(answer), {
        token,
        password: person("viewer").password,
        session_duration_minutes: 30,
      });
      await expect.poll(seen, patience).not.toMatchObject({ session });
      await expect.poll(seen, patience).toMatchObject({ user: userId, factors: ["password"] });
    });

    it("keeps the session over a reload, and renews it", async () => {
      const { sdk } = stage();
      await signIn("viewer");
      await expect
        .poll(seen, patience)
        .toMatchObject({ user: person("viewer").userId, mayWrite: false });
      const before = await sdk.hooks();
      const old = await sdk.page.evaluate(() => window.consumer.session.getTokens());
      await sdk.reload();
      await expect
        .poll(seen, patience)
        .toMatchObject({ user: before.user, session: before.session });
      await sdk.page.evaluate(() =>
        window.consumer.session.authenticate({ session_duration_minutes: 240 }),
      );
      await expect.poll(() => sdk.minutesLeft(), patience).toBeGreaterThan(200);
      const renewed = await sdk.page.evaluate(() => window.consumer.session.getTokens());
      expect(renewed?.session_token).toBe(old?.session_token);
      const { session } = await server().sessions.authenticateJwt({
        session_jwt: renewed?.session_jwt ?? "",
      });
      expect(session.session_id).toBe(before.session);
    });

    it("ends the session everywhere", async () => {
      const { sdk } = stage();
      await signIn("owner");
      await expect.poll(seen, patience).toMatchObject({ user: person("owner").userId });
      const tokens = await sdk.page.evaluate(() => window.consumer.session.getTokens());
      await sdk.page.evaluate(() => window.consumer.session.revoke());
      await expect.poll(seen, patience).toMatchObject(signedOut);
      const late = server().sessions.authenticate({ session_token: tokens?.session_token ?? "" });
      await expect(late).rejects.toMatchObject({ error_type: "session_not_found" });
      await sdk.reload();
      await expect.poll(seen, patience).toMatchObject(signedOut);
    });

    it("forgets a session that was ended at the server", async () => {
      const { sdk } = stage();
      await signIn("owner");
      await expect.poll(seen, patience).toMatchObject({ user: person("owner").userId });
      const { session } = await sdk.hooks();
      await server().sessions.revoke({ session_id: session ?? "" });
      const refused = await sdk.page.evaluate(() =>
        window.consumer.session
          .authenticate({ session_duration_minutes: 30 })
          .catch((error: { error_type?: string }) => error.error_type),
      );
      expect(refused).toBe("session_not_found");
      await expect.poll(seen, patience).toMatchObject(signedOut);
    });

    it("lists connected apps, and revokes one", async () => {
      const { sandbox, sdk } = stage();
      await signIn("editor");
      const { clientId, redirectUri, name } = sandbox.seeds.clients.thirdParty;
      await sdk.page.evaluate(
        (client) =>
          window.consumer.idp.oauthAuthorizeSubmit({
            consent_granted: true,
            client_id: client.clientId,
            redirect_uri: client.redirectUri,
            response_type: "code",
            scopes: ["openid", "notes.read"],
          }),
        { clientId, redirectUri },
      );
      const list = async () =>
        (await sdk.page.evaluate(() => window.consumer.user.getConnectedApps())).connected_apps;
      expect(await list()).toMatchObject([
        { connected_app_id: clientId, name, scopes_granted: "openid notes.read" },
      ]);
      await sdk.page.evaluate((id) => window.consumer.user.revokedConnectedApp(id), clientId);
      expect(await list()).toEqual([]);
    });
  });
}
