/**
 * Makes sealed things work once. `claim` comes first and is taken by one caller only; `commit` makes
 * it final, `release` gives it back where nothing was sent.
 */
export interface TransactionLedger {
  /**
   * Set where this ledger's memory dies with its process: what was sealed beside another `epoch`
   * counts as expired, so that a restart replays nothing.
   */
  readonly epoch?: string | undefined;
  /** @returns Whether the caller is the first. */
  claim(id: string, expiresAt: Date): Promise<boolean>;
  commit(id: string): Promise<void>;
  release(id: string): Promise<void>;
}

/** What a memory ledger may be told. */
export interface MemoryLedgerOptions {
  /** Most entries at once; past it nothing new is claimed. Default: 100,000. */
  readonly capacity?: number;
  readonly now?: () => Date;
}

/** Creates a ledger for a single process. Entries go when what they stand for has expired. */
export function createMemoryLedger({
  capacity = 100_000,
  now = () => new Date(),
}: MemoryLedgerOptions = {}): TransactionLedger {
  const entries = new Map<string, number>();

  function sweep(): void {
    const time = now().getTime();
    for (const [id, expiresAt] of entries) {
      if (expiresAt <= time) {
        entries.delete(id);
      }
    }
  }

  return {
    epoch: crypto.randomUUID(),
    claim(id, expiresAt) {
      if (entries.size >= capacity) {
        sweep();
      }
      const free = !entries.has(id) && entries.size < capacity;
      if (free) {
        entries.set(id, expiresAt.getTime());
      }
      return Promise.resolve(free);
    },
    commit: () => Promise.resolve(),
    release(id) {
      entries.delete(id);
      return Promise.resolve();
    },
  };
}
