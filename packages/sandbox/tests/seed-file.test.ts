import path from "node:path";

import { describe, expect, it } from "vitest";

import { bookkeepingClaims, useSeedFiles } from "./seed-support.ts";
import { getJson, nodeClient, useSandbox, startSandbox } from "./support.ts";

const example = new URL("../examples/seed.json", import.meta.url).pathname;
const sandbox = useSandbox({ seed: example });

const { folder, write: seedOf, complaints } = useSeedFiles((seed) => startSandbox({ seed }));

describe("the example seed file", () => {
  it("takes the place of the samples", async () => {
    const { results } = await nodeClient(sandbox()).users.search({});
    expect(results.map(({ emails }) => emails[0]?.email)).toEqual([
      "accountant@example.com",
      "passcode-only@example.com",
    ]);
    const { connected_apps } = await nodeClient(sandbox()).connectedApp.clients.search({});
    expect(connected_apps.map(({ client_name }) => client_name)).toEqual([
      "Sample Bookkeeping",
      "Sample Terminal",
    ]);
    const { policy } = await nodeClient(sandbox()).rbac.policy();
    expect(policy?.scopes.map(({ scope }) => scope)).toEqual(["invoices.read", "invoices.write"]);
    const discovery = await getJson(`${sandbox().url}/.well-known/openid-configuration`);
    expect(discovery.body["scopes_supported"]).toEqual(
      expect.arrayContaining(["openid", "invoices.write"]),
    );
  });

  it("its people sign in and grant its scopes to its clients", async () => {
    const client = nodeClient(sandbox());
    const { session_token, session } = await client.passwords.authenticate({
      email: "accountant@example.com",
      password: "example-password-only",
      session_duration_minutes: 30,
    });
    expect(session?.custom_claims).toEqual({ office: "north" });
    const claims = await bookkeepingClaims(sandbox(), ["openid", "invoices.write"], (request) =>
      client.idp.oauth.authorize({ ...request, session_token }),
    );
    expect(claims).toMatchObject({
      sub: "user-test-accountant",
      scope: "openid invoices.write",
      office: "north",
    });
  });

  it("the overview shows them, with the passwords of the file", async () => {
    const markup = await (await fetch(sandbox().url)).text();
    expect(markup).toContain("accountant@example.com</th><td><code>example-password-only</code>");
    expect(markup).toContain("passcode-only@example.com</th><td>by passcode");
    expect(markup).toContain("Create and change your invoices");
    expect(markup).not.toContain("owner@example.com");
  });
});

describe("a seed file", () => {
  it("leaves the samples where it says nothing", async () => {
    const own = await startSandbox({
      seed: await seedOf({ people: [{ email: "only@example.com", roles: ["owner"] }] }),
    });
    const { connected_apps } = await nodeClient(own).connectedApp.clients.search({});
    expect(connected_apps).toHaveLength(4);
    expect((await nodeClient(own).users.search({})).results).toHaveLength(1);
    await own.close();
  });

  it("yields to a data file, which has what became of the seeds", async () => {
    const data = path.join(folder(), "state.json");
    const first = await startSandbox({ seed: example, data });
    await nodeClient(first).users.delete({ user_id: "user-test-accountant" });
    await first.close();
    const second = await startSandbox({ seed: example, data });
    expect((await nodeClient(second).users.search({})).results).toHaveLength(1);
    await second.close();
    const third = await startSandbox({ data });
    expect((await nodeClient(third).rbac.policy()).policy?.scopes).toHaveLength(2);
    await third.close();
  });

  it("names every problem with its path", async () => {
    const message = await complaints({
      people: [
        { email: "no address", password: "" },
        { email: "twice@example.com", surname: "x" },
      ],
      clients: [{ client_type: "partner", client_name: "x", redirect_urls: "no list" }],
      extra: 1,
    });
    for (const path of [
      "people.0.email",
      "people.0.password",
      "people.1.surname",
      "clients.0.client_type",
      "clients.0.redirect_urls",
      "extra",
    ])
      expect(message).toContain(`\n  ${path}: `);
    expect(message).toContain("\n  extra: is not known here");
    expect(message).toContain("\n  people.0.password: ");
  });

  it("that describes organizations is for the other kind of project", async () => {
    expect(await complaints({ organizations: [] })).toContain(
      "\n  organizations: is not known here",
    );
  });

  it("names what contradicts itself, all at once", async () => {
    const permission = { resource_id: "r", actions: ["fly"] };
    const message = await complaints({
      people: [
        { email: "twice@example.com", user_id: "user-test-1", roles: ["nobody"] },
        { email: "TWICE@example.com", user_id: "user-test-1" },
      ],
      clients: [
        {
          client_id: "connected-app-test-1",
          client_type: "third_party_public",
          client_name: "x",
          client_secret: "a public secret",
          redirect_urls: ["javascript:1"],
          full_access_allowed: true,
        },
        {
          client_id: "connected-app-test-1",
          client_type: "first_party",
          client_name: "x",
          redirect_urls: [],
          access_token_template_content: "no",
        },
      ],
      policy: {
        roles: [{ role_id: "a", description: "", permissions: [permission] }],
        resources: [{ resource_id: "r", description: "", actions: ["walk"] }],
        scopes: [
          {
            scope: "with space",
            description: "",
            permissions: [{ resource_id: "none", actions: [] }],
          },
        ],
      },
    });
    for (const line of [
      "people.1.email: appears twice",
      "people.1.user_id: appears twice",
      "people.0.roles: nobody is no role of the policy",
      "clients.1.client_id: appears twice",
      "clients.0.client_secret: a public Connected App has none",
      "clients.0: A third-party Connected App cannot request full_access",
      "clients.0: A redirect URL must use the http or https scheme",
      "clients.1: A template must be a JSON object",
      "clients.1: Register at least one redirect URL",
      "policy.roles: must include stytch_user",
      "policy.roles.0.permissions.0.actions: one of them is no action of the resource",
      "policy.scopes.0.permissions.0.resource_id: is no resource of the policy",
      "policy.scopes.0.scope: must be a scope token without blanks",
    ])
      expect(message).toContain(`\n  ${line}`);
  });

  it.each(["", "{", "[]", "null", "1"])("that is %j is refused", async (content) => {
    expect(await complaints(content)).toContain("cannot be used as a seed");
  });

  it("that is not there is refused", async () => {
    const start = startSandbox({ seed: path.join(folder(), "nowhere.json") });
    await expect(start).rejects.toMatchObject({ code: "invalid_seed_file" });
  });
});
