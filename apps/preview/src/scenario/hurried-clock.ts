/** A clock whose timers can be brought forward. */
export interface HurriedClock {
  /** Runs `callback` after `ms`; returns what calls it off. */
  readonly schedule: (callback: () => void, ms: number) => () => void;
  /** Runs everything that is due later now. */
  readonly hurry: () => void;
}

/** Creates a clock over the browser's timers, so that nobody waits for a scenario to stand. */
export function createHurriedClock(): HurriedClock {
  const pending = new Map<number, () => void>();
  return {
    schedule: (callback, ms) => {
      const timer = window.setTimeout(run, ms);
      function run(): void {
        window.clearTimeout(timer);
        if (pending.delete(timer)) {
          callback();
        }
      }
      pending.set(timer, run);
      return () => {
        window.clearTimeout(timer);
        pending.delete(timer);
      };
    },
    hurry: () => {
      // Those that a callback adds are due later.
      for (const run of Array.from(pending.values())) {
        run();
      }
    },
  };
}
