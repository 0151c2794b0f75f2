import { describe, expect, it } from "vitest";

import { type Harness, TOKEN, createHarness, query } from "./harness.ts";

/** Signs in again, now. */
function signIn(harness: Harness): void {
  const session = harness.stub.sessions.get(TOKEN);
  if (session !== undefined) {
    harness.stub.sessions.set(TOKEN, { ...session, authenticatedAt: harness.now() });
  }
}

/** Goes to the sign-in page; returns the query that it comes back with, and how it was asked. */
async function goToSignIn(
  harness: Harness,
  search: string,
): Promise<{ back: string; prompt: string | null }> {
  const outcome = await harness.start(search);
  if (outcome.kind !== "login") {
    throw new Error(`Expected the sign-in page, not ${outcome.kind}`);
  }
  const { searchParams } = new URL(outcome.loginUrl, "https://app.example");
  const back = searchParams.get("return_to") ?? "";
  return { back: back.slice(back.indexOf("?") + 1), prompt: searchParams.get("prompt") };
}

describe("prompt=login", () => {
  it("[#13] is satisfied by a fresh sign-in, once", async () => {
    const harness = await createHarness();
    const { back, prompt } = await goToSignIn(harness, query({ prompt: "login" }));
    expect(prompt).toBe("login");
    harness.advance(5_000);
    signIn(harness);
    expect((await harness.start(back)).kind).toBe("consent");
    expect((await harness.start(back)).kind).toBe("login");
  });

  it("[#13] is not satisfied by coming back without having signed in", async () => {
    const harness = await createHarness();
    const { back } = await goToSignIn(harness, query({ prompt: "login" }));
    expect((await harness.start(back)).kind).toBe("login");
  });

  it("[#13] is not satisfied by having signed in just before", async () => {
    const harness = await createHarness();
    signIn(harness);
    harness.advance(20_000);
    const { back } = await goToSignIn(harness, query({ prompt: "login" }));
    harness.advance(5_000);
    expect((await harness.start(back)).kind).toBe("login");
    signIn(harness);
    expect((await harness.start(back)).kind).toBe("consent");
  });

  it("[#13] is not satisfied by an older session that turns up afterwards", async () => {
    const harness = await createHarness();
    const away = await harness.start(query({ prompt: "login" }), { cookie: "" });
    const { loginUrl = "" } = away.kind === "login" ? away : {};
    const back = new URL(loginUrl, "https://app.example").searchParams.get("return_to") ?? "";
    expect((await harness.start(back.slice(back.indexOf("?") + 1))).kind).toBe("login");
  });

  it("[#13] is not satisfied by a marker that somebody made up, or took from another request", async () => {
    const harness = await createHarness();
    const { back } = await goToSignIn(harness, query({ prompt: "login", state: "other" }));
    const marker = /assent_return=[^&]+/u.exec(back)?.[0] ?? "";
    expect(marker).not.toBe("");
    harness.advance(5_000);
    signIn(harness);
    for (const forged of [marker, "assent_return=1", "assent_return=a.b.c.d.e"]) {
      const outcome = await harness.start(`${query({ prompt: "login" })}&${forged}`);
      expect(outcome.kind).toBe("login");
    }
  });

  it("[#13] forgets a trip after half an hour", async () => {
    const harness = await createHarness();
    const { back } = await goToSignIn(harness, query({ prompt: "login" }));
    harness.advance(1_800_001);
    signIn(harness);
    expect((await harness.start(back)).kind).toBe("login");
  });

  it("[#13] sends somebody who was not signed in to the sign-in page once", async () => {
    const harness = await createHarness();
    const away = await harness.start(query({ prompt: "login" }), { cookie: "" });
    const { loginUrl = "" } = away.kind === "login" ? away : {};
    const back = new URL(loginUrl, "https://app.example").searchParams.get("return_to") ?? "";
    harness.advance(3_000);
    signIn(harness);
    expect((await harness.start(back.slice(back.indexOf("?") + 1))).kind).toBe("consent");
  });

  it("does not use up a sign-in that Stytch could not be asked about", async () => {
    const harness = await createHarness({ upstreamBudgetMs: 200 });
    const { back } = await goToSignIn(harness, query({ prompt: "login" }));
    signIn(harness);
    harness.advance(1_000);
    signIn(harness);
    harness.stub.answers.set("/v1/idp/oauth/authorize/start", (_call, response) => {
      response.destroy();
      return undefined;
    });
    expect((await harness.start(back)).kind).toBe("problem");
    harness.stub.answers.clear();
    expect((await harness.start(back)).kind).toBe("consent");
  });
});

describe("max_age", () => {
  it.each([
    ["10000", "consent"],
    ["1", "login"],
    ["0", "login"],
  ])("[#14] of %s s, an hour after signing in, leads to: %s", async (maxAge, kind) => {
    const harness = await createHarness();
    expect((await harness.start(query({ max_age: maxAge }))).kind).toBe(kind);
  });

  it.each(["0", "1"])("[#14] of %s s does not go round in circles", async (maxAge) => {
    const harness = await createHarness();
    const { back } = await goToSignIn(harness, query({ max_age: maxAge }));
    harness.advance(10_000);
    signIn(harness);
    harness.advance(3_000);
    expect((await harness.start(back)).kind).toBe("consent");
  });

  it("[#11] [#14] with prompt=none is an error for the client", async () => {
    const harness = await createHarness();
    const outcome = await harness.start(query({ max_age: "1", prompt: "none" }));
    expect(outcome).toMatchObject({
      redirectTo: expect.stringContaining("error=login_required") as string,
    });
  });
});

it("prompt=select_account passes the sign-in page once", async () => {
  const harness = await createHarness();
  const { back, prompt } = await goToSignIn(harness, query({ prompt: "select_account" }));
  expect(prompt).toBe("select_account");
  expect((await harness.start(back)).kind).toBe("consent");
});

it("switching the account leads back to the same request", async () => {
  const harness = await createHarness();
  const outcome = await harness.start(query());
  expect(outcome).toMatchObject({
    switchAccountUrl: `/login?return_to=${encodeURIComponent(
      `/oauth/authorize?${query()}`,
    )}&switch=1`,
  });
});
