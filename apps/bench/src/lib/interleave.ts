/** What to run side by side. */
export interface Sides<T> {
  /** Rounds that count. */
  readonly runs: number;
  /** Rounds before them that do not. Default: 1. */
  readonly warmUp?: number;
  readonly ours: () => Promise<T>;
  readonly peer: () => Promise<T>;
}

/**
 * Runs both sides in turns, so that whatever else the machine does meets both alike. Who begins
 * changes from round to round.
 */
export async function interleave<T>({
  runs,
  warmUp = 1,
  ours,
  peer,
}: Sides<T>): Promise<{ readonly ours: readonly T[]; readonly peer: readonly T[] }> {
  const results: { readonly ours: T[]; readonly peer: T[] } = { ours: [], peer: [] };
  for (let round = -warmUp; round < runs; round += 1) {
    const oursFirst = round % 2 === 0;
    const early = oursFirst ? await ours() : await peer();
    const late = oursFirst ? await peer() : await ours();
    if (round >= 0) {
      results.ours.push(oursFirst ? early : late);
      results.peer.push(oursFirst ? late : early);
    }
  }
  return results;
}
