import type { BrowserContext, CDPSession } from "playwright-core";

/** A phone of the middle on a slow network. */
const LATENCY_MS = 150;
const BYTES_PER_SECOND = 1_600_000 / 8;
const CPU_SLOWDOWN = 4;
const TIMEOUT_MS = 30_000;

/** A tab with the network and the processor of somebody else's phone. */
export interface SlowTab {
  readonly session: CDPSession;
  /**
   * Waits for what `start` finds out, and closes the tab.
   *
   * @throws Error when that takes longer than half a minute.
   */
  readonly find: <T>(
    what: string,
    start: (resolve: (found: T) => void) => Promise<void>,
  ) => Promise<T>;
}

/** Opens a fresh tab. */
export async function openSlowTab(context: BrowserContext): Promise<SlowTab> {
  const page = await context.newPage();
  // A tab behind another is drawn no frames.
  await page.bringToFront();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  return {
    session,
    find: async <T>(what: string, start: (resolve: (found: T) => void) => Promise<void>) => {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const timer = setTimeout(() => reject(new Error(`${what} did not happen.`)), TIMEOUT_MS);
      try {
        // A command to a page that navigates away may never be answered.
        start(resolve).catch(reject);
        return await promise;
      } finally {
        clearTimeout(timer);
        await page.close();
      }
    },
  };
}
