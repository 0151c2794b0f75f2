import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { run } from "../../../../scripts/lib/run.ts";
import { median } from "./median.ts";
import type { Measurement, Row } from "./row.ts";

/** One row as it is kept: medians, what they are judged by, and every run behind them. */
export interface Result {
  readonly name: string;
  readonly ours: number;
  /** `null` where nothing is compared. */
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly unit: Row["unit"];
  /** How many runs the medians are of. */
  readonly runs: number;
  readonly goal: string;
  /** `null` for what is only reported. */
  readonly holds: boolean | null;
  readonly note?: string;
  readonly details?: Measurement["details"];
  readonly raw: { readonly ours: readonly number[]; readonly peer: readonly number[] };
}

/** Where results are kept between runs. */
export const RESULTS_FILE: string = path.resolve(import.meta.dirname, "../../results.json");

/** Judges what a row measured. */
export function judge({ name, unit, goal }: Row, measurement: Measurement): Result {
  const { details, note } = measurement;
  const [oursRaw, peerRaw] = [measurement.ours.map(rounded), measurement.peer.map(rounded)];
  const ours = rounded(median(oursRaw));
  const peer = peerRaw.length === 0 ? null : rounded(median(peerRaw));
  const ratio = peer === null ? null : Math.round((ours / peer) * 1_000) / 1_000;
  return {
    name,
    ours,
    peer,
    ratio,
    unit,
    runs: oursRaw.length,
    goal: goal.text,
    holds: goal.holds({ ours, peer, ratio, measurement }),
    ...(note !== undefined && { note }),
    ...(details !== undefined && { details }),
    raw: { ours: oursRaw, peer: peerRaw },
  };
}

/** Three digits of a small number, whole ones of a large one: more would be noise. */
function rounded(value: number): number {
  const factor = Math.abs(value) < 100 ? 1_000 : 10;
  return Math.round(value * factor) / factor;
}

/** Reads what earlier runs left; nothing where there were none. */
export async function readResults(file: string = RESULTS_FILE): Promise<readonly Result[]> {
  const text = await readFile(file, "utf8").catch(() => "[]");
  return JSON.parse(text) as readonly Result[];
}

/**
 * Keeps results, in the order of the rows. A row that was not run keeps what it had; one that no
 * longer exists is forgotten.
 */
export async function writeResults(
  rows: readonly Row[],
  results: readonly Result[],
  file: string = RESULTS_FILE,
): Promise<void> {
  const earlier = await readResults(file);
  const kept = rows.flatMap(
    ({ name }) => [...results, ...earlier].find((result) => result.name === name) ?? [],
  );
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`);
  await run("oxfmt", ["--write", file]);
}
