import { createHash } from "node:crypto";

import type { Problem } from "@assent/core";
import type { Consent, DecisionResponse, Outcome } from "@assent/core/contract";
import { type Sandbox, createSandbox } from "@assent/sandbox";
import type { FastifyInstance } from "fastify";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";

import { buildApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { RedisError } from "../src/redis.ts";
import { type RedisServer, findFreePort, startRedis } from "./redis-server.ts";

const PUBLIC_URL = "http://localhost:3000";
const VERIFIER = "v".repeat(64);
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");
const [OLD_KEY, NEW_KEY] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString("base64url"));

let sandbox: Sandbox;
let redis: RedisServer;
let cookie: string;

beforeAll(async () => {
  [sandbox, redis] = await Promise.all([createSandbox({ appUrl: PUBLIC_URL }), startRedis()]);
  const { email, password } = sandbox.seeds.people.owner;
  const response = await fetch(`${sandbox.url}/v1/passwords/authenticate`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${btoa(`${sandbox.projectId}:${sandbox.secret}`)}`,
    },
    body: JSON.stringify({ email, password, session_duration_minutes: 60 }),
  });
  const { session_token: token } = (await response.json()) as { session_token: string };
  cookie = `stytch_session=${token}`;
});

afterAll(async () => {
  await Promise.all([sandbox.close(), redis.stop()]);
});

/** One of several servers, which share what the environment says. */
async function startInstance(
  environment: Record<string, string | undefined> = {},
): Promise<FastifyInstance> {
  const config = readConfig({
    PUBLIC_URL,
    STYTCH_PROJECT_ID: sandbox.projectId,
    STYTCH_SECRET: sandbox.secret,
    STYTCH_PUBLIC_TOKEN: sandbox.publicToken,
    STYTCH_API_URL: sandbox.url,
    SEALING_KEYS: OLD_KEY,
    REDIS_URL: redis.url,
    LOG_LEVEL: "silent",
    ...environment,
  });
  // The SDK remarks on every address that is not Stytch's.
  vi.spyOn(console, "warn").mockReturnValue();
  const app = await buildApp(config, { pages: null });
  onTestFinished(() => app.close());
  return app;
}

async function post<T>(instance: FastifyInstance, url: string, body: object): Promise<T> {
  const headers = { cookie, origin: PUBLIC_URL, "x-assent-request": "1" };
  const response = await instance.inject({ method: "POST", url, headers, payload: body });
  return response.json<T>();
}

/** Opens a consent page at one server. */
async function open(instance: FastifyInstance): Promise<Consent> {
  const { clientId, redirectUri } = sandbox.seeds.clients.thirdParty;
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid notes.read",
    state: "s",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    prompt: "consent",
  });
  const body = { query: query.toString() };
  const outcome = await post<Outcome>(instance, "/bff/authorize/start", body);
  if (outcome.kind !== "consent") {
    throw new Error(`Expected a consent page, not ${JSON.stringify(outcome)}`);
  }
  return outcome;
}

function allow(
  instance: FastifyInstance,
  { transaction }: Consent,
): Promise<Partial<DecisionResponse> & Partial<Problem>> {
  const body = { transaction, decision: "allow", scopes: ["openid"] };
  return post(instance, "/bff/authorize/decision", body);
}

describe("several servers with one Redis", () => {
  it("[#156] decide what another one showed, each in turn", async () => {
    const [a, b] = await Promise.all([startInstance(), startInstance()]);
    for (let round = 0; round < 10; round += 1) {
      const [shower, decider] = round % 2 === 0 ? [a, b] : [b, a];
      // oxlint-disable-next-line no-await-in-loop -- turn by turn
      const answer = await allow(decider, await open(shower));
      expect(answer.redirectTo).toContain("code=");
    }
  });

  it("[#34] [#158] decide once, however often they are asked at the same time", async () => {
    const instances = await Promise.all([startInstance(), startInstance()]);
    const consent = await open(instances[0]);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        allow(instances[index % 2] ?? instances[0], consent),
      ),
    );
    expect(answers.filter(({ redirectTo }) => redirectTo !== undefined)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === "transaction_used")).toHaveLength(19);
  });

  it("[#158] remember for as long as a page lives what has been decided, restart or not", async () => {
    const first = await startInstance();
    const consent = await open(first);
    await allow(first, consent);
    await first.close();
    expect(await allow(await startInstance(), consent)).toMatchObject({ code: "transaction_used" });
    const store = new Redis(redis.url);
    onTestFinished(() => store.disconnect());
    const keys = await store.keys("assent:used:*");
    const lifetimes = await Promise.all(keys.map((key) => store.pttl(key)));
    expect(keys.length).toBeGreaterThan(0);
    expect(lifetimes.every((ms) => ms > 0 && ms <= 600_000)).toBe(true);
  });

  it("[#35] give a page back whose decision was surely not sent", async () => {
    const consent = await open(await startInstance());
    const port = await findFreePort();
    const cut = await startInstance({ STYTCH_API_URL: `http://127.0.0.1:${port}` });
    expect(await allow(cut, consent)).toMatchObject({ code: "upstream_unavailable" });
    expect((await allow(await startInstance(), consent)).redirectTo).toContain("code=");
  });

  it("[#157] change their keys one after the other", async () => {
    const old = await startInstance();
    const rolling = await startInstance({ SEALING_KEYS: `${NEW_KEY},${OLD_KEY}` });
    const shownBefore = await open(old);
    expect((await allow(rolling, shownBefore)).redirectTo).toContain("code=");
    const shownAfter = await open(rolling);
    const done = await startInstance({ SEALING_KEYS: NEW_KEY });
    expect((await allow(done, shownAfter)).redirectTo).toContain("code=");
    expect(await allow(done, await open(old))).toMatchObject({ code: "transaction_invalid" });
  });

  it("[#143] [#160] count one address's requests together, as a trusted proxy names it", async () => {
    const settings = { RATE_LIMIT_PER_ADDRESS: "3", TRUST_PROXY: "192.0.2.0/24" };
    const instances = await Promise.all([startInstance(settings), startInstance(settings)]);
    const ask = async (index: number, forwarded: string): Promise<number> => {
      const instance = instances[index % 2] ?? instances[0];
      const headers = { "x-forwarded-for": forwarded };
      const request = { url: "/bff/sign-in", remoteAddress: "192.0.2.7", headers };
      return (await instance.inject(request)).statusCode;
    };
    const statuses = [];
    for (let index = 0; index < 4; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      statuses.push(await ask(index, `203.0.113.${index}, 198.51.100.1`));
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await ask(0, "198.51.100.2")).toBe(200);
  });

  it("decide nothing while Redis is away, say so, and limit nobody", async () => {
    const other = await startRedis();
    onTestFinished(() => other.stop());
    const instance = await startInstance({ REDIS_URL: other.url, RATE_LIMIT_PER_ADDRESS: "2" });
    const consent = await open(instance);
    await other.stop();
    for (let round = 0; round < 3; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await allow(instance, consent)).toMatchObject({
        code: "upstream_unavailable",
        detail: "The store of what was used does not answer.",
      });
    }
  });

  it("go on by themselves when Redis is back", async () => {
    const before = await startRedis();
    onTestFinished(() => before.stop());
    const instance = await startInstance({ REDIS_URL: before.url });
    const consent = await open(instance);
    await before.stop();
    expect(await allow(instance, consent)).toMatchObject({ code: "upstream_unavailable" });
    const after = await startRedis(before.port);
    onTestFinished(() => after.stop());
    const decide = async (): Promise<string> => {
      const { redirectTo = "" } = await allow(instance, consent);
      return redirectTo;
    };
    await expect.poll(decide, { timeout: 15_000, interval: 100 }).toContain("code=");
  });

  it("don't start without it, and keep its password to themselves", async () => {
    const port = await findFreePort();
    const starting = startInstance({ REDIS_URL: `redis://user:canary@127.0.0.1:${port}` });
    const error: unknown = await starting.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RedisError);
    const sentence = `Redis at 127.0.0.1:${port} cannot be reached: check REDIS_URL.`;
    expect(error).toHaveProperty("message", sentence);
  });
});
