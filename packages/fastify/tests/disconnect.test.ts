import { type ClientRequest, request } from "node:http";
import type { AddressInfo } from "node:net";

import { describe, expect, it } from "vitest";

import { createRevokePath } from "@assent/core/contract";

import {
  CLIENT,
  type Harness,
  OWNER,
  SCRIPT_HEADERS,
  consentOf,
  createHarness,
  query,
} from "./harness.ts";
import { PATH, type StubAnswer, send } from "./stytch-stub.ts";

/** Posts over a real connection, which can be hung up. */
function post({ server }: Harness, path: string, body: object): ClientRequest {
  const { port } = server.server.address() as AddressInfo;
  const headers = { ...SCRIPT_HEADERS, cookie: OWNER };
  const sent = request({ host: "127.0.0.1", port, path, method: "POST", headers });
  sent.on("error", () => undefined);
  sent.end(JSON.stringify(body));
  return sent;
}

/** An answer that waits until it is released, and tells when it was asked for and given up. */
interface Held {
  readonly answer: StubAnswer;
  readonly arrived: Promise<void>;
  readonly abandoned: Promise<void>;
  release(body: object): void;
}

function hold(): Held {
  const arrived = Promise.withResolvers<void>();
  const abandoned = Promise.withResolvers<void>();
  const released = Promise.withResolvers<object>();
  return {
    answer: (_call, response) => {
      response.on("close", () => abandoned.resolve());
      arrived.resolve();
      void released.promise.then((body) => send(response, 200, body));
    },
    arrived: arrived.promise,
    abandoned: abandoned.promise,
    release: (body) => released.resolve(body),
  };
}

async function listening(): Promise<Harness> {
  // No deadline of its own comes before the test's.
  const upstream = { attemptTimeoutMs: 60_000 };
  const harness = await createHarness({ upstreamBudgetMs: 60_000, upstream });
  await harness.server.listen({ host: "127.0.0.1", port: 0 });
  return harness;
}

describe("somebody who hangs up", () => {
  it("[#146] is not asked about at Stytch any longer, nor again", async () => {
    const harness = await listening();
    const held = hold();
    harness.stub.answers.set(PATH.start, held.answer);
    const sent = post(harness, "/bff/authorize/start", { query: query() });
    await held.arrived;
    sent.destroy();
    await held.abandoned;
    harness.stub.answers.clear();
    expect((await harness.start(query({ client_id: "nope" }))).kind).toBe("problem");
    const starts = harness.stub.sent(PATH.start).filter(({ client_id: id }) => id === CLIENT);
    expect(starts).toHaveLength(1);
  });

  it("[#146] has decided all the same", async () => {
    const harness = await listening();
    const { transaction } = await consentOf(harness, query());
    const held = hold();
    harness.stub.answers.set(PATH.authorize, held.answer);
    const body = { transaction, decision: "allow", scopes: ["openid"] };
    const sent = post(harness, "/bff/authorize/decision", body);
    await held.arrived;
    sent.destroy();
    held.release({ redirect_uri: "https://rp.example/cb?code=c&state=state-canary" });
    await expect.poll(() => harness.audit.map(({ event }) => event)).toContain("consent.allowed");
  });

  it("has taken an app's access away all the same", async () => {
    const harness = await listening();
    const apps = new Map([[CLIENT, "openid"]]);
    harness.stub.granted.set("user-test-owner", apps);
    const held = hold();
    harness.stub.answers.set(PATH.ownersApps, held.answer);
    const sent = post(harness, createRevokePath(CLIENT), {});
    await held.arrived;
    sent.destroy();
    held.release({
      connected_apps: [{ connected_app_id: CLIENT, scopes_granted: "openid" }],
    });
    await expect.poll(() => harness.audit.map(({ event }) => event)).toContain("access.revoked");
    expect(apps.size).toBe(0);
  });

  it("[#146] is told from somebody who waits for an answer to a body that was read", async () => {
    const harness = await listening();
    const held = hold();
    harness.stub.answers.set(PATH.start, held.answer);
    const answered = new Promise<number | undefined>((resolve) => {
      post(harness, "/bff/authorize/start", { query: query() }).on("response", (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    await held.arrived;
    harness.stub.answers.clear();
    held.release({ user_id: "user-test-owner" });
    expect(await answered).toBe(200);
  });
});
