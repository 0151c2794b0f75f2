import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { ROOT, environment } from "./run.ts";

/** One process of the stack. */
export interface Service {
  readonly name: string;
  /** Parameters of Node: the script, and what stands before it. */
  readonly parameters: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once the service takes requests. */
  readonly readyUrl: string;
}

export interface StackOptions {
  readonly services: readonly Service[];
  /** Receives every line that a service prints. */
  readonly onLine: (service: string, line: string) => void;
  /** Called when a service ends although nobody asked it to. */
  readonly onExit?: (service: string) => void;
}

/** Processes that run together and end together. */
export interface Stack {
  /** Asks every service to end, and resolves when all have. */
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * Starts services side by side and resolves when all take requests.
 *
 * @throws Error naming the service that ended or never became ready; the others are stopped.
 */
export async function startStack({ services, onLine, onExit }: StackOptions): Promise<Stack> {
  const children = services.map((service) => ({ service, child: launch(service, onLine) }));
  let stopping = false;
  async function stop(): Promise<void> {
    stopping = true;
    await Promise.all(children.map(({ child }) => end(child)));
  }
  try {
    await Promise.all(children.map(({ service, child }) => ready(service, child)));
  } catch (error) {
    await stop();
    throw error;
  }
  for (const { service, child } of children) {
    child.once("exit", () => {
      if (!stopping) {
        onExit?.(service.name);
      }
    });
  }
  return { stop };
}

function launch(service: Service, onLine: StackOptions["onLine"]): ChildProcess {
  const child = spawn(process.execPath, service.parameters, {
    cwd: ROOT,
    env: environment(service.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        onLine(service.name, line);
      }
    });
    stream.on("end", () => rest !== "" && onLine(service.name, rest));
  }
  return child;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function ready({ name, readyUrl }: Service, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (!isRunning(child)) {
      throw new Error(`${name} ended before it was ready.`);
    }
    const answer = await fetch(readyUrl, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok && isRunning(child)) {
      return;
    }
    await sleep(50);
  }
  throw new Error(`${name} did not answer at ${readyUrl} within a minute.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) {
    return;
  }
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(force);
}

/** A TCP port of the loopback interface that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") {
    throw new Error("The system gave no port.");
  }
  return address.port;
}
