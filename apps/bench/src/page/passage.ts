import type { BrowserContext } from "playwright-core";

import { openSlowTab } from "./slow-tab.ts";
import { watchTraffic } from "./traffic.ts";

/** An authorization that needed nobody's consent. */
export interface Passage {
  /** Milliseconds from the navigation to the request to the client's callback. */
  readonly passedAfter: number;
  /** Scripts that came over the wire before. */
  readonly scriptBytes: number;
}

/**
 * Opens an authorization request in a fresh tab, and watches until the browser is on its way back to
 * the client.
 *
 * @throws Error when that does not happen in half a minute.
 */
export async function pass(
  context: BrowserContext,
  url: string,
  callbackOrigin: string,
): Promise<Passage> {
  const { session, find } = await openSlowTab(context);
  const traffic = watchTraffic(session);
  const passedAfter = await find<number>(`the way back from ${url}`, async (resolve) => {
    let beganAt: number | undefined;
    session.on("Network.requestWillBeSent", ({ request, timestamp }) => {
      beganAt ??= timestamp;
      if (request.url.startsWith(`${callbackOrigin}/`)) {
        resolve((timestamp - beganAt) * 1_000);
      }
    });
    await session.send("Page.enable");
    await session.send("Page.navigate", { url });
  });
  return { passedAfter, scriptBytes: traffic(passedAfter).scriptBytes };
}
