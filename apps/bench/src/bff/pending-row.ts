import type { BenchContext, Row } from "../lib/row.ts";
import type { Rig, Target } from "./rig.ts";

const CONSENTS = 100_000;
/** More than the bounded memories of the server hold: what they take, they have taken by then. */
const BEFORE = 10_000;
/** What one number of a heap differs from the next by. Ten bytes a consent would be more. */
const NOISE_MB = 1;

/** What consents that were shown and never decided on leave in the server's memory. */
export function pendingRow(startRig: (context: BenchContext) => Promise<Rig>): Row {
  return {
    name: "bff-pending",
    unit: "MB",
    goal: {
      text: `≤ ${NOISE_MB} MB more`,
      holds: ({ measurement: { ours, peer } }) =>
        (ours.at(-1) ?? Infinity) - (peer.at(-1) ?? 0) <= NOISE_MB,
    },
    async measure(context) {
      const rig = await startRig(context);
      const ours = await rig.startOurs();
      try {
        await show(rig, ours, BEFORE);
        const before = await heap(ours);
        const after: number[] = [];
        for (let run = 0; run < context.runs; run += 1) {
          await show(rig, ours, Math.ceil(CONSENTS / context.runs));
          after.push(await heap(ours));
          context.say(`${after.at(-1)?.toFixed(2)} MB`);
        }
        const note = `The heap after each tenth of ${CONSENTS.toLocaleString("en")} consents, beside the heap before them (${before.toFixed(2)} MB, then ${after.at(-1)?.toFixed(2)} MB).`;
        return { ours: after, peer: [before], note };
      } finally {
        await ours.stop();
      }
    },
  };
}

async function show(rig: Rig, target: Target, journeys: number): Promise<void> {
  const load = { journey: "start", connections: 32, durationMs: 120_000 } as const;
  await rig.saturate(target, { ...load, journeys });
}

async function heap(target: Target): Promise<number> {
  return (await target.probe({ collect: true })).heapUsed / 1_048_576;
}
