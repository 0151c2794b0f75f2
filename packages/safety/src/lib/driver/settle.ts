import type { Page } from "playwright-core";

/**
 * Lets everything run that a page has begun, and ends what it moves by style, so that it stands
 * still to be looked at. Waits for no timer and no answer of a server.
 */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await scheduler.postTask(() => undefined, { priority: "background" });
    }
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Infinity) {
        animation.finish();
      }
    }
  });
}
