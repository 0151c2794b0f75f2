import { describe, expect, it } from "vitest";

import { nodeClient, refusal, useSandbox } from "./support.ts";

const sandbox = useSandbox();
const users = (): ReturnType<typeof nodeClient>["users"] => nodeClient(sandbox()).users;

describe("users.update", () => {
  it("merges metadata at the top level, and null deletes a key", async () => {
    const { user_id } = await users().create({
      email: "metadata@example.com",
      trusted_metadata: { plan: { level: 1, seats: 2 }, region: "north" },
    });
    const { user } = await users().update({
      user_id,
      trusted_metadata: { plan: { level: 2 }, region: null, since: 2020 },
      untrusted_metadata: { theme: "dark" },
    });
    expect(user.trusted_metadata).toEqual({ plan: { level: 2 }, since: 2020 });
    expect(user.untrusted_metadata).toEqual({ theme: "dark" });
  });

  it.each([
    [Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`key${index}`, 1]))],
    [{ text: "x".repeat(4100) }],
  ])("refuses metadata beyond Stytch's limits", async (trusted_metadata) => {
    const { userId: user_id } = sandbox().seeds.people.viewer;
    expect(await refusal(users().update({ user_id, trusted_metadata }))).toMatchObject({
      status_code: 400,
      error_type: "bad_request",
    });
    expect((await users().get({ user_id })).trusted_metadata).toEqual({});
  });

  it("gives and takes roles of the policy, and keeps the one everybody has", async () => {
    const { user_id } = await users().create({ email: "roles@example.com", roles: ["owner"] });
    expect((await users().get({ user_id })).roles).toEqual(["stytch_user", "owner"]);
    await users().update({ user_id, roles: ["editor"] });
    expect((await users().get({ user_id })).roles).toEqual(["stytch_user", "editor"]);
    const refused = await refusal(users().update({ user_id, roles: ["emperor"] }));
    expect(refused.error_type).toBe("bad_request");
  });

  it("a refused account is not created", async () => {
    const email = "refused@example.com";
    await refusal(users().create({ email, roles: ["emperor"] }));
    expect((await users().create({ email })).user_id).toMatch(/^user-test-/u);
  });
});

describe("users.search", () => {
  const found = async (
    operator: "AND" | "OR",
    ...operands: { filter_name: string; filter_value: unknown }[]
  ): Promise<(string | undefined)[]> => {
    const { results } = await users().search({ query: { operator, operands } });
    return results.map(({ emails }) => emails[0]?.email);
  };
  const people = (): ReturnType<typeof sandbox>["seeds"]["people"] => sandbox().seeds.people;

  it("finds by address, name and id, in any combination", async () => {
    expect(
      await found("AND", { filter_name: "email_address", filter_value: ["OWNER@example.com"] }),
    ).toEqual(["owner@example.com"]);
    expect(
      await found(
        "OR",
        { filter_name: "full_name_fuzzy", filter_value: "sample edi" },
        { filter_name: "user_id", filter_value: [people().viewer.userId] },
      ),
    ).toEqual(["editor@example.com", "viewer@example.com"]);
    expect(
      await found(
        "AND",
        { filter_name: "full_name_fuzzy", filter_value: "Sample" },
        { filter_name: "email_address_fuzzy", filter_value: "viewer" },
        { filter_name: "password_exists", filter_value: true },
        { filter_name: "email_verified", filter_value: true },
        { filter_name: "status", filter_value: "active" },
        { filter_name: "created_at_greater_than", filter_value: "2020-01-01T00:00:00Z" },
      ),
    ).toEqual(["viewer@example.com"]);
    expect(
      await found("AND", {
        filter_name: "created_at_less_than",
        filter_value: "2020-01-01T00:00:00Z",
      }),
    ).toEqual([]);
  });

  it("pages, and counts everything", async () => {
    const first = await users().search({ limit: 2 });
    const { next_cursor = "", total } = first.results_metadata;
    const second = await users().search({ limit: 2, cursor: next_cursor });
    expect(total).toBeGreaterThanOrEqual(3);
    expect(first.results).toHaveLength(2);
    expect(second.results[0]?.user_id).not.toBe(first.results[0]?.user_id);
  });

  it("refuses a filter it does not know rather than ignoring it", async () => {
    const operands = [{ filter_name: "totp_verified", filter_value: true }];
    const query = { operator: "AND", operands } as const;
    expect((await refusal(users().search({ query }))).error_type).toBe("bad_request");
  });
});

describe("custom claims of a session", () => {
  it("are merged at every level, and null deletes", async () => {
    const { email, password } = sandbox().seeds.people.owner;
    const client = nodeClient(sandbox());
    const { session_token } = await client.passwords.authenticate({
      email,
      password,
      session_custom_claims: { a: 1, nested: { one: 1, two: 2 } },
    });
    const { session } = await client.sessions.authenticate({
      session_token,
      session_custom_claims: { a: null, nested: { one: null, three: 3 } },
    });
    expect(session.custom_claims).toEqual({ nested: { two: 2, three: 3 } });
  });
});
