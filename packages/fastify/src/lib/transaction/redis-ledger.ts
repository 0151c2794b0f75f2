import { AssentError } from "@assent/core";

import type { TransactionLedger } from "./ledger.ts";

/** The part of a Redis connection that the ledger needs; that of `ioredis` has it. */
export interface RedisCommands {
  set(key: string, value: string, unit: "PX", ms: number, condition: "NX"): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** What a Redis ledger may be told. */
export interface RedisLedgerOptions {
  /** Default: `assent:used:`. */
  readonly keyPrefix?: string;
  readonly now?: () => Date;
}

/**
 * Creates a ledger that any number of processes share, so that what one of them showed can be
 * decided at another, and only once. While Redis does not answer, nothing is decided.
 *
 * @see https://redis.io/docs/latest/commands/set/
 */
export function createRedisLedger(
  redis: RedisCommands,
  { keyPrefix = "assent:used:", now = () => new Date() }: RedisLedgerOptions = {},
): TransactionLedger {
  return {
    async claim(id, expiresAt) {
      const ms = Math.max(1, expiresAt.getTime() - now().getTime());
      try {
        const answer = await redis.set(`${keyPrefix}${id}`, "1", "PX", ms, "NX");
        return answer === "OK";
      } catch (error) {
        throw new AssentError("upstream_unavailable", {
          detail: "The store of what was used does not answer.",
          cause: { operation: "ledger.claim", error: error instanceof Error ? error.name : "" },
          retryAfterSeconds: 5,
        });
      }
    },
    commit: () => Promise.resolve(),
    async release(id) {
      // One that stays claimed can only be begun anew, which is the safe side.
      await redis.del(`${keyPrefix}${id}`).catch(() => undefined);
    },
  };
}
