import { describe, expect, it } from "vitest";

import { b2bClient, memberSignIn, useB2BSandbox } from "./b2b-support.ts";
import { refusal } from "./support.ts";

const sandbox = useB2BSandbox();

async function errorType(call: Promise<unknown>): Promise<string> {
  return (await refusal(call)).error_type;
}

describe("organizations", () => {
  it("are created, read, changed, found and deleted", async () => {
    const { organizations } = b2bClient(sandbox());
    const { organization } = await organizations.create({
      organization_name: "Sample Labs, Inc.",
      organization_external_id: "labs-1",
    });
    const { organization_id, organization_slug } = organization;
    expect(organization_id).toMatch(/^organization-test-[0-9a-f-]{36}$/u);
    expect(organization_slug).toBe("sample-labs-inc");
    expect(organization).toMatchObject({
      mfa_policy: "OPTIONAL",
      auth_methods: "ALL_ALLOWED",
      first_party_connected_apps_allowed_type: "ALL_ALLOWED",
      third_party_connected_apps_allowed_type: "ALL_ALLOWED",
      custom_roles: [],
    });
    for (const reference of [organization_id, organization_slug, "labs-1"]) {
      const found = await organizations.get({ organization_id: reference });
      expect(found.organization.organization_id).toBe(organization_id);
    }
    const changed = await organizations.update({
      organization_id,
      organization_slug: "labs",
      mfa_policy: "REQUIRED_FOR_ALL",
    });
    expect(changed.organization).toMatchObject({
      organization_name: "Sample Labs, Inc.",
      organization_slug: "labs",
      mfa_policy: "REQUIRED_FOR_ALL",
    });
    const operand = { filter_name: "organization_slugs", filter_value: ["labs"] } as const;
    const found = await organizations.search({ query: { operator: "AND", operands: [operand] } });
    expect(found.organizations.map((one) => one.organization_id)).toEqual([organization_id]);
    await organizations.delete({ organization_id });
    expect(await errorType(organizations.get({ organization_id }))).toBe("organization_not_found");
  });

  it("search is paged and refuses a filter it would have to ignore", async () => {
    const { organizations } = b2bClient(sandbox());
    const first = await organizations.search({ limit: 2 });
    const { total, next_cursor = "" } = first.results_metadata;
    const rest = await organizations.search({ cursor: next_cursor, limit: 1000 });
    expect(first.organizations.length + rest.organizations.length).toBe(total);
    const operand = { filter_name: "sso_connection_id", filter_value: "none" } as const;
    expect(
      await errorType(organizations.search({ query: { operator: "OR", operands: [operand] } })),
    ).toBe("bad_request");
    const byMember = { filter_name: "member_emails", filter_value: ["VIEWER@example.com"] };
    const found = await organizations.search({ query: { operator: "OR", operands: [byMember] } });
    expect(found.organizations.map((one) => one.organization_slug)).toEqual(["sample-works"]);
  });

  it("slugs are unique, of few characters, and made unique when made from a name", async () => {
    const { organizations } = b2bClient(sandbox());
    const create = (organization_slug: string) =>
      organizations.create({ organization_name: "Sample", organization_slug });
    expect(await errorType(create("sample-works"))).toBe("organization_slug_already_used");
    expect(await errorType(create("a"))).toBe("bad_request");
    expect(await errorType(create("with space"))).toBe("bad_request");
    const { organization } = await organizations.create({ organization_name: "Sample Works" });
    expect(organization.organization_slug).toBe("sample-works-2");
    const { organization_id } = organization;
    expect(
      await errorType(organizations.update({ organization_id, organization_slug: "sample-works" })),
    ).toBe("organization_slug_already_used");
    await organizations.delete({ organization_id });
  });

  it("a policy value that does not exist is refused", async () => {
    const { organizations } = b2bClient(sandbox());
    const { organizationId: organization_id } = sandbox().seeds.organizations.guarded;
    for (const change of [
      { third_party_connected_apps_allowed_type: "SOME" },
      { mfa_policy: "NEVER" },
      { auth_methods: "NOT_ALLOWED" },
    ])
      expect(await errorType(organizations.update({ organization_id, ...change }))).toBe(
        "bad_request",
      );
  });

  it("a restricted policy lets in the listed apps only", async () => {
    const client = b2bClient(sandbox());
    const { thirdParty, thirdPartyPublic, firstParty } = sandbox().seeds.clients;
    const { organization } = await client.organizations.create({
      organization_name: "Sample Choosy",
      first_party_connected_apps_allowed_type: "NOT_ALLOWED",
      third_party_connected_apps_allowed_type: "RESTRICTED",
      allowed_third_party_connected_apps: [thirdParty.clientId],
    });
    const { organization_id } = organization;
    const { member_id } = await client.organizations.members.create({
      organization_id,
      email_address: "owner@example.com",
    });
    const start = ({ clientId, redirectUri }: { clientId: string; redirectUri: string }) =>
      client.idp.oauth.authorizeStart({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scopes: ["openid"],
        organization_id,
        member_id,
      });
    expect((await start(thirdParty)).consent_required).toBe(true);
    expect(await errorType(start(thirdPartyPublic))).toBe("connected_app_not_allowed_for_org");
    expect(await errorType(start(firstParty))).toBe("connected_app_not_allowed_for_org");
    await client.organizations.delete({ organization_id });
  });
});

describe("members", () => {
  it("are created, read, changed, found and deleted, and their sessions end with them", async () => {
    const { organizations, sessions, otps } = b2bClient(sandbox());
    const { members } = organizations;
    const { organizationId: organization_id } = sandbox().seeds.organizations.works;
    const created = await members.create({
      organization_id,
      email_address: "new@example.com",
      name: "Sample Newcomer",
      roles: ["editor"],
    });
    const { member_id } = created;
    expect(created.member).toMatchObject({
      status: "active",
      is_admin: false,
      roles: [
        { role_id: "stytch_member", sources: [{ type: "default" }] },
        { role_id: "editor", sources: [{ type: "direct_assignment" }] },
      ],
    });
    const who = { organization_id, email_address: "NEW@example.com" };
    expect((await members.get(who)).member_id).toBe(member_id);
    expect((await members.get({ organization_id, member_id })).member_id).toBe(member_id);
    expect((await members.dangerouslyGet({ member_id })).organization.organization_id).toBe(
      organization_id,
    );
    const changed = await members.update({
      organization_id,
      member_id,
      roles: ["owner"],
      trusted_metadata: { team: "notes" },
    });
    expect(changed.member.roles.map(({ role_id }) => role_id)).toEqual(["stytch_member", "owner"]);
    expect(changed.member.trusted_metadata).toEqual({ team: "notes" });
    const operand = { filter_name: "member_email_fuzzy", filter_value: "new@" } as const;
    const found = await members.search({
      organization_ids: [organization_id],
      query: { operator: "AND", operands: [operand] },
    });
    expect(found.members.map((one) => one.member_id)).toEqual([member_id]);
    expect(found.organizations[organization_id]?.organization_slug).toBe("sample-works");
    expect((await organizations.metrics({ organization_id })).member_count).toBe(4);
    await otps.email.loginOrSignup(who);
    const code = sandbox().inbox.latest("NEW@example.com")?.code ?? "";
    const { session_token } = await otps.email.authenticate({ ...who, code });
    await members.delete({ organization_id, member_id });
    expect(await errorType(sessions.authenticate({ session_token }))).toBe("session_not_found");
    expect(await errorType(members.get({ organization_id, member_id }))).toBe("member_not_found");
  });

  it("an address is a member once, roles must exist, and the default role is not assigned", async () => {
    const { members } = b2bClient(sandbox()).organizations;
    const { organizationId: organization_id } = sandbox().seeds.organizations.works;
    const create = (email_address: string, roles: string[] = []) =>
      members.create({ organization_id, email_address, roles });
    expect(await errorType(create("Owner@example.com"))).toBe("duplicate_member_email");
    expect(await errorType(create("other@example.com", ["stytch_user"]))).toBe(
      "invalid_rbac_role_id",
    );
    expect(await errorType(create("other@example.com", ["stytch_member"]))).toBe(
      "cannot_assign_default_rbac_role_id",
    );
    expect(await errorType(create("no address"))).toBe("bad_request");
  });

  it("are not found through an organization they do not belong to", async () => {
    const { members } = b2bClient(sandbox()).organizations;
    const { works, guarded } = sandbox().seeds.organizations;
    const foreign = {
      organization_id: guarded.organizationId,
      member_id: works.members.viewer.memberId,
    };
    expect(await errorType(members.get(foreign))).toBe("member_not_found");
    expect(await errorType(members.update({ ...foreign, name: "x" }))).toBe("member_not_found");
    expect(await errorType(members.delete(foreign))).toBe("member_not_found");
    expect(await errorType(members.get({ organization_id: guarded.organizationId }))).toBe(
      "invalid_member_get_fields",
    );
  });
});

describe("calls on behalf of a member", () => {
  it("are for admins of the organization, or about oneself", async () => {
    const { organizations } = b2bClient(sandbox());
    const { works, guarded } = sandbox().seeds.organizations;
    const { organizationId: organization_id, members } = works;
    const as = async (member: typeof members.owner) => ({
      authorization: { session_token: await memberSignIn(sandbox(), member) },
    });
    const list = { organization_id };
    expect((await organizations.connectedApps(list, await as(members.owner))).status_code).toBe(
      200,
    );
    expect(await errorType(organizations.connectedApps(list, await as(members.viewer)))).toBe(
      "session_authorization_error",
    );
    expect(
      await errorType(organizations.connectedApps(list, await as(guarded.members.owner))),
    ).toBe("session_authorization_tenancy_error");
    const mine = { organization_id, member_id: members.viewer.memberId };
    const own = await organizations.members.getConnectedApps(mine, await as(members.viewer));
    expect(own.connected_apps).toEqual([]);
    expect(
      await errorType(organizations.members.getConnectedApps(mine, await as(members.editor))),
    ).toBe("session_authorization_error");
    const stale = { authorization: { session_token: "unknown" } };
    expect(await errorType(organizations.connectedApps(list, stale))).toBe("session_not_found");
  });
});

describe("the policy", () => {
  it("is the project's, and an organization adds roles of its own", async () => {
    const { rbac } = b2bClient(sandbox());
    const { organizationId: organization_id } = sandbox().seeds.organizations.guarded;
    const { policy } = await rbac.policy();
    expect(policy?.roles.map(({ role_id }) => role_id)).toEqual([
      "stytch_member",
      "editor",
      "owner",
      "stytch_admin",
    ]);
    expect(policy?.scopes.map(({ scope }) => scope)).toContain("notes.write");
    expect((await rbac.organizations.getOrgPolicy({ organization_id })).org_policy.roles).toEqual(
      [],
    );
    const role = (role_id: string, resource_id = "notes") => ({
      role_id,
      description: "",
      permissions: [{ resource_id, actions: ["read"] }],
    });
    const set = (...roles: ReturnType<typeof role>[]) =>
      rbac.organizations.setOrgPolicy({ organization_id, org_policy: { roles } });
    expect((await set(role("reader"))).org_policy.roles).toEqual([role("reader")]);
    expect((await rbac.organizations.getOrgPolicy({ organization_id })).org_policy.roles).toEqual([
      role("reader"),
    ]);
    expect(await errorType(set(role("editor")))).toBe("rbac_role_duplicate");
    expect(await errorType(set(role("reader"), role("reader")))).toBe("rbac_role_duplicate");
    expect(await errorType(set(role("reader", "nothing")))).toBe("invalid_rbac_custom_role");
  });
});

it("every call needs the project's secret", async () => {
  const { organizations, rbac } = b2bClient(sandbox(), "secret-test-wrong");
  expect(await errorType(organizations.search({}))).toBe("unauthorized_credentials");
  expect(await errorType(rbac.policy())).toBe("unauthorized_credentials");
});
