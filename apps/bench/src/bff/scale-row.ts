import { median } from "../lib/median.ts";
import type { BenchContext, Row } from "../lib/row.ts";
import type { Journey } from "./messages.ts";
import type { Rig, Target } from "./rig.ts";

const LEVELS = [1, 10, 100, 1_000] as const;
const ROUND_MS = 1_500;
/** Rounds of one level differ by as much. */
const NOISE = 0.9;

/** Whether more people at once cost the server throughput. Any wrong answer ends the measurement. */
export function scaleRow(
  startRig: (context: BenchContext) => Promise<Rig>,
  warmUp: (rig: Rig, targets: readonly Target[], journey: Journey) => Promise<void>,
): Row {
  return {
    name: "bff-scale",
    unit: "pairs/s",
    goal: {
      text: "flat or rising",
      holds: ({ measurement: { details = {} } }) => isFlatOrRising(Object.values(details)),
    },
    async measure(context) {
      const rig = await startRig(context);
      const ours = await rig.startOurs();
      const rates = new Map<number, number[]>(LEVELS.map((level) => [level, []]));
      try {
        await warmUp(rig, [ours], "pair");
        for (let run = 0; run < context.runs; run += 1) {
          for (const [connections, known] of rates) {
            const load = { journey: "pair", connections, durationMs: ROUND_MS } as const;
            known.push((await rig.saturate(ours, load)).rate);
          }
        }
      } finally {
        await ours.stop();
      }
      const medians = [...rates].map(([level, known]) => [level, Math.round(median(known))]);
      return {
        ours: rates.get(1_000) ?? [],
        peer: [],
        details: Object.fromEntries(
          medians.map(([level, rate]) => [`${level} connections`, rate ?? 0]),
        ),
        note: `At ${medians.map(([level, rate]) => `${level}: ${rate}`).join(", ")} connections and pairs a second; no errors.`,
      };
    },
  };
}

function isFlatOrRising(rates: readonly unknown[]): boolean {
  return rates.every(
    (rate, index) =>
      typeof rate === "number" &&
      rates.slice(0, index).every((lower) => rate >= NOISE * Number(lower)),
  );
}
