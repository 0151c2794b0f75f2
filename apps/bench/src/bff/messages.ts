import * as v from "valibot";

/** What the processes of a measurement ask each other over their channels, and answer. */

/** A server or the stub says that it listens. */
export const Listening = v.object({ port: v.number() });

/** Asks a server what it has spent and holds. `collect` collects garbage first. */
export const ProbeRequest = v.object({ collect: v.boolean() });
export type ProbeRequest = v.InferOutput<typeof ProbeRequest>;

export const ProbeAnswer = v.object({
  /** Microseconds of processor time, in the process and for it in the kernel. */
  cpuMicros: v.number(),
  /** The part of it that the main thread had: what is left is the engine's own. */
  mainMicros: v.number(),
  /** Bytes. */
  heapUsed: v.number(),
});
export type ProbeAnswer = v.InferOutput<typeof ProbeAnswer>;

/** How a server wants to be asked. */
export const Dialect = v.picklist(["ours", "pass-through", "express", "direct"]);
export type Dialect = v.InferOutput<typeof Dialect>;

/** `pair`: a start and the decision on it. `start`: a start that nobody decides on. */
export const Journey = v.picklist(["pair", "start", "page"]);
export type Journey = v.InferOutput<typeof Journey>;

const Target = { port: v.number(), dialect: Dialect, journey: Journey };

/** What the loader is to do. */
export const LoadRequest = v.variant("kind", [
  /** As much as goes: each connection begins the next journey when one has ended. */
  v.object({
    ...Target,
    kind: v.literal("saturate"),
    connections: v.number(),
    /** Ends after so many milliseconds, or so many journeys, whichever comes first. */
    durationMs: v.number(),
    journeys: v.number(),
  }),
  /** A fixed number of journeys a second, whether earlier ones have ended or not. */
  v.object({ ...Target, kind: v.literal("pace"), rate: v.number(), durationMs: v.number() }),
]);
export type LoadRequest = v.InferOutput<typeof LoadRequest>;

export const LoadAnswer = v.variant("kind", [
  v.object({ kind: v.literal("saturate"), journeys: v.number(), seconds: v.number() }),
  v.object({
    kind: v.literal("pace"),
    journeys: v.number(),
    /** Milliseconds from when a journey was due, waiting for its turn included. */
    p50: v.number(),
    p99: v.number(),
  }),
  v.object({ kind: v.literal("failed"), message: v.string() }),
]);
export type LoadAnswer = v.InferOutput<typeof LoadAnswer>;
