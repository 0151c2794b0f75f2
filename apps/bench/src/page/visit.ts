import type { BrowserContext } from "playwright-core";

import { openSlowTab } from "./slow-tab.ts";
import { type Traffic, watchTraffic } from "./traffic.ts";
import { type Moments, TELL, observer } from "./watch.ts";

/** What one opening of a page took, until it could be read or Allow could be pressed. */
export interface Visit extends Moments, Traffic {}

/**
 * Opens a page in a fresh tab, and watches until it can be read or Allow can be pressed.
 *
 * @param texts What the page must show beside Allow to count as readable.
 * @param until What to wait for. Default: `ready`.
 * @throws Error when the page does not get there in half a minute.
 */
export async function visit(
  context: BrowserContext,
  url: string,
  texts: readonly string[],
  until: keyof Moments = "ready",
): Promise<Visit> {
  const { session, find } = await openSlowTab(context);
  const traffic = watchTraffic(session);
  const moments = await find<Moments>(`Allow at ${url}`, async (resolve) => {
    session.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === TELL) {
        resolve(JSON.parse(payload) as Moments);
      }
    });
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: TELL });
    await session.send("Page.enable");
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: observer(texts, until) });
    await session.send("Page.navigate", { url });
  });
  return { ...moments, ...traffic(moments[until]) };
}
