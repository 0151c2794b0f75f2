import { describe, expect, it } from "vitest";

import { b2bClient, memberSignIn, useB2BSandbox } from "./b2b-support.ts";
import { sdkCaller } from "./sdk-support.ts";
import {
  challengeOf,
  followLink,
  nodeClient,
  refusal,
  signIn,
  useSandbox,
  verifier,
} from "./support.ts";

const sandbox = useSandbox();
const b2b = useB2BSandbox();
const chosen = "a password of their own";

async function tokenFor(email: string, options = {}): Promise<string> {
  await nodeClient(sandbox()).passwords.email.resetStart({ email, ...options });
  return (await followLink(sandbox(), email)).searchParams.get("token") ?? "";
}

describe("a new password, by a link", () => {
  it("takes the place of the old one, ends every session and starts one", async () => {
    const { passwords, sessions } = nodeClient(sandbox());
    const { email, password, userId } = sandbox().seeds.people.editor;
    const earlier = await signIn(sandbox(), sandbox().seeds.people.editor);
    const sent = await passwords.email.resetStart({
      email,
      reset_password_redirect_url: "http://localhost:3000/new-password",
    });
    expect(sent.user_id).toBe(userId);
    const page = await followLink(sandbox(), email);
    expect([page.pathname, page.searchParams.get("stytch_token_type")]).toEqual([
      "/new-password",
      "reset_password",
    ]);
    const token = page.searchParams.get("token") ?? "";
    const done = await passwords.email.reset({
      token,
      password: chosen,
      session_duration_minutes: 30,
    });
    expect(done).toMatchObject({ user_id: userId, session: { user_id: userId } });
    const { session_token } = done;
    expect((await sessions.authenticate({ session_token })).user.user_id).toBe(userId);
    const ended = sessions.authenticate({ session_token: earlier });
    expect((await refusal(ended)).error_type).toBe("session_not_found");
    expect((await refusal(passwords.authenticate({ email, password }))).error_type).toBe(
      "unauthorized_credentials",
    );
    expect((await passwords.authenticate({ email, password: chosen })).user_id).toBe(userId);
    const again = passwords.email.reset({ token, password: chosen });
    expect((await refusal(again)).error_type).toBe("unable_to_auth_password_reset_token");
    const markup = await (await fetch(sandbox().url)).text();
    expect(markup).toContain(`${email}</th><td>their own</td>`);
  });

  it("is for known addresses, on pages of the app, with the verifier that was announced", async () => {
    const { email } = sandbox().seeds.people.viewer;
    const { passwords } = nodeClient(sandbox());
    const start = (request: object) => passwords.email.resetStart({ email, ...request });
    expect((await refusal(start({ email: "stranger@example.com" }))).error_type).toBe(
      "email_not_found",
    );
    const elsewhere = start({ reset_password_redirect_url: "https://evil.example/" });
    expect((await refusal(elsewhere)).error_type).toBe("no_match_for_provided_magic_link_url");
    const token = await tokenFor(email, { code_challenge: await challengeOf(verifier) });
    const without = passwords.email.reset({ token, password: chosen });
    expect((await refusal(without)).error_type).toBe("pkce_expected_code_verifier");
    const weak = passwords.email.reset({ token, password: "short", code_verifier: verifier });
    expect((await refusal(weak)).error_type).toBe("weak_password");
    const done = await passwords.email.reset({ token, password: chosen, code_verifier: verifier });
    expect(done.status_code).toBe(200);
  });

  it("does not sign in, nor does a link to sign in change a password", async () => {
    const { email } = sandbox().seeds.people.owner;
    const { magicLinks, passwords } = nodeClient(sandbox());
    const token = await tokenFor(email);
    expect((await refusal(magicLinks.authenticate({ token }))).error_type).toBe(
      "unable_to_auth_magic_link",
    );
    await magicLinks.email.loginOrCreate({ email });
    const link = (await followLink(sandbox(), email)).searchParams.get("token") ?? "";
    const crossed = passwords.email.reset({ token: link, password: chosen });
    expect((await refusal(crossed)).error_type).toBe("unable_to_auth_password_reset_token");
  });

  it("is chosen with the browser SDK as well", async () => {
    const call = sdkCaller(sandbox);
    const { email, userId } = sandbox().seeds.people.owner;
    await call("/passwords/email/reset/start", { body: { email } });
    const token = (await followLink(sandbox(), email)).searchParams.get("token");
    const body = { token, password: chosen, session_duration_minutes: 30 };
    const { data } = await call("/passwords/email/reset", { body });
    expect(data).toMatchObject({ user_id: userId, __user: { user_id: userId } });
  });
});

describe("a new password of a member, by a link", () => {
  it("takes the place of the old one at this organization only, and ends sessions", async () => {
    const { passwords, sessions } = b2bClient(b2b());
    const { works, guarded } = b2b().seeds.organizations;
    const { editor } = works.members;
    const earlier = await memberSignIn(b2b(), editor);
    const who = { organization_id: editor.organizationId, email_address: editor.email };
    const sent = await passwords.email.resetStart({
      ...who,
      reset_password_redirect_url: "http://localhost:3000/new-password",
    });
    expect(sent.member_id).toBe(editor.memberId);
    const page = await followLink(b2b(), editor.email);
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      slug: "sample-works",
      stytch_token_type: "multi_tenant_passwords",
    });
    const password_reset_token = page.searchParams.get("token") ?? "";
    const done = await passwords.email.reset({ password_reset_token, password: chosen });
    expect(done).toMatchObject({ member_authenticated: true, member_id: editor.memberId });
    const ended = sessions.authenticate({ session_token: earlier });
    expect((await refusal(ended)).error_type).toBe("session_not_found");
    const old = passwords.authenticate({ ...who, password: editor.password });
    expect((await refusal(old)).error_type).toBe("unauthorized_credentials");
    expect(await memberSignIn(b2b(), { ...editor, password: chosen })).not.toBe("");
    expect(await memberSignIn(b2b(), guarded.members.editor)).not.toBe("");
  });

  it("still asks for the second factor of the organization", async () => {
    const call = sdkCaller(b2b);
    const { owner } = b2b().seeds.organizations.strict.members;
    const who = { organization_id: owner.organizationId, email_address: owner.email };
    await call("/b2b/passwords/email/reset/start", { body: who });
    const password_reset_token = (await followLink(b2b(), owner.email)).searchParams.get("token");
    const { data } = await call("/b2b/passwords/email/reset", {
      body: { password_reset_token, password: chosen, session_duration_minutes: 30 },
    });
    expect(data).toMatchObject({ member_authenticated: false, member_id: owner.memberId });
    expect(data["mfa_required"]).not.toBeNull();
  });

  it("is for members, where the organization lets a password in", async () => {
    const { organizations, passwords } = b2bClient(b2b());
    const { viewer } = b2b().seeds.organizations.works.members;
    const who = { organization_id: viewer.organizationId, email_address: viewer.email };
    const stranger = passwords.email.resetStart({ ...who, email_address: "no@example.com" });
    expect((await refusal(stranger)).error_type).toBe("member_not_found");
    const { organization_id } = who;
    const allowed_auth_methods = ["email_otp"];
    await organizations.update({
      organization_id,
      auth_methods: "RESTRICTED",
      allowed_auth_methods,
    });
    const refused = await refusal(passwords.email.resetStart(who));
    await organizations.update({ organization_id, auth_methods: "ALL_ALLOWED" });
    expect(refused.error_type).toBe("operation_restricted_by_organization_auth_methods");
  });
});
