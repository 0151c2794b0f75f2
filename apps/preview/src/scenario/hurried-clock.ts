import { PATIENCE_MS } from "@assent/core";

/** A clock whose timers can be brought forward. */
export interface HurriedClock {
  /** Runs `callback` after `ms`; returns what calls it off. */
  readonly schedule: (callback: () => void, ms: number) => () => void;
  /** Runs everything that is due later now. */
  readonly hurry: () => void;
}

/**
 * Creates a clock over the browser's timers, so that nobody waits for a scenario to stand.
 *
 * @param patient Whether waiting never gets long by itself: what is due after `PATIENCE_MS` is due
 *   when the clock is hurried, so that a page stands as its scenario leaves it.
 */
export function createHurriedClock(patient: boolean): HurriedClock {
  const pending = new Map<number, () => void>();
  let held = 0;
  return {
    schedule: (callback, ms) => {
      // Numbers of the browser's timers are above zero.
      held -= 1;
      const timer = patient && ms >= PATIENCE_MS ? held : window.setTimeout(run, ms);
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
