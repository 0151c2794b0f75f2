/** The time that one request of ours may spend on Stytch, over all calls, retries and waits. */
export interface Budget {
  /** Milliseconds left, never negative. */
  readonly remainingMs: () => number;
  /** Ends early what nobody waits for any more. Absent where it is to be done all the same. */
  readonly signal?: AbortSignal | undefined;
}

/** Starts a budget of `ms` milliseconds. */
export function createBudget(ms: number, signal?: AbortSignal): Budget {
  const end = performance.now() + ms;
  return { remainingMs: () => Math.max(0, end - performance.now()), signal };
}

/** The same time, spent whether somebody still waits or not: for what has an effect. */
export function persistBudget({ remainingMs }: Budget): Budget {
  return { remainingMs };
}
