import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Redis of a test's own, on a port of its own, that keeps nothing. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

const INSTALL = ["update -qq", "install -y -qq --no-install-recommends redis-server"];

/** Installs Redis where it is missing and this may be done. */
function requireRedis(): void {
  const found = (): boolean => spawnSync("redis-server", ["--version"]).status === 0;
  if (!found() && process.getuid?.() === 0) {
    for (const step of INSTALL) {
      spawnSync("apt-get", step.split(" "), {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    }
  }
  if (!found()) {
    throw new Error(
      "These tests need redis-server: install it (Debian: apt install redis-server).",
    );
  }
}

/** Takes a port that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts a Redis.
 *
 * @param at Default: a free port.
 */
export async function startRedis(at?: number): Promise<RedisServer> {
  requireRedis();
  const port = at ?? (await findFreePort());
  const directory = await mkdtemp(join(tmpdir(), "assent-redis-"));
  const settings = { port, bind: "127.0.0.1", dir: directory, save: "", appendonly: "no" };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  await untilReady(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function untilReady({ stdout }: ChildProcess): Promise<void> {
  let said = "";
  for await (const chunk of stdout ?? []) {
    said += String(chunk);
    if (said.includes("Ready to accept connections")) {
      stdout?.destroy();
      return;
    }
  }
  throw new Error(`redis-server did not start: ${said}`);
}
