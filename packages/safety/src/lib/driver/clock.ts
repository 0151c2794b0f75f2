import type { Page } from "playwright-core";

const held = new WeakSet<object>();

/** Where a held clock stands. */
const NOW = new Date("2030-01-01T12:00:00Z");

/**
 * Makes the clock of a page's context stand still, from its next navigation on. Time passes by
 * `page.clock.runFor` alone, so that what waits for time can be looked at, and nothing is waited for.
 *
 * @param page Alone in its context: all pages of a context share one clock.
 */
export async function holdClock(page: Page): Promise<void> {
  const context = page.context();
  if (!held.has(context)) {
    held.add(context);
    await context.clock.install({ time: NOW });
    await context.clock.pauseAt(new Date(NOW.getTime() + 1_000));
  }
}
