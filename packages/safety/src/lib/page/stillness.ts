/** Scrolls everything on the page to its beginning. */
export function scrollToBeginning(document: Document): void {
  for (const box of document.querySelectorAll("html, body, body *")) {
    if (box.scrollTop !== 0 || box.scrollLeft !== 0) {
      box.scrollTo({ left: 0, top: 0, behavior: "instant" });
    }
  }
}

/** Ends what moves by style, so that colors and places are those that stay. */
export function finishAnimations(document: Document): void {
  for (const animation of document.getAnimations()) {
    // One that never ends cannot be brought to its end.
    if (animation.effect?.getComputedTiming().iterations !== Infinity) {
      animation.finish();
    }
  }
}
