import { describe, expect, it } from "vitest";

import { b2bClient, memberCode, useB2BSandbox } from "./b2b-support.ts";
import { codeForm, member, postForm, refusal } from "./support.ts";

const sandbox = useB2BSandbox();

describe("the Connected Apps of an organization", () => {
  it("are those its members let in, with who they are and what they granted", async () => {
    const { organizations } = b2bClient(sandbox());
    const { works, strict } = sandbox().seeds.organizations;
    const { thirdParty } = sandbox().seeds.clients;
    await memberCode(sandbox(), {
      member: works.members.owner,
      scopes: ["openid", "notes.delete"],
    });
    await memberCode(sandbox(), { member: works.members.editor, scopes: ["openid"] });
    const { organizationId: organization_id } = works;
    const { connected_apps } = await organizations.connectedApps({ organization_id });
    expect(connected_apps).toMatchObject([
      {
        connected_app_id: thirdParty.clientId,
        name: "Acme Notes",
        description: thirdParty.description,
        client_type: "third_party",
      },
    ]);
    expect(connected_apps[0]).not.toHaveProperty("active_members");
    const one = await organizations.getConnectedApp({
      organization_id,
      connected_app_id: thirdParty.clientId,
    });
    expect(one).toMatchObject({
      name: "Acme Notes",
      active_members: [
        { member_id: works.members.owner.memberId, granted_scopes: ["openid", "notes.delete"] },
        { member_id: works.members.editor.memberId, granted_scopes: ["openid"] },
      ],
    });
    const elsewhere = { organization_id: strict.organizationId };
    expect((await organizations.connectedApps(elsewhere)).connected_apps).toEqual([]);
    const problem = await refusal(
      organizations.getConnectedApp({ ...elsewhere, connected_app_id: thirdParty.clientId }),
    );
    expect(problem.error_type).toBe("connected_app_not_found");
  });

  it("a member's app is revoked for that member: its tokens end and it has to ask again", async () => {
    const client = b2bClient(sandbox());
    const { owner, editor } = sandbox().seeds.organizations.works.members;
    const { thirdParty } = sandbox().seeds.clients;
    const scopes = ["openid", "offline_access"];
    const code = await memberCode(sandbox(), { member: owner, scopes });
    await memberCode(sandbox(), { member: editor, scopes });
    const tokens = await postForm(`${sandbox().url}/v1/oauth2/token`, codeForm(thirdParty, code));
    const mine = { organization_id: owner.organizationId, member_id: owner.memberId };
    const { members } = client.organizations;
    const [granted] = (await members.getConnectedApps(mine)).connected_apps;
    expect(granted?.name).toBe("Acme Notes");
    expect(granted?.scopes_granted.split(" ")).toContain("offline_access");
    const app = { ...mine, connected_app_id: thirdParty.clientId };
    await members.connectedApps.revoke(app);
    expect((await members.getConnectedApps(mine)).connected_apps).toEqual([]);
    const refreshed = await postForm(`${sandbox().url}/v1/oauth2/token`, {
      grant_type: "refresh_token",
      refresh_token: member(tokens, "refresh_token"),
      client_id: thirdParty.clientId,
      client_secret: thirdParty.clientSecret,
    });
    expect(refreshed.status).toBe(400);
    const { consent_required } = await client.idp.oauth.authorizeStart({
      client_id: thirdParty.clientId,
      redirect_uri: thirdParty.redirectUri,
      response_type: "code",
      scopes: ["openid"],
      ...mine,
    });
    expect(consent_required).toBe(true);
    const theirs = { organization_id: editor.organizationId, member_id: editor.memberId };
    expect((await members.getConnectedApps(theirs)).connected_apps).toHaveLength(1);
    expect((await refusal(members.connectedApps.revoke(app))).error_type).toBe(
      "connected_app_not_found",
    );
  });

  it("clients are managed as in a consumer project", async () => {
    const { clients } = b2bClient(sandbox()).connectedApp;
    const { connected_app } = await clients.create({
      client_type: "third_party",
      redirect_urls: ["https://app.example.com/callback"],
    });
    const { client_id } = connected_app;
    expect((await clients.get({ client_id })).connected_app.client_type).toBe("third_party");
    expect((await clients.search({})).results_metadata.total).toBe(5);
    await clients.delete({ client_id });
  });
});
