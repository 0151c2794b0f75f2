import { describe, expect, it } from "vitest";

import { b2bClient, memberSignIn, useB2BSandbox } from "./b2b-support.ts";
import { refusal } from "./support.ts";

const sandbox = useB2BSandbox();

function request(kind: "firstParty" | "thirdParty", scopes: string[]) {
  const { clientId, redirectUri } = sandbox().seeds.clients[kind];
  return { client_id: clientId, redirect_uri: redirectUri, response_type: "code", scopes };
}

describe("starting an authorization as a member", () => {
  it("answers with the member, the organization and what may be granted", async () => {
    const { viewer } = sandbox().seeds.organizations.works.members;
    const answer = await b2bClient(sandbox()).idp.oauth.authorizeStart({
      ...request("thirdParty", ["openid", "notes.read", "notes.write"]),
      session_token: await memberSignIn(sandbox(), viewer),
    });
    expect(answer).toMatchObject({
      status_code: 200,
      member_id: viewer.memberId,
      member: { email_address: "viewer@example.com", roles: [{ role_id: "stytch_member" }] },
      organization: { organization_slug: "sample-works" },
      client: { client_name: "Acme Notes", client_type: "third_party" },
      consent_required: true,
      scope_results: [
        { scope: "openid", is_grantable: true },
        { scope: "notes.read", is_grantable: true },
        { scope: "notes.write", is_grantable: false },
      ],
    });
  });

  it("takes an organization, by id or slug, with one of its members instead of a session", async () => {
    const { works } = sandbox().seeds.organizations;
    for (const organization_id of [works.organizationId, works.slug]) {
      const answer = await b2bClient(sandbox()).idp.oauth.authorizeStart({
        ...request("thirdParty", ["openid"]),
        organization_id,
        member_id: works.members.owner.memberId,
      });
      expect(answer.member_id).toBe(works.members.owner.memberId);
    }
  });

  it("needs one selector and no more, and a member of that organization", async () => {
    const { oauth } = b2bClient(sandbox()).idp;
    const { works, guarded } = sandbox().seeds.organizations;
    const { organizationId: organization_id } = works;
    const start = (selector: object) =>
      refusal(oauth.authorizeStart({ ...request("thirdParty", ["openid"]), ...selector }));
    const session_token = await memberSignIn(sandbox(), works.members.owner);
    const member_id = works.members.owner.memberId;
    const foreign = { organization_id, member_id: guarded.members.owner.memberId };
    expect((await start({})).error_type).toBe("no_oauth_authorize_member_selector");
    expect((await start({ organization_id })).error_type).toBe(
      "no_oauth_authorize_member_selector",
    );
    expect((await start({ organization_id, member_id, session_token })).error_type).toBe(
      "too_many_user_selection_arguments",
    );
    expect((await start(foreign)).error_type).toBe("member_not_found");
    expect((await start({ ...foreign, organization_id: "none" })).error_type).toBe(
      "organization_not_found",
    );
  });
});

describe("an organization's policy for Connected Apps", () => {
  it("keeps third-party apps out of Sample Guarded at both calls, and lets the team's own in", async () => {
    const { oauth } = b2bClient(sandbox()).idp;
    const { editor } = sandbox().seeds.organizations.guarded.members;
    const session_token = await memberSignIn(sandbox(), editor);
    const third = { ...request("thirdParty", ["openid"]), session_token };
    const started = await refusal(oauth.authorizeStart(third));
    const submitted = await refusal(oauth.authorize({ ...third, consent_granted: true }));
    expect([started.error_type, submitted.error_type]).toEqual([
      "connected_app_not_allowed_for_org",
      "connected_app_not_allowed_for_org",
    ]);
    const own = await oauth.authorizeStart({ ...request("firstParty", ["openid"]), session_token });
    expect(own.consent_required).toBe(false);
  });

  it("errors point to the B2B reference", async () => {
    const problem = await refusal(
      b2bClient(sandbox()).idp.oauth.authorizeStart({
        ...request("thirdParty", ["openid"]),
        session_token: "unknown",
      }),
    );
    expect(problem).toMatchObject({ status_code: 404, error_type: "session_not_found" });
    expect(problem.error_url).toContain("/b2b/api/errors/404#session_not_found");
  });
});

describe("deciding as a member", () => {
  it("an allowed request becomes a code, a denied one access_denied with the state", async () => {
    const { oauth } = b2bClient(sandbox()).idp;
    const { owner } = sandbox().seeds.organizations.works.members;
    const asked = {
      ...request("thirdParty", ["openid", "notes.delete"]),
      session_token: await memberSignIn(sandbox(), owner),
      state: "abc",
    };
    const denied = await oauth.authorize({ ...asked, consent_granted: false });
    expect(new URL(denied.redirect_uri).searchParams.get("error")).toBe("access_denied");
    expect(new URL(denied.redirect_uri).searchParams.get("state")).toBe("abc");
    const allowed = await oauth.authorize({ ...asked, consent_granted: true });
    expect(new URL(allowed.redirect_uri).searchParams.get("code")).toBe(allowed.authorization_code);
    expect(new URL(allowed.redirect_uri).searchParams.get("iss")).toBe(
      `stytch.com/${sandbox().projectId}`,
    );
  });

  it("consent belongs to one membership: the same address elsewhere is asked again", async () => {
    const { oauth } = b2bClient(sandbox()).idp;
    const { works, strict } = sandbox().seeds.organizations;
    const start = (organization_id: string, member_id: string) =>
      oauth.authorizeStart({ ...request("thirdParty", ["openid"]), organization_id, member_id });
    const { organizationId, members } = works;
    await oauth.authorize({
      ...request("thirdParty", ["openid"]),
      organization_id: organizationId,
      member_id: members.owner.memberId,
      consent_granted: true,
    });
    const there = await start(organizationId, members.owner.memberId);
    const elsewhere = await start(strict.organizationId, strict.members.owner.memberId);
    expect([there.consent_required, elsewhere.consent_required]).toEqual([false, true]);
  });
});
