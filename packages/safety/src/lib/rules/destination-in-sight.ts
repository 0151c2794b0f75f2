import type { Destination } from "@assent/core/contract";

import { type Breach, type ConsentPage, createConsentRule } from "../dom-rule.ts";
import { isDrawn, isInWindow } from "../page/sight.ts";
import { readText } from "../page/text.ts";

/**
 * S2: the redirect's host is visible without scrolling or opening anything. Judged in the window as
 * it is: the driver makes it 360 × 640 and scrolls to the top.
 */
export const destinationInSight = createConsentRule(
  {
    id: "S2",
    title: "the redirect's host is visible at 360 × 640 without scrolling or opening anything",
  },
  (page) => {
    const owned = ownedPart(page.consent.destination);
    const shown = [...page.document.querySelectorAll(page.parts.destinationHost)].filter(isDrawn);
    const told = shown.filter((element) => readText(element.textContent).includes(owned));
    if (told.length === 0) {
      const message = `Where the answer goes is not to be read: “${owned}” is shown nowhere.`;
      return [{ message, element: page.document.body }];
    }
    return told.some((element) => isPartInWindow(element, owned)) ? [] : [outOfSight(told, page)];
  },
);

function outOfSight(told: readonly Element[], { document, consent }: ConsentPage): Breach {
  const message = `“${ownedPart(consent.destination)}” is only seen after scrolling, or something lies over it.`;
  return { message, element: told[0] ?? document.body };
}

/** What tells whose the destination is: the registered end of a host, a loopback host, a scheme. */
function ownedPart(destination: Destination): string {
  switch (destination.kind) {
    case "web":
      return destination.registrableDomain || destination.host;
    case "loopback":
      return destination.host;
    case "app":
      return `${destination.scheme}:`;
  }
}

/** Whether every line of a text is in the window; what stands around it may not be. */
function isPartInWindow(element: Element, text: string): boolean {
  const holder = [...element.querySelectorAll("*")].findLast(
    (inner) => readText(inner.textContent) === text,
  );
  const part = holder ?? element;
  const rects = [...part.getClientRects()];
  return rects.length > 0 && rects.every((rect) => isInWindow(rect, part));
}
