import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import * as v from "valibot";

import { type ProbeAnswer, ProbeRequest } from "./messages.ts";

/** Loaded before a server: says what its process has spent and holds, and ends it with the bench. */

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") {
    Reflect.apply(collect, undefined, []);
  }
}

process.on("message", (message: unknown) => {
  const { collect } = v.parse(ProbeRequest, message);
  if (collect) {
    collectGarbage();
  }
  const all = process.cpuUsage();
  const main = process.threadCpuUsage();
  process.send?.({
    cpuMicros: all.user + all.system,
    mainMicros: main.user + main.system,
    heapUsed: process.memoryUsage().heapUsed,
  } satisfies ProbeAnswer);
});
process.once("disconnect", () => process.exit());
