import { decodeJwt } from "jose";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";

import { b2bClient, memberCode, useB2BSandbox } from "./b2b-support.ts";
import {
  challengeOf,
  codeForm,
  getJson,
  member,
  openidClient,
  postForm,
  verifier,
} from "./support.ts";

const sandbox = useB2BSandbox();
const names = ["firstParty", "firstPartyPublic", "thirdParty", "thirdPartyPublic"] as const;
const organizationClaim = "https://stytch.com/organization";

describe("openid-client completes the code flow for a member", () => {
  it.each(names)("as %s, with PKCE, organization, userinfo and refresh", async (name) => {
    const client = sandbox().seeds.clients[name];
    const { works } = sandbox().seeds.organizations;
    const { memberId } = works.members.owner;
    const configuration = await openidClient(sandbox(), client);
    const code = await memberCode(sandbox(), {
      client,
      scopes: ["openid", "email", "profile", "offline_access", "notes.delete"],
      challenge: await challengeOf(verifier),
    });
    const callback = new URL(`${client.redirectUri}?${new URLSearchParams({ code }).toString()}`);
    const tokens = await openid.authorizationCodeGrant(configuration, callback, {
      pkceCodeVerifier: verifier,
    });
    const organization = { organization_id: works.organizationId, slug: works.slug };
    expect(tokens.claims()).toMatchObject({
      sub: memberId,
      aud: [client.clientId],
      email: "owner@example.com",
      [organizationClaim]: organization,
    });
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: sandbox().url,
      sub: memberId,
      aud: [sandbox().projectId],
      client_id: client.clientId,
      [organizationClaim]: organization,
    });
    expect(await openid.fetchUserInfo(configuration, tokens.access_token, memberId)).toMatchObject({
      email: "owner@example.com",
      email_verified: true,
      name: "Sample Owner",
    });
    const refreshed = await openid.refreshTokenGrant(configuration, tokens.refresh_token ?? "");
    expect(decodeJwt(refreshed.access_token)[organizationClaim]).toEqual(organization);
  });
});

describe("a member's access token", () => {
  it("is read by the SDK over the network and locally, with the organization and its scopes", async () => {
    const { idp } = b2bClient(sandbox());
    const { works, guarded } = sandbox().seeds.organizations;
    const { firstParty } = sandbox().seeds.clients;
    const scopes = ["openid", "notes.read", "notes.delete"];
    const code = await memberCode(sandbox(), {
      client: firstParty,
      member: works.members.editor,
      scopes,
    });
    const answer = await postForm(`${sandbox().url}/v1/oauth2/token`, codeForm(firstParty, code));
    const token = member(answer, "access_token");
    const organization = { organization_id: works.organizationId, slug: works.slug };
    const check = {
      authorization_check: {
        organization_id: works.organizationId,
        resource_id: "notes",
        action: "read",
      },
    };
    const local = await idp.introspectTokenLocal(token, check);
    expect(local).toMatchObject({ scope: "openid notes.read", organization });
    const { clientId: client_id, clientSecret: client_secret } = firstParty;
    const remote = await idp.introspectTokenNetwork({ token, client_id, client_secret }, check);
    expect(remote).toMatchObject({
      subject: works.members.editor.memberId,
      token_type: "access_token",
      organization,
    });
    const foreign = {
      authorization_check: {
        ...check.authorization_check,
        organization_id: guarded.organizationId,
      },
    };
    await expect(idp.introspectTokenLocal(token, foreign)).rejects.toMatchObject({
      code: "tenancy_mismatch",
    });
  });

  it("ends with the membership", async () => {
    const client = b2bClient(sandbox());
    const { organizationId: organization_id } = sandbox().seeds.organizations.works;
    const { thirdParty } = sandbox().seeds.clients;
    const { member_id } = await client.organizations.members.create({
      organization_id,
      email_address: "leaving@example.com",
    });
    const { authorization_code: code = "" } = await client.idp.oauth.authorize({
      client_id: thirdParty.clientId,
      redirect_uri: thirdParty.redirectUri,
      response_type: "code",
      scopes: ["openid", "offline_access"],
      consent_granted: true,
      organization_id,
      member_id,
    });
    const tokens = await postForm(`${sandbox().url}/v1/oauth2/token`, codeForm(thirdParty, code));
    await client.organizations.members.delete({ organization_id, member_id });
    const userinfo = await getJson(`${sandbox().url}/v1/oauth2/userinfo`, {
      authorization: `Bearer ${member(tokens, "access_token")}`,
    });
    expect(userinfo.status).toBe(401);
  });
});

it("both discovery documents name this project's own address and the app's page", async () => {
  for (const name of ["openid-configuration", "oauth-authorization-server"]) {
    const { body } = await getJson(`${sandbox().url}/.well-known/${name}`);
    expect(body).toMatchObject({
      issuer: sandbox().url,
      authorization_endpoint: "http://localhost:3000/oauth/authorize",
      token_endpoint: `${sandbox().url}/v1/oauth2/token`,
    });
  }
});
