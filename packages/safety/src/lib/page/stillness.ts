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

let still: CSSStyleSheet | undefined;

/**
 * Lets styles change at once instead of moving to what they change to, until `letMove`: where they
 * end is the same.
 */
export function keepStill(document: Document): void {
  if (still === undefined) {
    still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after, ::backdrop { transition: none !important; }");
  }
  if (!document.adoptedStyleSheets.includes(still)) {
    document.adoptedStyleSheets.push(still);
  }
}

/** Lets styles move again. */
export function letMove(document: Document): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
}
