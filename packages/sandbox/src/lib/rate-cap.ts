import { ApiProblem } from "./errors.ts";

/** Lets each key do something so many times in a window, and forgets old keys by itself. */
export class RateCap {
  readonly #uses = new Map<string, number>();
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => Date;
  #windowEndsAt = 0;

  constructor({ limit, windowMs, now }: { limit: number; windowMs: number; now: () => Date }) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** @throws ApiProblem `too_many_requests` */
  use(key: string): void {
    const now = this.#now().getTime();
    if (now >= this.#windowEndsAt) {
      this.#uses.clear();
      this.#windowEndsAt = now + this.#windowMs;
    }
    const uses = (this.#uses.get(key) ?? 0) + 1;
    this.#uses.set(key, uses);
    if (uses > this.#limit) throw new ApiProblem("too_many_requests");
  }
}
