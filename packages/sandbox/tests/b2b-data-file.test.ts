import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { createB2BSandbox, createSandbox, type B2BSandbox } from "../src/index.ts";
import { b2bClient, memberCode, memberSignIn } from "./b2b-support.ts";
import { codeForm, member, postForm } from "./support.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "b2b-sandbox-data-"));
});
afterAll(async () => rm(folder, { recursive: true }));

/** Restarts on the same port, since the address is the issuer of the tokens. */
async function restart(sandbox: B2BSandbox, data: string): Promise<B2BSandbox> {
  const port = Number(new URL(sandbox.url).port);
  await sandbox.close();
  return createB2BSandbox({ data, port });
}

it("organizations, members, their roles, sessions and tokens outlive a restart", async () => {
  const data = path.join(folder, "kept.json");
  const first = await createB2BSandbox({ data });
  const { works, guarded } = first.seeds.organizations;
  const before = b2bClient(first);
  const { organization } = await before.organizations.create({
    organization_name: "Sample Kept",
    mfa_policy: "REQUIRED_FOR_ALL",
  });
  const { organizationId: organization_id } = works;
  const permissions = [{ resource_id: "notes", actions: ["read"] }];
  const roles = [{ role_id: "reader", description: "Reads", permissions }];
  await before.rbac.organizations.setOrgPolicy({ organization_id, org_policy: { roles } });
  const { member_id } = await before.organizations.members.create({
    organization_id,
    email_address: "kept@example.com",
    roles: ["reader"],
  });
  await before.organizations.delete({ organization_id: guarded.organizationId });
  const session_token = await memberSignIn(first, works.members.owner);
  const { thirdParty } = first.seeds.clients;
  const scopes = ["openid", "offline_access"];
  const form = codeForm(thirdParty, await memberCode(first, { scopes }));
  const tokens = await postForm(`${first.url}/v1/oauth2/token`, form);

  const second = await restart(first, data);
  const after = b2bClient(second);
  const kept = await after.organizations.get({ organization_id: organization.organization_id });
  expect(kept.organization).toEqual(organization);
  const { organizations } = await after.organizations.search({});
  expect(organizations.map((one) => one.organization_slug)).not.toContain(guarded.slug);
  expect(
    (await after.rbac.organizations.getOrgPolicy({ organization_id })).org_policy.roles,
  ).toEqual(roles);
  const found = await after.organizations.members.get({ organization_id, member_id });
  expect(found.member.roles.map(({ role_id }) => role_id)).toEqual(["stytch_member", "reader"]);
  const { member_session } = await after.sessions.authenticate({ session_token });
  expect(member_session.organization_id).toBe(organization_id);
  expect(await memberSignIn(second, works.members.owner)).not.toBe("");
  const refreshed = await postForm(`${second.url}/v1/oauth2/token`, {
    grant_type: "refresh_token",
    refresh_token: member(tokens, "refresh_token"),
    client_id: thirdParty.clientId,
    client_secret: thirdParty.clientSecret,
  });
  expect(refreshed.status).toBe(200);
  await second.close();
});

it("a file of one kind of project is refused by the other", async () => {
  const data = path.join(folder, "mixed.json");
  await (await createB2BSandbox({ data })).close();
  await expect(createSandbox({ data })).rejects.toMatchObject({ code: "invalid_data_file" });
});
