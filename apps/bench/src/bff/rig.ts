import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import * as v from "valibot";

import { ROOT, environment } from "../../../../scripts/lib/run.ts";
import { freePort } from "../../../../scripts/lib/stack.ts";
import {
  type Dialect,
  type Journey,
  Listening,
  LoadAnswer,
  type LoadRequest,
  ProbeAnswer,
  type ProbeRequest,
} from "./messages.ts";
import { PROJECT_ID, PUBLIC_TOKEN, PUBLIC_URL, SECRET } from "./scene.ts";

/** A server that is measured, in a process of its own on a core of its own. */
export interface Target {
  readonly dialect: Dialect;
  readonly port: number;
  /** Asks the process what it has spent and holds. */
  probe(request: ProbeRequest): Promise<v.InferOutput<typeof ProbeAnswer>>;
  stop(): Promise<void>;
}

/** What a saturating load came to. */
export interface Saturation {
  /** Journeys a second. */
  readonly rate: number;
  /** Microseconds of the server's processor a journey. */
  readonly cpuMicros: number;
  /** The part of it that its main thread had. */
  readonly mainMicros: number;
}

export type PeerDialect = Extract<Dialect, "pass-through" | "express">;

export interface PeerOptions {
  /** Whether the SDK of a pass-through skips the global `fetch`, as ours does. Default: false. */
  readonly leanFetch?: boolean;
}

/** Everything that a measurement of the BFF runs on. */
export interface Rig {
  /** `profileFolder`: where it leaves a CPU profile when it has stopped. */
  startOurs(options?: { readonly profileFolder?: string }): Promise<Target>;
  startPeer(dialect: PeerDialect, options?: PeerOptions): Promise<Target>;
  /** The stub itself, asked without anything between. */
  readonly direct: Pick<Target, "dialect" | "port">;
  saturate(target: Target, load: SaturatingLoad): Promise<Saturation>;
  pace(target: Pick<Target, "dialect" | "port">, load: PacedLoad): Promise<Latencies>;
  stop(): Promise<void>;
}

export interface SaturatingLoad {
  readonly journey: Journey;
  readonly connections: number;
  readonly durationMs: number;
  /** Default: as many as the time allows. */
  readonly journeys?: number;
}

export interface PacedLoad {
  /** Journeys a second. */
  readonly rate: number;
  readonly durationMs: number;
}

/** Milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p99: number;
}

/** The measured server has the first core; the stub and the loader share the other. */
const SERVER_CORE = "0";
const OTHER_CORE = "1";
const HERE = import.meta.dirname;
const PROBE = ["--import", `${HERE}/probe.ts`];
const MANY = 1_000_000_000;

/** Starts stub and loader. Servers are started as they are needed. */
export async function startRig(): Promise<Rig> {
  const stub = await launch(OTHER_CORE, [`${HERE}/stytch-stub.ts`]);
  const { port: stubPort } = v.parse(Listening, await reply(stub));
  const loader = await launch(OTHER_CORE, [`${HERE}/loader.ts`]);
  const stubUrl = `http://127.0.0.1:${stubPort}`;

  async function load(request: LoadRequest): Promise<LoadAnswer> {
    loader.send(request);
    const answer = v.parse(LoadAnswer, await reply(loader));
    if (answer.kind === "failed") {
      throw new Error(answer.message);
    }
    return answer;
  }

  return {
    direct: { dialect: "direct", port: stubPort },
    startOurs: (options) => startOurs(stubUrl, options),
    startPeer: (dialect, options) => startPeer(stubUrl, dialect, options),
    async saturate(target, { journeys = MANY, ...rest }) {
      const { port, dialect } = target;
      const before = await target.probe({ collect: false });
      const answer = await load({ kind: "saturate", port, dialect, journeys, ...rest });
      const after = await target.probe({ collect: false });
      if (answer.kind !== "saturate") {
        throw new TypeError("The loader answered something else.");
      }
      return {
        rate: answer.journeys / answer.seconds,
        cpuMicros: (after.cpuMicros - before.cpuMicros) / answer.journeys,
        mainMicros: (after.mainMicros - before.mainMicros) / answer.journeys,
      };
    },
    async pace({ port, dialect }, rest) {
      const answer = await load({ kind: "pace", port, dialect, journey: "pair", ...rest });
      if (answer.kind !== "pace") {
        throw new TypeError("The loader answered something else.");
      }
      return answer;
    },
    stop: async () => {
      await Promise.all([end(loader), end(stub)]);
    },
  };
}

/**
 * Ours as `npm start` runs it: the same entry, React's and Fastify's production code, all checks,
 * the default log level. Limits on rate and concurrency are above the load. `ASSENT_MODE=production`
 * would refuse a stub on this machine, and changes nothing else on the way.
 */
async function startOurs(
  stubUrl: string,
  { profileFolder }: { readonly profileFolder?: string } = {},
): Promise<Target> {
  const port = await freePort();
  const profiling = profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`] : [];
  const parameters = [...profiling, ...PROBE, `${ROOT}/apps/bff/src/server.ts`];
  const child = await launch(SERVER_CORE, parameters, {
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL,
    STYTCH_PROJECT_ID: PROJECT_ID,
    STYTCH_SECRET: SECRET,
    STYTCH_PUBLIC_TOKEN: PUBLIC_TOKEN,
    STYTCH_API_URL: stubUrl,
    SEALING_KEYS: Buffer.alloc(32, 1).toString("base64url"),
    RATE_LIMIT_PER_ADDRESS: "9999999",
    RATE_LIMIT_PER_SESSION: "9999999",
    UPSTREAM_QUEUE: "4096",
  });
  await untilHealthy(port);
  return createTarget(child, "ours", port);
}

async function startPeer(
  stubUrl: string,
  dialect: PeerDialect,
  { leanFetch = false }: PeerOptions = {},
): Promise<Target> {
  const script = `${HERE}/${dialect}-peer.ts`;
  const child = await launch(SERVER_CORE, [...PROBE, script], {
    STYTCH_API_URL: stubUrl,
    BENCH_LEAN_FETCH: leanFetch ? "1" : "0",
  });
  const { port } = v.parse(Listening, await reply(child));
  return createTarget(child, dialect, port);
}

function createTarget(child: ChildProcess, dialect: Dialect, port: number): Target {
  return {
    dialect,
    port,
    async probe(request) {
      child.send(request);
      return v.parse(ProbeAnswer, await reply(child));
    },
    stop: () => end(child),
  };
}

/** Starts a Node process on one core. Its output goes to /dev/null, where its log costs least. */
async function launch(
  core: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  const sink = await open("/dev/null", "w");
  const child = spawn("taskset", ["-c", core, process.execPath, ...parameters], {
    cwd: ROOT,
    env: environment({ NODE_ENV: "production", ...env }),
    stdio: ["ignore", sink.fd, "pipe", "ipc"],
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    // The SDK remarks on every address that is not Stytch's.
    if (!text.startsWith("[Stytch] Warning: Using a custom 'env'")) {
      process.stderr.write(text);
    }
  });
  await once(child, "spawn");
  await sink.close();
  return child;
}

async function reply(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const leave = (): void => reject(new Error("A process of the measurement ended."));
  child.once("message", resolve).once("exit", leave);
  try {
    return await promise;
  } finally {
    child.off("message", resolve).off("exit", leave);
  }
}

async function untilHealthy(port: number): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok === true) {
      return;
    }
    await sleep(50);
  }
  throw new Error("The BFF did not start: build the pages first (pnpm build).");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await exited;
  clearTimeout(force);
}
