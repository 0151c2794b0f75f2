import { once } from "node:events";
import { createServer } from "node:http";

import { describe, expect, it, onTestFinished } from "vitest";

import { createDeadline } from "./deadline.ts";
import {
  type CallRecord,
  type UpstreamDispatcher,
  createUpstreamDispatcher,
} from "./dispatcher.ts";

const LIMITS = {
  connectTimeoutMs: 1_000,
  attemptTimeoutMs: 1_000,
  maxResponseBytes: 100,
  connections: 1,
};

async function listen(): Promise<{ readonly url: string; readonly pool: UpstreamDispatcher }> {
  const server = createServer((request, response) => {
    const large = request.url === "/large";
    const moved = request.url === "/moved";
    response.writeHead(moved ? 302 : 200, moved ? { location: "/" } : {});
    response.end(JSON.stringify({ method: request.method, text: "é".repeat(large ? 200 : 1) }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const pool = createUpstreamDispatcher(LIMITS);
  onTestFinished(async () => {
    await pool.close();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, pool };
}

function createRecord(): CallRecord {
  const deadline = createDeadline(1_000);
  onTestFinished(() => deadline.clear());
  return { deadline, sent: false, status: undefined, retryAfterSeconds: undefined };
}

/** Asks as the SDK does, at once or only after something else. */
async function ask(pool: UpstreamDispatcher, url: string, late: boolean): Promise<unknown> {
  if (late) {
    await Promise.resolve();
  }
  // Typed after another version of undici.
  const dispatcher = pool.dispatcher as unknown as NonNullable<RequestInit["dispatcher"]>;
  const init = { method: "POST", headers: { a: "b" }, body: "{}", dispatcher };
  const response = await fetch(url, init);
  return response.json();
}

describe.each([
  { turn: "its own turn", late: false, refused: ["/large", "/moved"] },
  // Where the real `fetch` was asked, what is too large ends with its deadline.
  { turn: "a later turn", late: true, refused: ["/moved"] },
])("an SDK that asks in $turn", ({ late, refused }) => {
  it("gets the answer, and the transport is on record", async () => {
    const { url, pool } = await listen();
    const record = createRecord();
    const answer = await pool.run(record, () => ask(pool, `${url}/a?b=c`, late));
    expect(answer).toEqual({ method: "POST", text: "é" });
    expect(record).toMatchObject({ sent: true, status: 200 });
  });

  it.each(refused)("gets nothing of %s", async (path) => {
    const { url, pool } = await listen();
    const record = createRecord();
    await expect(pool.run(record, () => ask(pool, url + path, late))).rejects.toThrow(Error);
    expect(record.sent).toBe(true);
  });

  it("leaves the global fetch to everybody else", async () => {
    const { url, pool } = await listen();
    const before = globalThis.fetch;
    const answer = pool.run(createRecord(), () => ask(pool, url, late));
    expect(globalThis.fetch).toBe(before);
    await answer;
    const failure = (): Promise<never> => {
      throw new Error("Before it could ask.");
    };
    expect(() => pool.run(createRecord(), failure)).toThrow("Before it could ask.");
    expect(globalThis.fetch).toBe(before);
  });
});
