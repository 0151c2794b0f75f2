import { describe, expect, it } from "vitest";

import { CLIENT, type Harness, JWT, consentOf, createHarness, query } from "./harness.ts";
import { PATH, refuse } from "./stytch-stub.ts";

/** A server whose owner has allowed the client to read notes. */
async function granted(): Promise<Harness> {
  const harness = await createHarness();
  harness.stub.granted.set("user-test-owner", new Map([[CLIENT, "notes.read"]]));
  return harness;
}

/** What the page says of the past, scope by scope. */
async function marks(harness: Harness, search = query()): Promise<readonly unknown[]> {
  const { scopes } = await consentOf(harness, search);
  return scopes.map((scope) => scope.granted);
}

/** How often Stytch was asked for the user's apps. */
function asked({ stub }: Harness): number {
  return stub.sent(PATH.ownersApps).length;
}

describe("what was granted before", () => {
  it("[#53] is told from what is new", async () => {
    const harness = await granted();
    expect(await marks(harness)).toEqual([false, true, false]);
    harness.stub.granted.clear();
    expect(await marks(harness)).toEqual([false, false, false]);
  });

  it("[#53] is this client's alone", async () => {
    const harness = await granted();
    const { stub } = harness;
    stub.granted.set("user-test-owner", new Map([["another-client", "notes.read"]]));
    expect(await marks(harness)).toEqual([false, false, false]);
  });

  it("is unknown where Stytch does not say, and the page is shown all the same", async () => {
    const harness = await granted();
    harness.stub.answers.set(PATH.ownersApps, (_call, response) => refuse(response, 500, "x"));
    expect(await marks(harness)).toEqual([undefined, undefined, undefined]);
    harness.stub.answers.set(PATH.ownersApps, () => ({ connected_apps: "many" }));
    expect(await marks(harness)).toEqual([undefined, undefined, undefined]);
  });

  it("[#135] is not waited for longer than the request may take", async () => {
    const harness = await createHarness({ upstreamBudgetMs: 300 });
    harness.stub.answers.set(PATH.ownersApps, () => null);
    expect(await marks(harness)).toEqual([undefined, undefined, undefined]);
  });

  it("is asked for at the same time as the rest, where the user is known before", async () => {
    const harness = await granted();
    const { stub } = harness;
    const arrived = Promise.withResolvers<void>();
    stub.answers.set(PATH.start, (_call, response) => {
      // Stytch answers one question only once the other has come in.
      void arrived.promise.then(() => refuse(response, 404, "connected_app_not_found"));
    });
    stub.answers.set(PATH.ownersApps, () => {
      arrived.resolve();
      return { connected_apps: [] };
    });
    const cookie = `stytch_session_jwt=${JWT}`;
    const outcome = await harness.start(query({ prompt: "consent" }), { cookie });
    expect(outcome).toMatchObject({ kind: "problem", problem: { code: "unknown_client" } });
    expect(asked(harness)).toBe(1);
  });

  it("is not asked for where no page is shown", async () => {
    const harness = await granted();
    expect((await harness.start(query({ prompt: "none" }))).kind).toBe("redirect");
    harness.stub.consentRequired = false;
    expect((await harness.start(query())).kind).toBe("redirect");
    const cookie = `stytch_session_jwt=${JWT}`;
    expect((await harness.start(query({ max_age: "86400" }), { cookie })).kind).toBe("redirect");
    expect((await harness.start(query({ client_id: "nope" }))).kind).toBe("problem");
    expect((await harness.start(query(), { cookie: "x=y" })).kind).toBe("login");
    expect(asked(harness)).toBe(0);
  });

  it("[#36] changes nothing about what a decision may do", async () => {
    const harness = await granted();
    const { transaction } = await consentOf(harness, query());
    harness.stub.granted.clear();
    harness.advance(61_000);
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    expect((await harness.post("/bff/authorize/decision", body)).statusCode).toBe(200);
    expect(asked(harness)).toBe(1);
  });
});
