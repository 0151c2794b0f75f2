import { interleave } from "../lib/interleave.ts";
import { median } from "../lib/median.ts";
import { once } from "../lib/once.ts";
import { type BenchContext, type Measurement, type Row, atLeast, reported } from "../lib/row.ts";
import { latencyRow } from "./latency-row.ts";
import type { Journey } from "./messages.ts";
import { measureParts } from "./page-parts.ts";
import { pendingRow } from "./pending-row.ts";
import { type Rig, type Saturation, type Target, startRig } from "./rig.ts";
import { scaleRow } from "./scale-row.ts";

const startSharedRig = once(async (context) => {
  const rig = await startRig();
  context.defer(() => rig.stop());
  return rig;
});

/** Enough to keep one core busy, and few enough that none waits long. */
const CONNECTIONS = 32;
const ROUND_MS = 1_000;
/** By then the compiler has seen everything that it will. */
const WARM_UP_JOURNEYS = 5_000;

/** How many journeys a second two servers make possible, in turns. */
async function compare(
  rig: Rig,
  { runs, say }: BenchContext,
  journey: Journey,
  dialect: "pass-through" | "express",
): Promise<Measurement> {
  const ours = await rig.startOurs();
  const peer = await rig.startPeer(dialect);
  try {
    say("warming up");
    await warmUp(rig, [ours, peer], journey);
    const load = { journey, connections: CONNECTIONS, durationMs: ROUND_MS };
    const rounds = await interleave({
      runs,
      ours: () => rig.saturate(ours, load),
      peer: () => rig.saturate(peer, load),
    });
    return {
      ours: rounds.ours.map(({ rate }) => rate),
      peer: rounds.peer.map(({ rate }) => rate),
      details: {
        "processor µs, ours": medianCpu(rounds.ours),
        "processor µs, peer": medianCpu(rounds.peer),
      },
    };
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
}

async function warmUp(rig: Rig, targets: readonly Target[], journey: Journey): Promise<void> {
  for (const target of targets) {
    const load = { journey, connections: CONNECTIONS, durationMs: 30_000 };
    await rig.saturate(target, { ...load, journeys: WARM_UP_JOURNEYS });
  }
}

function medianCpu(rounds: readonly Saturation[]): number {
  return Math.round(median(rounds.map(({ cpuMicros }) => cpuMicros)));
}

/**
 * Beside the pass-through as anybody would write it, one whose SDK skips the global `fetch` as ours
 * does: what is left between that and ours are the checks alone.
 */
async function measureLimit(context: BenchContext): Promise<Measurement> {
  const rig = await startSharedRig(context);
  const measurement = await compare(rig, context, "pair", "pass-through");
  const lean = await rig.startPeer("pass-through", { leanFetch: true });
  try {
    await warmUp(rig, [lean], "pair");
    const rates: number[] = [];
    for (let run = 0; run < context.runs; run += 1) {
      const load = { journey: "pair", connections: CONNECTIONS, durationMs: ROUND_MS / 2 } as const;
      rates.push((await rig.saturate(lean, load)).rate);
    }
    const rate = Math.round(median(rates));
    const share = (median(measurement.ours) / rate).toFixed(2);
    return {
      ...measurement,
      details: { ...measurement.details, "pairs/s, pass-through without fetch": rate },
      note: `The pass-through's SDK asks through the global fetch, as it does anywhere; ours hands the same requests to the pool (decision 017). A pass-through that does so too comes to ${rate} pairs a second, of which ours is ${share} ×: that is the price of all checks, the seal, the log and the headers.`,
    };
  } finally {
    await lean.stop();
  }
}

const pageRow: Row = {
  name: "bff-page",
  unit: "pages/s",
  goal: reported(),
  async measure(context) {
    const rig = await startSharedRig(context);
    const measurement = await compare(rig, context, "page", "express");
    context.say("taking the page apart");
    const parts = await measureParts(rig);
    return {
      ...measurement,
      details: { ...measurement.details, ...parts },
      note: "Theirs is a heading and a list in a string, sent as it is; ours asks what was granted before, too, is rendered in the person's language, and compressed. The cost of each part is in the results.",
    };
  },
};

/** What the server costs: every check on, one core, a stub that answers at once. */
export const BFF_ROWS: readonly Row[] = [
  {
    name: "bff-limit",
    unit: "pairs/s",
    goal: atLeast(0.8),
    measure: measureLimit,
  },
  {
    name: "bff-throughput",
    unit: "pairs/s",
    goal: reported("≥ 1.0 ×"),
    async measure(context) {
      const measurement = await compare(await startSharedRig(context), context, "pair", "express");
      return { ...measurement, note: "Ours asks Stytch three things a pair, theirs two." };
    },
  },
  latencyRow(startSharedRig, warmUp),
  pageRow,
  pendingRow(startSharedRig),
  scaleRow(startSharedRig, warmUp),
];
