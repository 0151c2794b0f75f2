import { Client } from "stytch";
import { Agent, Dispatcher1Wrapper } from "undici";

import { replaceFetch } from "./lean-fetch.ts";
import { PROJECT_ID, SECRET } from "./scene.ts";

type Config = ConstructorParameters<typeof Client>[0];

/**
 * The official SDK over a pool with the limits of ours (connections, keep-alive, deadlines) and none
 * of its checks; with `BENCH_LEAN_FETCH=1` without the global `fetch`, as ours is.
 */
export function createPooledClient(stubUrl: string): Client {
  const agent = new Agent({
    connections: 64,
    connect: { timeout: 2_000 },
    headersTimeout: 8_000,
    bodyTimeout: 8_000,
    keepAliveTimeout: 30_000,
    pipelining: 1,
  });
  if (process.env["BENCH_LEAN_FETCH"] === "1") {
    replaceFetch(agent);
  }
  // Typed after an older undici; the wrapper takes the handlers that the global `fetch` brings.
  const dispatcher = new Dispatcher1Wrapper(agent) as unknown as NonNullable<Config["dispatcher"]>;
  return createClient(stubUrl, { dispatcher });
}

/** The official SDK as its own guide sets it up: connections are kept alive by default. */
export function createClient(stubUrl: string, extra: Partial<Config> = {}): Client {
  return new Client({ project_id: PROJECT_ID, secret: SECRET, env: `${stubUrl}/`, ...extra });
}
