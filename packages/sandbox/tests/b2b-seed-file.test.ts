import path from "node:path";

import { describe, expect, it } from "vitest";

import { createB2BSandbox, readB2BSeedFile } from "../src/index.ts";
import { b2bClient, useB2BSandbox } from "./b2b-support.ts";
import { bookkeepingClaims, useSeedFiles } from "./seed-support.ts";
import { refusal, sharedKey } from "./support.ts";

const example = new URL("../examples/seed-b2b.json", import.meta.url).pathname;
const sandbox = useB2BSandbox({ seed: example });
const { folder, write, complaints } = useSeedFiles(async (seed) =>
  createB2BSandbox({ seed, signingKey: await sharedKey }),
);
const treasurer = {
  organization_id: "sample-bakery",
  email_address: "treasurer@bakery.example",
  password: "example-password-only",
};

describe("the example seed file for organizations", () => {
  it("takes the place of the samples", async () => {
    const client = b2bClient(sandbox());
    const { organizations } = await client.organizations.search({});
    expect(organizations.map((one) => one.organization_slug)).toEqual([
      "sample-bakery",
      "sample-brewery",
    ]);
    expect(organizations[0]).toMatchObject({
      organization_id: "organization-test-bakery",
      organization_logo_url: "https://bakery.example/logo.png",
      email_jit_provisioning: "RESTRICTED",
      trusted_metadata: { plan: "small" },
    });
    expect(organizations[1]).toMatchObject({
      mfa_policy: "REQUIRED_FOR_ALL",
      third_party_connected_apps_allowed_type: "RESTRICTED",
    });
    const { policy } = await client.rbac.policy();
    expect(policy?.scopes.map(({ scope }) => scope)).toEqual(["invoices.read", "invoices.pay"]);
  });

  it("its members sign in, and grant what the roles of their organization permit", async () => {
    const client = b2bClient(sandbox());
    const {
      session_token,
      member_session,
      member: own,
    } = await client.passwords.authenticate(treasurer);
    expect(member_session?.custom_claims).toEqual({ office: "north" });
    expect(own).toMatchObject({ member_id: "member-test-treasurer", is_admin: true });
    const claims = await bookkeepingClaims(sandbox(), ["openid", "invoices.pay"], (request) =>
      client.idp.oauth.authorize({ ...request, session_token }),
    );
    expect(claims).toMatchObject({
      sub: "member-test-treasurer",
      scope: "openid invoices.pay",
      office: "north",
      "https://stytch.com/organization": { slug: "sample-bakery" },
    });
  });

  it("its organizations keep out what their policies keep out", async () => {
    const client = b2bClient(sandbox());
    const elsewhere = { ...treasurer, organization_id: "sample-brewery" };
    const answer = await client.passwords.authenticate(elsewhere);
    expect(answer.member_authenticated).toBe(false);
    expect(answer.mfa_required?.member_options?.mfa_phone_number).toBe("+12025550124");
    const start = client.idp.oauth.authorizeStart({
      client_id: "connected-app-test-bookkeeping",
      redirect_uri: "http://127.0.0.1:4100/third-party/callback",
      response_type: "code",
      scopes: ["openid"],
      organization_id: "sample-brewery",
      member_id: answer.member.member_id,
    });
    expect((await refusal(start)).error_type).toBe("connected_app_not_allowed_for_org");
  });

  it("the overview and the printed lines show them, with the passwords of the file", async () => {
    const markup = await (await fetch(sandbox().url)).text();
    for (const text of [markup, sandbox().summary]) {
      expect(text).toContain("treasurer@bakery.example");
      expect(text).toContain("example-password-only");
      expect(text).toContain("passcode-only@bakery.example");
      expect(text).toContain("example-secret-not-a-secret");
      expect(text).not.toContain("owner@example.com");
    }
  });

  it("is read without starting anything", async () => {
    const { organizations = [] } = await readB2BSeedFile(example);
    expect(organizations.map(({ members }) => members.length)).toEqual([2, 1]);
  });
});

describe("a seed file for organizations", () => {
  it("leaves the samples where it says nothing", async () => {
    const lone = { organization_name: "Lone", organization_slug: "lone", members: [] };
    const seed = await write({ organizations: [lone] });
    const own = await createB2BSandbox({ seed, signingKey: await sharedKey });
    const { organizations } = await b2bClient(own).organizations.search({});
    expect(organizations).toHaveLength(1);
    expect(own.summary).toContain("Acme Notes");
    await own.close();
  });

  it("yields to a data file, which has what became of the seeds", async () => {
    const data = path.join(folder(), "state.json");
    const first = await createB2BSandbox({ seed: example, data });
    await b2bClient(first).organizations.delete({ organization_id: "sample-brewery" });
    await first.close();
    const second = await createB2BSandbox({ data });
    const client = b2bClient(second);
    expect((await client.organizations.search({})).organizations).toHaveLength(1);
    expect((await client.rbac.policy()).policy?.scopes).toHaveLength(2);
    expect((await client.passwords.authenticate(treasurer)).member_authenticated).toBe(true);
    expect(second.summary).toContain("example-password-only");
    await second.close();
  });

  it("names every problem with its path", async () => {
    const message = await complaints({
      people: [],
      organizations: [
        {
          organization_slug: "?",
          organization_logo_url: "javascript:1",
          mfa_policy: "SOMETIMES",
          plan: "small",
          members: [{ email_address: "no address", mfa_phone_number: "0123" }],
        },
      ],
      clients: [{ client_type: "partner" }],
    });
    for (const line of [
      "people: is not known here",
      "organizations.0.organization_name: is missing",
      "organizations.0.organization_slug: must be 2 to 128 of A-Z a-z 0-9 . _ ~ -",
      "organizations.0.organization_logo_url: must be an http or https URL",
      "organizations.0.mfa_policy: ",
      "organizations.0.plan: is not known here",
      "organizations.0.members.0.email_address: ",
      "organizations.0.members.0.mfa_phone_number: must be in E.164 format",
      "clients.0.client_type: must be one of first_party",
    ])
      expect(message).toContain(`\n  ${line}`);
  });

  it("names what contradicts itself, all at once", async () => {
    const organization = {
      organization_id: "organization-test-1",
      organization_name: "x",
      organization_slug: "same",
    };
    const twice = { email_address: "twice@example.com", member_id: "member-test-1" };
    const permissions = [{ resource_id: "none", actions: [] }];
    const message = await complaints({
      organizations: [
        {
          ...organization,
          allowed_auth_methods: ["carrier_pigeon"],
          allowed_third_party_connected_apps: ["connected-app-test-nobody"],
          custom_roles: [{ role_id: "stytch_admin", description: "", permissions }],
          members: [
            { ...twice, roles: ["nobody"] },
            { ...twice, email_address: "TWICE@example.com" },
          ],
        },
        { ...organization, members: [] },
      ],
      policy: { roles: [], resources: [], scopes: [] },
    });
    for (const line of [
      "policy.roles: must include stytch_member, the role of every member",
      "policy.roles: must include stytch_admin, the role of whoever manages an organization",
      "organizations.1.organization_id: appears twice",
      "organizations.1.organization_slug: appears twice",
      "organizations.0.members.1.member_id: appears twice",
      "organizations.0.members.1.email_address: appears twice",
      "organizations.0.members.0.roles: nobody is no role of the policy",
      "organizations.0.allowed_auth_methods: carrier_pigeon is no way of signing in",
      "organizations.0.allowed_third_party_connected_apps: connected-app-test-nobody is no Connected App",
      "organizations.0.custom_roles.0.permissions.0.resource_id: is no resource of the policy",
    ])
      expect(message).toContain(`\n  ${line}`);
  });

  it("gives an organization no role that the project has", async () => {
    const custom_roles = [{ role_id: "editor", description: "", permissions: [] }];
    const own = { organization_name: "x", organization_slug: "xx", custom_roles, members: [] };
    expect(await complaints({ organizations: [own] })).toContain(
      "\n  organizations.0.custom_roles.0.role_id: appears twice",
    );
  });

  it.each(["", "{", "[]", "null", `{"organizations":{}}`])(
    "that is %j is refused",
    async (text) => {
      expect(await complaints(text)).toContain("cannot be used as a seed");
    },
  );
});
