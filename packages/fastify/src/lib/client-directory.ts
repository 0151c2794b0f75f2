import type { Budget } from "./identity-provider/budget.ts";
import type { IdentityProvider, RegisteredClient } from "./identity-provider/port.ts";

/** Looks clients up by id, without anybody signed in. */
export interface ClientDirectory {
  /** @returns `null` where there is no such client. */
  find(clientId: string, budget: Budget): Promise<RegisteredClient | null>;
}

/** What a directory remembers, and for how long. */
export interface ClientDirectoryOptions {
  readonly provider: Pick<IdentityProvider, "findClient">;
  readonly now: () => Date;
  /** Default: 1,000. */
  readonly capacity?: number;
}

const FOUND_TTL_MS = 60_000;
/** Short, so that a client is usable soon after it was registered. */
const MISSING_TTL_MS = 5_000;

/**
 * Creates a directory that remembers what it found for a minute, so that a flood of broken requests
 * costs few calls. Failures are not remembered.
 */
export function createClientDirectory({
  provider,
  now,
  capacity = 1_000,
}: ClientDirectoryOptions): ClientDirectory {
  const known = new Map<string, { client: RegisteredClient | null; until: number }>();

  return {
    async find(clientId, budget) {
      const time = now().getTime();
      const entry = known.get(clientId);
      if (entry !== undefined && entry.until > time) {
        return entry.client;
      }
      const client = await provider.findClient(clientId, budget);
      known.delete(clientId);
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size >= capacity) {
        known.delete(oldest);
      }
      known.set(clientId, { client, until: time + (client ? FOUND_TTL_MS : MISSING_TTL_MS) });
      return client;
    },
  };
}
