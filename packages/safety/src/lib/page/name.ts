import { readText } from "./text.ts";

/**
 * What a control is called by those who hear it. Enough of the algorithm for buttons, links and
 * fields: labels by reference, by attribute and by element, then the content, then the title.
 *
 * @see https://www.w3.org/TR/accname-1.2/#computation-steps
 */
export function accessibleName(control: Element): string {
  const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
  const candidates = [
    referencedText(control, "aria-labelledby"),
    readText(control.getAttribute("aria-label")),
    labels.map(spokenText).join(" "),
    spokenText(control),
    readText(control.getAttribute("title")),
  ];
  return candidates.find((name) => name !== "") ?? "";
}

/** The text of the elements whose ids an attribute lists. */
export function referencedText(element: Element, attribute: string): string {
  const ids = readText(element.getAttribute(attribute)).split(" ");
  const texts = ids.map((id) => (id === "" ? null : document.getElementById(id)));
  return readText(texts.map((one) => (one === null ? "" : spokenText(one))).join(" "));
}

function spokenText(element: Element): string {
  if (element.getAttribute("aria-hidden") === "true") {
    return "";
  }
  const parts = [...element.childNodes].map((node) => {
    if (node instanceof Element) {
      const own = node.getAttribute("aria-label") ?? node.getAttribute("alt");
      return own ?? spokenText(node);
    }
    return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
  });
  return readText(parts.join(" "));
}
