import { interleave } from "../lib/interleave.ts";
import { median } from "../lib/median.ts";
import { type BenchContext, type Row, atMost } from "../lib/row.ts";
import type { Journey } from "./messages.ts";
import type { Latencies, Rig, Target } from "./rig.ts";

const ROUND_MS = 1_500;

/**
 * What each server adds to a pair, at half of the load that the slower one can bear. Pairs begin at
 * fixed times, whether earlier ones have ended or not, and their watches with them. What two direct
 * calls of the stub take at the same rate, just before, is taken off.
 */
export function latencyRow(
  startRig: (context: BenchContext) => Promise<Rig>,
  warmUp: (rig: Rig, targets: readonly Target[], journey: Journey) => Promise<void>,
): Row {
  return {
    name: "bff-latency",
    unit: "ms",
    goal: atMost(1.2),
    async measure(context) {
      const rig = await startRig(context);
      const ours = await rig.startOurs();
      const peer = await rig.startPeer("express");
      try {
        await warmUp(rig, [ours, peer], "pair");
        const load = { rate: await halfOfHighest(rig, [ours, peer]), durationMs: ROUND_MS };
        context.say(`${load.rate} pairs a second`);
        const added = async (target: Target): Promise<Latencies> => {
          const direct = await rig.pace(rig.direct, load);
          const { p50, p99 } = await rig.pace(target, load);
          return { p50: p50 - direct.p50, p99: p99 - direct.p99 };
        };
        const rounds = await interleave({
          runs: context.runs,
          ours: () => added(ours),
          peer: () => added(peer),
        });
        return {
          ours: rounds.ours.map(({ p99 }) => p99),
          peer: rounds.peer.map(({ p99 }) => p99),
          details: {
            "pairs/s": load.rate,
            "p50 ms, ours": middle(rounds.ours),
            "p50 ms, peer": middle(rounds.peer),
          },
          note: `Added p99 of a pair at ${load.rate} pairs a second; added p50: ${middle(rounds.ours)} ms, theirs ${middle(rounds.peer)} ms.`,
        };
      } finally {
        await Promise.all([ours.stop(), peer.stop()]);
      }
    },
  };
}

async function halfOfHighest(rig: Rig, targets: readonly Target[]): Promise<number> {
  const rates: number[] = [];
  for (const target of targets) {
    const load = { journey: "pair", connections: 32, durationMs: 2_000 } as const;
    rates.push((await rig.saturate(target, load)).rate);
  }
  return Math.floor(Math.min(...rates) / 2);
}

function middle(rounds: readonly Latencies[]): number {
  return Math.round(median(rounds.map(({ p50 }) => p50)) * 1_000) / 1_000;
}
