import { displayText } from "@assent/core";

import { type Breach, type ConsentPage, createConsentRule } from "../dom-rule.ts";
import { isVisible } from "../page/sight.ts";
import { readText } from "../page/text.ts";

/** Longer than any name is written out. */
const WHOLE = 4_000;
/** The most characters that a stranger's name may take of a page. */
const MAX_SHOWN = 200;

/** S1: the client's name, or its id, is shown as text and contained, whatever it holds. */
export const clientName = createConsentRule(
  { id: "S1", title: "the client's name is shown as text, contained, whatever it holds" },
  (page) => {
    const shown = [...page.document.querySelectorAll(page.parts.clientName)].filter(isVisible);
    return shown.length === 0
      ? [{ message: "The client's name is nowhere to be read.", element: page.document.body }]
      : shown.flatMap((element) => findInName(element, page));
  },
);

function findInName(element: Element, { consent: { client } }: ConsentPage): readonly Breach[] {
  const expected = displayText(client.name, WHOLE) || displayText(client.id ?? "", WHOLE);
  const text = readText(element.textContent);
  const cut = text.endsWith("…") && text.length > 1;
  const same = cut ? expected.startsWith(text.slice(0, -1).trimEnd()) : text === expected;
  const wrong = [
    !same && "It shows something else than the client's name.",
    element.childElementCount > 0 && "The client's name has become markup.",
    text.length > MAX_SHOWN && "The client's name is shown without a bound.",
    !isIsolated(element) && "The client's name is not isolated: its direction reaches other words.",
    !isContained(element) && "The client's name sticks out of the page.",
  ];
  return wrong.flatMap((message) => (message === false ? [] : [{ message, element }]));
}

function isIsolated(element: Element): boolean {
  const { unicodeBidi, display } = getComputedStyle(element);
  return !display.startsWith("inline") || /isolate|plaintext/u.test(unicodeBidi);
}

function isContained(element: Element): boolean {
  const width = document.documentElement.clientWidth;
  return [...element.getClientRects()].every(({ left, right }) => left >= -1 && right <= width + 1);
}
