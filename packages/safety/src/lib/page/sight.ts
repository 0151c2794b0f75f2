/** How far sub-pixel layout may be off, in CSS pixels. */
const TOLERANCE = 1;

/** Whether an element is drawn: neither it nor anything around it hides it or folds it away. */
export function isDrawn(element: Element): boolean {
  return (
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isForEarsOnly(element) &&
    [...element.getClientRects()].some(({ width, height }) => width > 0 && height > 0)
  );
}

/** Whether an element is there for screen readers alone: shrunk to a pixel or clipped to nothing. */
function isForEarsOnly(element: Element): boolean {
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    const { position, overflow, clipPath } = getComputedStyle(one);
    if (
      clipPath === "inset(50%)" ||
      (position === "absolute" && overflow === "hidden" && isTiny(one))
    ) {
      return true;
    }
  }
  return false;
}

function isTiny(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width <= TOLERANCE || height <= TOLERANCE;
}

/** Whether scrolling can bring an element into sight: nothing around it cuts it off for good. */
export function isWithinReach(element: Element): boolean {
  const rect = element.getBoundingClientRect();
  for (let one = element.parentElement; one !== null; one = one.parentElement) {
    if (isCutOffBy(one, rect)) {
      return false;
    }
  }
  return true;
}

function isCutOffBy(box: Element, rect: DOMRect): boolean {
  const { display, overflowX, overflowY } = getComputedStyle(box);
  if (display === "contents") {
    return false;
  }
  if (box === document.documentElement || box === document.body) {
    return rect.bottom + scrollY <= TOLERANCE || rect.right + Math.abs(scrollX) <= TOLERANCE;
  }
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const above = overflowY !== "visible" && rect.bottom + box.scrollTop <= top + TOLERANCE;
  const before =
    overflowX !== "visible" && rect.right + Math.abs(box.scrollLeft) <= left + TOLERANCE;
  const below = /hidden|clip/u.test(overflowY) && rect.top >= bottom - TOLERANCE;
  const beside = /hidden|clip/u.test(overflowX) && rect.left >= right - TOLERANCE;
  return above || before || below || beside;
}

/** Whether an element can be seen: it is drawn, and scrolling reaches it. */
export function isVisible(element: Element): boolean {
  return isDrawn(element) && isWithinReach(element);
}

/** Whether an element can be seen, if need be after `details` around it are opened. */
export function isReachable(element: Element): boolean {
  const folded = closedFold(element);
  if (folded === null) {
    return isVisible(element);
  }
  const summary = folded.querySelector(":scope > summary");
  return summary !== null && isReachable(summary) && !isHiddenInside(element, folded);
}

/** The outermost closed `details` that an element is folded away in; its own summary never is. */
function closedFold(element: Element): HTMLDetailsElement | null {
  let found: HTMLDetailsElement | null = null;
  let inner = element;
  for (let one = element.parentElement; one !== null; one = one.parentElement) {
    if (one instanceof HTMLDetailsElement && !one.open && inner.tagName !== "SUMMARY") {
      found = one;
    }
    inner = one;
  }
  return found;
}

function isHiddenInside(element: Element, fold: Element): boolean {
  for (let one: Element | null = element; one !== null && one !== fold; one = one.parentElement) {
    const { display, visibility, opacity } = getComputedStyle(one);
    if (display === "none" || visibility !== "visible" || opacity === "0") {
      return true;
    }
  }
  return false;
}

/** Whether all of a rectangle is in the window as it is scrolled, and nothing lies over its middle. */
export function isInWindow(rect: DOMRect, owner: Element): boolean {
  const { left, top, right, bottom } = rect;
  if (top < -TOLERANCE || left < -TOLERANCE) {
    return false;
  }
  if (
    bottom > innerHeight + TOLERANCE ||
    right > document.documentElement.clientWidth + TOLERANCE
  ) {
    return false;
  }
  return isOnTop(owner, (left + right) / 2, (top + bottom) / 2);
}

/** Whether a point of the window shows an element, something in it, or what it is drawn on. */
function isOnTop(element: Element, x: number, y: number): boolean {
  return isHitAt(element, x, y) || document.elementFromPoint(x, y)?.contains(element) === true;
}

/** Whether a press on a point of the window is a press on an element. */
export function isHitAt(element: Element, x: number, y: number): boolean {
  return element.contains(document.elementFromPoint(x, y));
}
