/** The time that one request of ours may spend on Stytch, over all calls, retries and waits. */
export interface Budget {
  /** Milliseconds left, never negative. */
  remainingMs(): number;
}

/** Starts a budget of `ms` milliseconds. */
export function createBudget(ms: number): Budget {
  const end = performance.now() + ms;
  return { remainingMs: () => Math.max(0, end - performance.now()) };
}
