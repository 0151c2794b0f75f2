/** A clock that a test moves by hand. */
export interface Clock {
  /** Give this to `createSandbox`. */
  readonly now: () => Date;
  /** Lets time pass. @throws RangeError for a negative time: the sandbox's clock never runs behind the system's */
  advance(time: { readonly minutes?: number; readonly seconds?: number }): void;
}

/** Makes a clock that runs with the system's until it is advanced, and from then on ahead of it. */
export function createClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: ({ minutes = 0, seconds = 0 }) => {
      const ms = (minutes * 60 + seconds) * 1000;
      if (!(ms >= 0)) throw new RangeError("A clock cannot be turned back.");
      aheadMs += ms;
    },
  };
}
