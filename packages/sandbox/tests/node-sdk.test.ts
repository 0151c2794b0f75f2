import { describe, expect, it } from "vitest";

import { nodeClient, refusal, signIn, useSandbox } from "./support.ts";

const sandbox = useSandbox();

describe("project credentials", () => {
  it("a wrong secret is refused in Stytch's words [#118]", async () => {
    const error = await refusal(
      nodeClient(sandbox(), "secret-test-wrong").users.get({ user_id: "user-test-x" }),
    );
    expect(error).toMatchObject({ status_code: 401, error_type: "unauthorized_credentials" });
    expect(error.request_id).toMatch(/^request-id-test-[0-9a-f-]{36}$/u);
    expect(error.error_url).toBe(
      "https://stytch.com/docs/api-reference/consumer/api/errors/401#unauthorized_credentials",
    );
    expect(error.error_message).not.toBe("");
  });

  it("every server endpoint wants them", async () => {
    const response = await fetch(`${sandbox().url}/v1/rbac/policy`);
    expect(response.status).toBe(401);
  });
});

describe("passwords and passcodes", () => {
  it("passwords.authenticate starts a session", async () => {
    const { email, password, userId } = sandbox().seeds.people.editor;
    const answer = await nodeClient(sandbox()).passwords.authenticate({
      email,
      password,
      session_duration_minutes: 30,
    });
    expect(answer.user_id).toBe(userId);
    expect(answer.session?.authentication_factors[0]).toMatchObject({
      type: "password",
      delivery_method: "knowledge",
    });
    expect(answer.user.emails[0]?.email).toBe(email);
  });

  it("a wrong password and an unknown address are refused alike", async () => {
    const { passwords } = nodeClient(sandbox());
    const wrong = await refusal(
      passwords.authenticate({ email: "owner@example.com", password: "guess" }),
    );
    const unknown = await refusal(
      passwords.authenticate({ email: "nobody@example.com", password: "guess" }),
    );
    expect([wrong.status_code, wrong.error_type]).toEqual([401, "unauthorized_credentials"]);
    expect(unknown.error_message).toBe(wrong.error_message);
  });

  it("a passcode from the inbox signs in once", async () => {
    const { otps } = nodeClient(sandbox());
    const sent = await otps.email.loginOrCreate({ email: "newcomer@example.com" });
    expect(sent.user_created).toBe(true);
    const code = sandbox().inbox.latest("newcomer@example.com")?.code ?? "";
    const request = { method_id: sent.email_id, code, session_duration_minutes: 60 };
    expect((await otps.authenticate(request)).user.emails[0]).toMatchObject({ verified: true });
    expect(await refusal(otps.authenticate(request))).toMatchObject({
      status_code: 404,
      error_type: "otp_code_not_found",
    });
  });

  it("otps.email.send wants a known address", async () => {
    const { otps } = nodeClient(sandbox());
    expect((await otps.email.send({ email: "viewer@example.com" })).user_id).toBe(
      sandbox().seeds.people.viewer.userId,
    );
    expect(await refusal(otps.email.send({ email: "stranger@example.com" }))).toMatchObject({
      error_type: "email_not_found",
    });
  });
});

describe("sessions", () => {
  it("authenticate renews a session by token and by JWT", async () => {
    const { sessions } = nodeClient(sandbox());
    const byToken = await sessions.authenticate({
      session_token: await signIn(sandbox()),
      session_duration_minutes: 90,
    });
    const byJwt = await sessions.authenticate({ session_jwt: byToken.session_jwt });
    expect(byJwt.session.session_id).toBe(byToken.session.session_id);
    const lasts =
      Date.parse(byToken.session.expires_at ?? "") -
      Date.parse(byToken.session.last_accessed_at ?? "");
    expect(lasts).toBe(90 * 60_000);
  });

  it("authenticateJwt verifies locally against the published keys", async () => {
    const { sessions } = nodeClient(sandbox());
    const { session_jwt } = await sessions.authenticate({ session_token: await signIn(sandbox()) });
    const local = await sessions.authenticateJwtLocal({ session_jwt });
    expect(local.user_id).toBe(sandbox().seeds.people.owner.userId);
    expect(
      (await sessions.authenticateJwt({ session_jwt, max_token_age_seconds: 0 })).session
        .session_id,
    ).toBe(local.session_id);
    expect((await sessions.getJWKS({ project_id: sandbox().projectId })).keys).toHaveLength(1);
  });

  it("a revoked session is gone, for its token and for its JWT", async () => {
    const { sessions } = nodeClient(sandbox());
    const { session, session_token, session_jwt } = await sessions.authenticate({
      session_token: await signIn(sandbox()),
    });
    await sessions.revoke({ session_id: session.session_id });
    const byToken = await refusal(sessions.authenticate({ session_token }));
    const byJwt = await refusal(
      sessions.authenticateJwt({ session_jwt, max_token_age_seconds: 0 }),
    );
    expect([byToken.status_code, byToken.error_type]).toEqual([404, "session_not_found"]);
    expect(byJwt.error_type).toBe("session_not_found");
  });

  it("get lists the user's sessions", async () => {
    const { sessions } = nodeClient(sandbox());
    const token = await signIn(sandbox(), sandbox().seeds.people.viewer);
    const { session } = await sessions.authenticate({ session_token: token });
    const list = await sessions.get({ user_id: sandbox().seeds.people.viewer.userId });
    expect(list.sessions.map((one) => one.session_id)).toContain(session.session_id);
  });

  it("an authorization check follows the user's roles", async () => {
    const { sessions } = nodeClient(sandbox());
    const check = { resource_id: "notes", action: "write" };
    const editor = await signIn(sandbox(), sandbox().seeds.people.editor);
    const viewer = await signIn(sandbox(), sandbox().seeds.people.viewer);
    const allowed = await sessions.authenticate({
      session_token: editor,
      authorization_check: check,
    });
    expect(allowed.verdict).toEqual({ authorized: true, granting_roles: ["editor"] });
    const refused = await refusal(
      sessions.authenticate({ session_token: viewer, authorization_check: check }),
    );
    expect([refused.status_code, refused.error_type]).toEqual([
      403,
      "consumer_session_authorization_error",
    ]);
  });

  it.each([
    [{}, 400, "no_session_arguments"],
    [{ session_token: "a", session_jwt: "b" }, 400, "too_many_session_arguments"],
    [{ session_token: "a" }, 404, "session_not_found"],
    [{ session_jwt: "not a jwt" }, 400, "unable_to_parse_session_jwt"],
  ])("authenticate with %j answers %i %s", async (request, status_code, error_type) => {
    const error = await refusal(nodeClient(sandbox()).sessions.authenticate(request));
    expect(error).toMatchObject({ status_code, error_type });
  });

  it("a duration outside Stytch's bounds is refused", async () => {
    const { passwords } = nodeClient(sandbox());
    const { email, password } = sandbox().seeds.people.owner;
    const error = await refusal(
      passwords.authenticate({ email, password, session_duration_minutes: 4 }),
    );
    expect(error).toMatchObject({
      status_code: 400,
      error_type: "invalid_session_duration_minutes",
    });
  });
});

describe("users", () => {
  it("create, get, update and delete an account", async () => {
    const { users } = nodeClient(sandbox());
    const created = await users.create({
      email: "temporary@example.com",
      name: { first_name: "Sample" },
    });
    const { user_id } = created;
    expect(await users.get({ user_id })).toMatchObject({
      user_id,
      status: "active",
      name: { first_name: "Sample" },
    });
    expect((await users.update({ user_id, roles: ["editor"] })).user.roles).toEqual([
      "stytch_user",
      "editor",
    ]);
    const found = await users.search({});
    expect(found.results.map((one) => one.user_id)).toContain(user_id);
    await users.delete({ user_id });
    expect(await refusal(users.get({ user_id }))).toMatchObject({
      status_code: 404,
      error_type: "user_not_found",
    });
  });

  it("an address belongs to one account", async () => {
    const error = await refusal(nodeClient(sandbox()).users.create({ email: "Owner@example.com" }));
    expect(error).toMatchObject({ status_code: 400, error_type: "duplicate_email" });
  });

  it("a deleted account is signed out", async () => {
    const { users, otps, sessions } = nodeClient(sandbox());
    const { email_id, user_id } = await otps.email.loginOrCreate({ email: "leaving@example.com" });
    const code = sandbox().inbox.latest("leaving@example.com")?.code ?? "";
    const { session_token } = await otps.authenticate({
      method_id: email_id,
      code,
      session_duration_minutes: 60,
    });
    await users.delete({ user_id });
    expect(await refusal(sessions.authenticate({ session_token }))).toMatchObject({
      error_type: "session_not_found",
    });
  });
});

describe("rbac", () => {
  it("the policy names roles, resources and scopes", async () => {
    const { policy } = await nodeClient(sandbox()).rbac.policy();
    expect(policy?.roles.map(({ role_id }) => role_id)).toEqual(["stytch_user", "editor", "owner"]);
    expect(policy?.scopes.map(({ scope }) => scope)).toEqual([
      "notes.read",
      "notes.write",
      "notes.delete",
      "reports.export",
    ]);
  });
});
