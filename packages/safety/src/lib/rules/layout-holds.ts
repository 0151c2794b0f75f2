import type { Breach, DomRule } from "../dom-rule.ts";
import type { Parts } from "../parts.ts";
import { isDrawn, isHitAt } from "../page/sight.ts";

/**
 * S11: hostile text cannot break the layout. Nothing sticks out sideways, and the ways to decide can
 * be brought into the window whole, with nothing over them.
 */
export const layoutHolds: DomRule = {
  id: "S11",
  title: "hostile text cannot break the layout: Allow and Deny stay visible and operable at 320 px",
  kind: "dom",
  find: (document, { consent, parts }) => [
    ...findSideways(document),
    ...(consent === undefined ? [] : findInoperable(document, parts)),
  ],
};

function findSideways(document: Document): readonly Breach[] {
  const boxes = [...document.querySelectorAll("html, body, body *")].filter(isScrollable);
  return boxes.map((box) => {
    const message = `The page is ${box.scrollWidth - box.clientWidth} px wider than its place, and scrolls sideways.`;
    return { message, element: findWidest(box) };
  });
}

/** Text that is cut with an ellipsis, or heard only, does not move the page. */
function isScrollable(box: Element): boolean {
  if (box.scrollWidth <= box.clientWidth + 1 || box.clientWidth === 0) {
    return false;
  }
  const root = box === document.scrollingElement;
  return root || /auto|scroll/u.test(getComputedStyle(box).overflowX);
}

function findWidest(box: Element): Element {
  const edge = box.getBoundingClientRect();
  const beyond = [...box.querySelectorAll("*")].filter((inner) => {
    const { left, right } = inner.getBoundingClientRect();
    return right > edge.right + 1 || left < edge.left - 1;
  });
  return beyond.at(-1) ?? box;
}

function findInoperable(document: Document, { allow, deny, onward }: Parts): readonly Breach[] {
  const buttons = [...document.querySelectorAll<HTMLElement>(`${allow}, ${deny}, ${onward}`)];
  const places = rememberScroll(document);
  const breaches = buttons.filter(isDrawn).flatMap(findInButton);
  for (const { box, left, top } of places) {
    box.scrollTo({ left, top, behavior: "instant" });
  }
  return breaches;
}

function findInButton(button: HTMLElement): readonly Breach[] {
  button.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
  const inside =
    left >= -1 &&
    top >= -1 &&
    right <= document.documentElement.clientWidth + 1 &&
    (bottom <= innerHeight + 1 || height > innerHeight);
  const points = [0.1, 0.5, 0.9].map(
    (share) => [left + width * share, (top + bottom) / 2] as const,
  );
  const covered = points.some(([x, y]) => !isHitAt(button, x, Math.min(y, innerHeight - 1)));
  const cut =
    button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1;
  const wrong = [
    !inside && "It cannot be brought into the window whole.",
    inside && covered && "Something lies over it, so that it cannot be pressed.",
    cut && "Its words do not fit into it.",
  ];
  return wrong.flatMap((message) => (message === false ? [] : [{ message, element: button }]));
}

interface Place {
  readonly box: Element;
  readonly left: number;
  readonly top: number;
}

function rememberScroll(document: Document): readonly Place[] {
  return [...document.querySelectorAll("html, body, body *")]
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
    .map((box) => ({ box, left: box.scrollLeft, top: box.scrollTop }));
}
