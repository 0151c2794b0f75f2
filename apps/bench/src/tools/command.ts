import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import { environment } from "../../../../scripts/lib/run.ts";

/** A command as a person types it, and where. */
export interface TimedCommand {
  readonly folder: string;
  readonly command: string;
  readonly parameters: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const LAST_WORDS = 2_000;

/**
 * The seconds that a command takes to its end.
 *
 * @throws Error with what it printed last, where it fails.
 */
export async function timeToEnd(timed: TimedCommand): Promise<number> {
  const startedAt = performance.now();
  const { child, printed } = start(timed);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) {
    throw new Error(`${name(timed)} ended with ${code}:\n${printed().slice(-LAST_WORDS)}`);
  }
  return (performance.now() - startedAt) / 1_000;
}

/**
 * The seconds that a command takes until it prints the address that it serves; it is stopped then.
 *
 * @throws Error with what it printed last, where it ends before.
 */
export async function timeToAddress(timed: TimedCommand): Promise<number> {
  const startedAt = performance.now();
  const { child, printed } = start(timed);
  const ended = once(child, "close");
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on("data", () => {
        if (/Open http/u.test(printed())) {
          resolve();
        }
      });
      child.once("close", () =>
        reject(new Error(`${name(timed)} ended early:\n${printed().slice(-LAST_WORDS)}`)),
      );
    });
    return (performance.now() - startedAt) / 1_000;
  } finally {
    stop(child);
    await ended;
  }
}

function name({ command, parameters }: TimedCommand): string {
  return [command, ...parameters].join(" ");
}

function start({ folder, command, parameters, env = {} }: TimedCommand): {
  readonly child: ChildProcess;
  readonly printed: () => string;
} {
  const child = spawn(command, parameters, {
    cwd: folder,
    env: environment(env),
    // A group of its own, so that what it starts can be stopped with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return { child, printed: () => text };
}

function stop({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) {
    process.kill(-pid, "SIGTERM");
  }
}
