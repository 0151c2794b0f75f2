import { decodeJwt } from "jose";
import { describe, expect, it, vi } from "vitest";

import { createB2BSandbox, type B2BSandbox } from "../src/index.ts";
import { b2bClient, memberCode, memberSignIn, useB2BSandbox } from "./b2b-support.ts";
import { codeForm, postForm, refusal, sharedKey } from "./support.ts";

const sandbox = useB2BSandbox();
const owner = () => sandbox().seeds.organizations.works.members.owner;

describe("a member's session", () => {
  it("is authenticated by token and by JWT, remotely and locally", async () => {
    const { sessions } = b2bClient(sandbox());
    const session_token = await memberSignIn(sandbox(), owner());
    const remote = await sessions.authenticate({ session_token, session_duration_minutes: 30 });
    expect(remote).toMatchObject({
      member_session: {
        member_id: owner().memberId,
        organization_id: owner().organizationId,
        organization_slug: "sample-works",
        roles: owner().roles,
      },
      member: { email_address: owner().email },
      organization: { organization_slug: "sample-works" },
    });
    const { session_jwt } = remote;
    const local = await sessions.authenticateJwtLocal({ session_jwt });
    expect(local).toMatchObject({
      member_session_id: remote.member_session.member_session_id,
      organization_slug: "sample-works",
      roles: owner().roles,
    });
    const byJwt = await sessions.authenticateJwt({ session_jwt, max_token_age_seconds: 0 });
    expect(byJwt.member_session.member_id).toBe(owner().memberId);
    expect(decodeJwt(session_jwt)).toMatchObject({
      sub: owner().memberId,
      aud: [sandbox().projectId],
      "https://stytch.com/organization": {
        organization_id: owner().organizationId,
        slug: "sample-works",
      },
    });
  });

  it("may do what the member's roles permit, in their organization only", async () => {
    const { sessions } = b2bClient(sandbox());
    const { works, guarded } = sandbox().seeds.organizations;
    const session_token = await memberSignIn(sandbox(), works.members.editor);
    const check = (organization_id: string, action: string) =>
      sessions.authenticate({
        session_token,
        authorization_check: { organization_id, resource_id: "notes", action },
      });
    expect((await check(works.organizationId, "write")).verdict).toEqual({
      authorized: true,
      granting_roles: ["editor"],
    });
    expect((await refusal(check(works.organizationId, "delete"))).error_type).toBe(
      "session_authorization_error",
    );
    expect((await refusal(check(guarded.organizationId, "write"))).error_type).toBe(
      "session_authorization_tenancy_error",
    );
  });

  it("is listed, and revoked by its id, its token or its member", async () => {
    const { sessions } = b2bClient(sandbox());
    const seed = sandbox().seeds.organizations.guarded.members.editor;
    const { organizationId: organization_id, memberId: member_id } = seed;
    const first = await memberSignIn(sandbox(), seed);
    const second = await memberSignIn(sandbox(), seed);
    const list = async () => (await sessions.get({ organization_id, member_id })).member_sessions;
    const [one] = await list();
    expect(await list()).toHaveLength(2);
    await sessions.revoke({ member_session_id: one?.member_session_id ?? "" });
    expect((await refusal(sessions.authenticate({ session_token: first }))).error_type).toBe(
      "session_not_found",
    );
    await sessions.revoke({ member_id });
    expect(await list()).toEqual([]);
    expect((await refusal(sessions.revoke({ session_token: second }))).error_type).toBe(
      "session_not_found",
    );
    expect((await refusal(sessions.revoke({}))).error_type).toBe("no_session_revoke_arguments");
    expect((await refusal(sessions.revoke({ member_id, session_token: second }))).error_type).toBe(
      "too_many_session_revoke_arguments",
    );
    expect((await refusal(sessions.revoke({ member_id: "none" }))).error_type).toBe(
      "member_not_found",
    );
  });

  it("its keys belong to this project and this vertical", async () => {
    const { sessions } = b2bClient(sandbox());
    expect((await sessions.getJWKS({ project_id: sandbox().projectId })).keys).toHaveLength(1);
    expect((await refusal(sessions.getJWKS({ project_id: "another" }))).error_type).toBe(
      "project_not_found",
    );
    const consumer = await fetch(`${sandbox().url}/v1/sessions/jwks/${sandbox().projectId}`);
    expect(consumer.status).toBe(404);
  });
});

describe("changing the organization", () => {
  it("keeps what was proved, and leaves the first session as it is", async () => {
    const { sessions } = b2bClient(sandbox());
    const { guarded } = sandbox().seeds.organizations;
    const session_token = await memberSignIn(sandbox(), owner());
    const answer = await sessions.exchange({
      organization_id: guarded.organizationId,
      session_token,
    });
    expect(answer).toMatchObject({
      member_authenticated: true,
      member_id: guarded.members.owner.memberId,
      member_session: { authentication_factors: [{ type: "password" }] },
    });
    expect((await sessions.authenticate({ session_token })).member.member_id).toBe(
      owner().memberId,
    );
  });

  it("asks for the second factor where it is demanded, and sends it", async () => {
    const { strict } = sandbox().seeds.organizations;
    const answer = await b2bClient(sandbox()).sessions.exchange({
      organization_id: strict.organizationId,
      session_token: await memberSignIn(sandbox(), owner()),
    });
    expect(answer).toMatchObject({
      member_authenticated: false,
      session_token: "",
      mfa_required: { secondary_auth_initiated: "sms_otp" },
    });
    expect(sandbox().inbox.latest(strict.members.owner.mfaPhoneNumber)?.code).toMatch(/^\d{6}$/u);
  });

  it("is for members only", async () => {
    const { works, strict } = sandbox().seeds.organizations;
    const problem = await refusal(
      b2bClient(sandbox()).sessions.exchange({
        organization_id: strict.organizationId,
        session_token: await memberSignIn(sandbox(), works.members.viewer),
      }),
    );
    expect(problem.error_type).toBe("member_not_found");
  });
});

async function accessToken(own: B2BSandbox): Promise<string> {
  const client = own.seeds.clients.firstParty;
  const code = await memberCode(own, { client, scopes: ["openid", "full_access"] });
  const answer = await postForm(`${own.url}/v1/oauth2/token`, codeForm(client, code));
  return String(answer.body["access_token"]);
}

describe("exchanging an access token for a member's session", () => {
  it("signs the member in, once", async () => {
    const { sessions } = b2bClient(sandbox());
    const access_token = await accessToken(sandbox());
    const answer = await sessions.exchangeAccessToken({ access_token });
    expect(answer).toMatchObject({
      member_id: owner().memberId,
      organization: { organization_slug: "sample-works" },
      member_session: {
        authentication_factors: [{ delivery_method: "oauth_access_token_exchange" }],
      },
    });
    expect((await refusal(sessions.exchangeAccessToken({ access_token }))).error_type).toBe(
      "idp_access_token_could_not_be_exchanged",
    );
  });
});

it("an intermediate session lasts ten minutes, a passcode for a phone two", async () => {
  let offsetMs = 0;
  const own = await createB2BSandbox({
    signingKey: await sharedKey,
    now: () => new Date(Date.now() + offsetMs),
  });
  const client = b2bClient(own);
  const { organizationId: organization_id, members } = own.seeds.organizations.strict;
  const half = await client.passwords.authenticate({
    organization_id,
    email_address: members.owner.email,
    password: members.owner.password,
  });
  const answer = {
    organization_id,
    member_id: members.owner.memberId,
    intermediate_session_token: half.intermediate_session_token,
  };
  const { code } = own.inbox.latest(members.owner.mfaPhoneNumber) ?? { code: "" };
  offsetMs = 3 * 60_000;
  const late = await refusal(client.otps.sms.authenticate({ ...answer, code }));
  expect(late.error_type).toBe("otp_code_not_found");
  offsetMs = 11 * 60_000;
  await client.otps.sms.send(answer);
  const fresh = own.inbox.latest(members.owner.mfaPhoneNumber)?.code ?? "";
  const gone = await refusal(client.otps.sms.authenticate({ ...answer, code: fresh }));
  expect(gone.error_type).toBe("intermediate_session_not_found");
  await own.close();
});

it("a role that one organization defines counts there, in the SDK's local check too", async () => {
  const client = b2bClient(sandbox());
  const { works } = sandbox().seeds.organizations;
  const { organizationId: organization_id, members } = works;
  const permissions = [{ resource_id: "reports", actions: ["export"] }];
  const roles = [{ role_id: "auditor", description: "Reads reports", permissions }];
  await client.rbac.organizations.setOrgPolicy({ organization_id, org_policy: { roles } });
  await client.organizations.members.update({
    organization_id,
    member_id: members.viewer.memberId,
    roles: ["auditor"],
  });
  const session_token = await memberSignIn(sandbox(), members.viewer);
  const { session_jwt } = await client.sessions.authenticate({ session_token });
  const remote = vi.spyOn(client.sessions, "authenticate");
  const authorization_check = { organization_id, resource_id: "reports", action: "export" };
  const local = await client.sessions.authenticateJwt({ session_jwt, authorization_check });
  expect(local.member_session.roles).toContain("auditor");
  expect(remote).not.toHaveBeenCalled();
  const { clientId, redirectUri } = sandbox().seeds.clients.thirdParty;
  const { scope_results } = await client.idp.oauth.authorizeStart({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scopes: ["reports.export", "notes.delete"],
    session_token,
  });
  expect(scope_results.map(({ is_grantable }) => is_grantable)).toEqual([true, false]);
});
