import { isDrawn, isVisible } from "./sight.ts";

const CONTROLS = [
  "a[href]",
  "button",
  'input:not([type="hidden"])',
  "select",
  "textarea",
  "summary",
  '[role="button"]',
  '[role="link"]',
  '[role="switch"]',
  '[role="checkbox"]',
].join(", ");

/** Every control that a person can see, in the order of the document. */
export function visibleControls(document: Document): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => isDrawn(control) || labelsOf(control).some(isDrawn),
  );
}

/** The labels of a field: a press on one is a press on the field. */
export function labelsOf(control: Element): readonly Element[] {
  return control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
}

/** The first visible element of a selector. */
export function findVisible(selector: string, document: Document): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find(isVisible);
}
