/** One line of the table: what is measured of ours and of what a team would use instead. */
export interface Row {
  /** By which `pnpm bench NAME` runs it alone. */
  readonly name: string;
  readonly unit: "ms" | "s" | "bytes" | "requests" | "pairs/s" | "pages/s" | "MB";
  readonly goal: Goal;
  /** Takes minutes, so that it runs only when it is named or with `--all`. Default: false. */
  readonly onRequest?: boolean;
  /** Called at most once. What it starts it stops by itself, or hands to `context.defer`. */
  measure(context: BenchContext): Promise<Measurement>;
}

/** What a row is judged by. */
export interface Goal {
  /** As the table says it, such as `≤ 0.25 ×`. */
  readonly text: string;
  /** Whether the goal is reached; `null` for what is only reported. */
  holds(result: Judged): boolean | null;
}

/** What a goal looks at: medians, and what was measured beside them. */
export interface Judged {
  readonly ours: number;
  readonly peer: number | null;
  /** `ours / peer`. */
  readonly ratio: number | null;
  readonly measurement: Measurement;
}

/** What a row measured: one number a run, in the order of the runs. */
export interface Measurement {
  readonly ours: readonly number[];
  /** Empty where nothing is compared. */
  readonly peer: readonly number[];
  /** What else is worth keeping, such as the cost of each part. */
  readonly details?: Readonly<Record<string, number | string | boolean>>;
  /** One sentence for the table's reader. */
  readonly note?: string;
}

/** What rows get from the harness. */
export interface BenchContext {
  /** How often each side is measured after the warm-up. At least 10, unless asked for less. */
  readonly runs: number;
  /** Tells the person at the terminal what happens. */
  readonly say: (line: string) => void;
  /** Calls `stop` when all rows have run or one has failed, last come first served. */
  readonly defer: (stop: () => Promise<unknown>) => void;
}

/** The ratio of ours to the peer is at most `bound`. */
export function atMost(bound: number, unlessAlso?: (judged: Judged) => boolean): Goal {
  return {
    text: `≤ ${bound} ×`,
    holds: (judged) =>
      judged.ratio !== null && judged.ratio <= bound && (unlessAlso?.(judged) ?? true),
  };
}

/** The ratio of ours to the peer is at least `bound`. */
export function atLeast(bound: number): Goal {
  return {
    text: `≥ ${bound} ×`,
    holds: ({ ratio }) => ratio !== null && ratio >= bound,
  };
}

/** Nothing to reach. */
export function reported(aim?: string): Goal {
  return { text: aim === undefined ? "reported" : `reported, aim ${aim}`, holds: () => null };
}
