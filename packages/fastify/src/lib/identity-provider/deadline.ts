/**
 * When a call is over at the latest. Does what `AbortSignal.any` with `AbortSignal.timeout` would,
 * without a timer that goes off, and an exception made, for every call that ended in time.
 */
export interface Deadline {
  /** Whether the time is up, or nobody waits any more. */
  readonly passed: boolean;
  /** Calls `listener` once when that comes to be. */
  onPassed(listener: () => void): void;
  /** Forgets timer and listeners: the call has ended. */
  clear(): void;
}

/**
 * Sets a deadline.
 *
 * @param ms Milliseconds from now.
 * @param signal What ends the call before.
 */
export function createDeadline(ms: number, signal?: AbortSignal): Deadline {
  return new TimerDeadline(ms, signal);
}

class TimerDeadline implements Deadline {
  passed = false;
  readonly #listeners: (() => void)[] = [];
  readonly #signal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #pass = (): void => {
    if (!this.passed) {
      this.passed = true;
      for (const listener of this.#listeners.splice(0)) {
        listener();
      }
    }
  };

  constructor(ms: number, signal: AbortSignal | undefined) {
    this.#timer = setTimeout(this.#pass, ms).unref();
    this.#signal = signal;
    signal?.addEventListener("abort", this.#pass);
    this.passed = signal?.aborted === true;
  }

  onPassed(listener: () => void): void {
    this.#listeners.push(listener);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#pass);
    this.#listeners.length = 0;
  }
}
