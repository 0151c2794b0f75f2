import { setTimeout as sleep } from "node:timers/promises";

import * as v from "valibot";

import { quantile } from "../lib/median.ts";
import { type Connection, openConnection } from "./connection.ts";
import { travel } from "./journeys.ts";
import { type LoadAnswer, LoadRequest } from "./messages.ts";

type Saturation = Extract<LoadRequest, { kind: "saturate" }>;
type Pace = Extract<LoadRequest, { kind: "pace" }>;

/** Connections that a paced load opens before it begins. */
const READY_CONNECTIONS = 64;

function openAll(port: number, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => openConnection(port)));
}

async function saturate(request: Saturation): Promise<LoadAnswer> {
  const { port, dialect, journey, durationMs } = request;
  const connections = await openAll(port, request.connections);
  let begun = 0;
  let ended = 0;
  const began = performance.now();
  let lastEnd = began;
  await Promise.all(
    connections.map(async (connection) => {
      while (begun < request.journeys && performance.now() - began < durationMs) {
        begun += 1;
        await travel(connection, dialect, journey);
        ended += 1;
        lastEnd = performance.now();
      }
    }),
  );
  for (const connection of connections) {
    connection.close();
  }
  return { kind: "saturate", journeys: ended, seconds: (lastEnd - began) / 1_000 };
}

async function pace({ port, dialect, journey, rate, durationMs }: Pace): Promise<LoadAnswer> {
  const idle = await openAll(port, READY_CONNECTIONS);
  const all = [...idle];
  const latencies: number[] = [];
  const journeys: Promise<void>[] = [];
  const total = Math.floor((rate * durationMs) / 1_000);
  const began = performance.now() + 5;

  async function depart(due: number): Promise<void> {
    const connection = idle.pop() ?? (await openConnection(port));
    if (!all.includes(connection)) {
      all.push(connection);
    }
    await travel(connection, dialect, journey);
    latencies.push(performance.now() - due);
    idle.push(connection);
  }

  for (let number = 0; number < total; number += 1) {
    // What is late counts as waited from when it was due: a slow server slows nobody's watch.
    const due = began + (number * 1_000) / rate;
    while (performance.now() < due) {
      await sleep(Math.max(1, Math.floor(due - performance.now())));
    }
    journeys.push(depart(due));
  }
  await Promise.all(journeys);
  for (const connection of all) {
    connection.close();
  }
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  return { kind: "pace", journeys: total, p50, p99 };
}

async function work(message: unknown): Promise<LoadAnswer> {
  const request = v.parse(LoadRequest, message);
  return request.kind === "saturate" ? saturate(request) : pace(request);
}

process.on("message", (message: unknown) => {
  work(message)
    .catch((error: unknown): LoadAnswer => {
      return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    })
    .then(
      (answer) => process.send?.(answer),
      () => process.exit(1),
    );
});
process.once("disconnect", () => process.exit());
