import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRelyingParty } from "../src/lib/app.ts";
import { readRelyingPartyConfig } from "../src/lib/config.ts";
import { Browser } from "./browser.ts";
import { freePort, secondsFromNow, startLocalIssuer, type LocalIssuer } from "./local-issuer.ts";

let issuer: LocalIssuer;
let app: FastifyInstance;
let browser: Browser;
let currentRefreshToken: string | undefined;

/** Answers every token request; refresh tokens rotate, and each works once. */
function answerTokens(scope: string): void {
  let count = 0;
  currentRefreshToken = undefined;
  issuer.answerTokens(async ({ parameters }) => {
    const presented = parameters.get("refresh_token");
    if (presented !== null && presented !== currentRefreshToken) {
      return { status: 400, body: { error: "invalid_grant" } };
    }
    count += 1;
    currentRefreshToken = `refresh-${String(count)}`;
    const accessToken = await issuer.sign({
      iss: issuer.url,
      sub: "user-1",
      aud: ["project-1"],
      exp: secondsFromNow(600),
      scope,
    });
    return {
      status: 200,
      body: {
        access_token: accessToken,
        token_type: "bearer",
        expires_in: 600,
        scope,
        ...(scope.includes("offline_access") ? { refresh_token: currentRefreshToken } : {}),
      },
    };
  });
}

async function signIn(scope: string): Promise<void> {
  answerTokens(scope);
  const response = await browser.post("/third-party-public/start", { extra_scopes: scope });
  const state = new URL(response.headers.location ?? "").searchParams.get("state") ?? "";
  await browser.get(`/third-party-public/callback?code=code-1&state=${state}`);
}

async function act(action: string): Promise<unknown> {
  const response = await browser.post(`/third-party-public/${action}`);
  expect(response.headers.location).toBe("/third-party-public/result");
  const result = await browser.get("/third-party-public/result.json");
  return result.json<{ lastAction: unknown }>().lastAction;
}

beforeEach(async () => {
  issuer = await startLocalIssuer();
  const port = await freePort();
  const config = readRelyingPartyConfig({
    RELYING_PARTY_PORT: String(port),
    ISSUER: issuer.url,
    RESOURCE_AUDIENCE: "project-1",
    THIRD_PARTY_PUBLIC_CLIENT_ID: "public",
  });
  app = await createRelyingParty(config);
  await app.listen({ host: "127.0.0.1", port });
  browser = new Browser(app);
});

afterEach(async () => {
  await app.close();
  await issuer.close();
});

describe("the buttons of a granted result", () => {
  it("write, read and delete notes with the scopes for it", async () => {
    await signIn("notes.read notes.write notes.delete");
    expect(await act("write-note")).toMatchObject({ succeeded: true, status: 201 });
    expect(await act("read-notes")).toMatchObject({
      succeeded: true,
      status: 200,
      detail: { notes: [{ text: "Written by the relying party." }] },
    });
    expect(await act("delete-notes")).toMatchObject({ status: 200, detail: { deleted: 1 } });
  });

  it("show the API's refusal when a scope is missing", async () => {
    await signIn("notes.read");
    expect(await act("write-note")).toMatchObject({
      action: "write-note",
      succeeded: false,
      status: 403,
      detail: { error: "insufficient_scope" },
    });
  });

  it("refresh the grant and keep the rotated refresh token", async () => {
    await signIn("offline_access notes.read");
    for (const expected of ["refresh-2", "refresh-3"]) {
      expect(await act("refresh")).toMatchObject({
        succeeded: true,
        detail: { refreshTokenRotated: true },
      });
      expect(currentRefreshToken).toBe(expected);
    }
    expect(issuer.tokenRequests.map(({ parameters }) => parameters.get("refresh_token"))).toEqual([
      null,
      "refresh-1",
      "refresh-2",
    ]);
  });

  it("do not spend a refresh token twice when pressed twice at once", async () => {
    await signIn("offline_access notes.read");
    const presses = ["refresh", "refresh"].map(async (action) =>
      browser.post(`/third-party-public/${action}`),
    );
    await Promise.all(presses);
    expect(issuer.tokenRequests.map(({ parameters }) => parameters.get("refresh_token"))).toEqual([
      null,
      "refresh-1",
      "refresh-2",
    ]);
  });

  it("explain why there is nothing to refresh", async () => {
    await signIn("notes.read");
    expect(await act("refresh")).toMatchObject({
      succeeded: false,
      detail: { error: "no_refresh_token" },
    });
  });

  it("fetch the user's claims", async () => {
    await signIn("notes.read");
    expect(await act("userinfo")).toMatchObject({
      succeeded: true,
      detail: { sub: "user-1", email: "owner@example.com" },
    });
  });

  it("revoke the refresh token before the access token", async () => {
    await signIn("offline_access notes.read");
    expect(await act("revoke")).toMatchObject({
      succeeded: true,
      detail: { revoked: ["refresh_token", "access_token"] },
    });
    expect(issuer.revoked[0]).toBe("refresh-1");
    expect(issuer.revoked).toHaveLength(2);
  });

  it("report that there is no grant yet", async () => {
    expect(await act("read-notes")).toMatchObject({
      succeeded: false,
      detail: { error: "no_grant" },
    });
  });
});
