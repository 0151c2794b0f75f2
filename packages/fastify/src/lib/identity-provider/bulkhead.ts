/** Lets a bounded number of tasks run at once, and a bounded number wait. */
export interface Bulkhead {
  /**
   * Waits for a place.
   *
   * @param waitMs Milliseconds to wait at most.
   * @returns What gives the place back, or `null` where none became free.
   */
  enter(waitMs: number): Promise<(() => void) | null>;
}

/** How many may run and wait. */
export interface BulkheadLimits {
  readonly running: number;
  readonly waiting: number;
}

/** Creates a bulkhead, so that a slow Stytch costs a bounded amount of memory and sockets. */
export function createBulkhead({ running, waiting }: BulkheadLimits): Bulkhead {
  let free = running;
  const queue = new Set<(admitted: boolean) => void>();

  function leave(): void {
    const [next] = queue;
    if (next === undefined) {
      free += 1;
    } else {
      next(true);
    }
  }

  /** A place can be given back once only. */
  function place(): () => void {
    let held = true;
    return () => {
      if (held) {
        held = false;
        leave();
      }
    };
  }

  function wait(waitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (admitted: boolean): void => {
        clearTimeout(timer);
        queue.delete(settle);
        resolve(admitted);
      };
      const timer = setTimeout(settle, waitMs, false);
      queue.add(settle);
    });
  }

  return {
    async enter(waitMs) {
      if (free > 0) {
        free -= 1;
        return place();
      }
      if (queue.size >= waiting) {
        return null;
      }
      return (await wait(waitMs)) ? place() : null;
    },
  };
}
