import { Redis } from "ioredis";

/** The store that instances share cannot be reached; `message` is a sentence without a password. */
export class RedisError extends Error {
  constructor(url: string, options: ErrorOptions) {
    const { host } = new URL(url);
    super(`Redis at ${host} cannot be reached: check REDIS_URL.`, options);
    this.name = "RedisError";
  }
}

/**
 * Connects to the store that instances share. Once connected it comes back by itself after a
 * failure; meanwhile every command fails at once.
 *
 * @throws RedisError where there is no connection within some seconds.
 */
export async function connectRedis(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 1_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempts) => Math.min(50 * 2 ** attempts, 2_000),
  });
  // Each command that fails says so where it was called.
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw new RedisError(url, { cause });
  }
}
