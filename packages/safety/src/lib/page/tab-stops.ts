import type { Parts } from "../parts.ts";
import type { Breach } from "../dom-rule.ts";
import { accessibleName } from "./name.ts";
import { visibleControls } from "./controls.ts";
import { isDrawn } from "./sight.ts";
import { scrollToBeginning } from "./stillness.ts";
import { describeElement } from "./text.ts";

const stops: Element[] = [];
let listening: AbortController | undefined;

/**
 * Begins to note which elements get the focus, and moves the place that Tab starts from to the
 * beginning of the document.
 *
 * @returns How many presses of Tab pass every control once.
 */
export function beginTabbing(document: Document): number {
  stops.length = 0;
  listening?.abort();
  listening = new AbortController();
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus({ preventScroll: true });
  start.remove();
  const note = ({ target }: Event): void => {
    if (target instanceof Element && !stops.includes(target)) {
      stops.push(target);
    }
  };
  document.addEventListener("focusin", note, { signal: listening.signal });
  return visibleControls(document).length;
}

/** Whether every control has had the focus since `beginTabbing`. */
export function hasTabbedAll(document: Document): boolean {
  return findUnreached(document).length === 0;
}

function findUnreached(document: Document): readonly HTMLElement[] {
  return visibleControls(document).filter(
    (control) => isDrawn(control) && !stops.includes(control) && !isPassedOver(control),
  );
}

/** Ends what `beginTabbing` began, and says what is wrong with the way that the focus took. */
export function endTabbing(document: Document, parts: Parts, client: string): readonly Breach[] {
  listening?.abort();
  if (document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
  scrollToBeginning(document);
  return [
    ...findUnreached(document).map((element) => ({ message: "Tab never reaches it.", element })),
    ...findNameless(parts, client),
    ...stops.flatMap((stop, index) => findBackward(stops[index - 1], stop)),
  ];
}

/** What is disabled takes no focus, and one of a group of radio buttons takes it for all. */
function isPassedOver(control: Element): boolean {
  const radio = control instanceof HTMLInputElement && control.type === "radio";
  return radio || control.matches(":disabled");
}

function findNameless({ allow, deny }: Parts, client: string): readonly Breach[] {
  return stops.flatMap((element) => {
    const name = accessibleName(element);
    if (name === "") {
      return [{ message: "It has no name for those who hear it.", element }];
    }
    const decides = client !== "" && element.matches(`${allow}, ${deny}`);
    return decides && !name.includes(client)
      ? [{ message: `Its name, “${name}”, leaves out whose request it answers.`, element }]
      : [];
  });
}

/** Whether the focus went against the order in which the page is read. */
function findBackward(from: Element | undefined, to: Element): readonly Breach[] {
  if (from === undefined || isPinned(from) !== isPinned(to)) {
    return [];
  }
  const common = commonAncestor(from, to);
  const [one, other] = [boxWithin(from, common), boxWithin(to, common)];
  const beside = one.left < other.right && other.left < one.right;
  if (other.bottom <= one.top + 1 && beside) {
    return [{ message: `The focus jumps up to it from ${describeElement(from)}.`, element: to }];
  }
  const row = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const sameRow = row > Math.min(one.height, other.height) / 2;
  const rtl = getComputedStyle(common).direction === "rtl";
  const back = rtl ? other.left >= one.right - 1 : other.right <= one.left + 1;
  return sameRow && back && !areColumns(from, to, common)
    ? [{ message: `The focus jumps back to it from ${describeElement(from)}.`, element: to }]
    : [];
}

function commonAncestor(one: Element, other: Element): Element {
  let common: Element = one;
  while (!common.contains(other) && common.parentElement !== null) {
    common = common.parentElement;
  }
  return common;
}

/** Where an element is drawn as seen from around: what scrolls by itself counts by its frame. */
function boxWithin(element: Element, ancestor: Element): DOMRect {
  let box = element.getBoundingClientRect();
  for (let one = element.parentElement; one !== null && one !== ancestor; one = one.parentElement) {
    if (scrollsDown(one)) {
      const frame = one.getBoundingClientRect();
      const top = Math.min(Math.max(box.top, frame.top), frame.bottom);
      const bottom = Math.min(Math.max(box.bottom, frame.top), frame.bottom);
      box = new DOMRect(box.left, top, box.width, bottom - top);
    }
  }
  return box;
}

function scrollsDown(element: Element): boolean {
  const { display, overflowY } = getComputedStyle(element);
  return display !== "contents" && /auto|scroll/u.test(overflowY);
}

/** Whether scrolling leaves an element where it is: its place on the page says nothing then. */
function isPinned(element: Element): boolean {
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    if (/sticky|fixed/u.test(getComputedStyle(one).position)) {
      return true;
    }
  }
  return false;
}

/** Whether two elements stand in columns of their own, which are read one after the other. */
function areColumns(one: Element, other: Element, common: Element): boolean {
  const [a, b] = [one, other].map((element) => {
    let child = element;
    while (child.parentElement !== null && child.parentElement !== common) {
      child = child.parentElement;
    }
    return child;
  });
  if (a === undefined || b === undefined || a === one || b === other) {
    return false;
  }
  return (
    a.getBoundingClientRect().height > 3 * one.getBoundingClientRect().height ||
    b.getBoundingClientRect().height > 3 * other.getBoundingClientRect().height
  );
}
