import { isReachable, isVisible } from "./sight.ts";

/** White space as one reads it. */
export function readText(text: string | null): string {
  return (text ?? "").replaceAll(/\s+/gu, " ").trim();
}

/** The innermost elements that hold a text, in the order of the document. */
function elementsWith(text: string, root: Element): readonly Element[] {
  if (!holds(root, text)) {
    return [];
  }
  const inner = [...root.children].flatMap((child) => elementsWith(text, child));
  return inner.length > 0 ? inner : [root];
}

const UNREAD = "script, style, noscript, template";

function holds(element: Element, text: string): boolean {
  return !element.matches(UNREAD) && readText(writtenText(element)).includes(text);
}

/** The text of an element without what browsers do not show as text. */
function writtenText(element: Element): string {
  if (element.querySelector(UNREAD) === null) {
    return element.textContent;
  }
  const parts = [...element.childNodes].map((node) => {
    if (node instanceof Element) {
      return node.matches(UNREAD) ? "" : writtenText(node);
    }
    return node.textContent ?? "";
  });
  return parts.join("");
}

/** Whether a text can be read on the page as it stands. */
export function showsText(text: string, document: Document): boolean {
  const wanted = readText(text);
  return elementsWith(wanted, document.body).some(isVisible);
}

/** Whether a text can be read on the page, if need be after unfolding a part of it. */
export function reachesText(text: string, document: Document): boolean {
  const wanted = readText(text);
  return elementsWith(wanted, document.body).some(isReachable);
}

/** The longest text that a finding quotes. */
const QUOTED_LENGTH = 60;

/** Says which element is meant: its tag, what tells it from others, and how its text begins. */
export function describeElement(element: Element): string {
  const tag = element.tagName.toLowerCase();
  const marks = ["data-part", "data-scope", "id", "class"].flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null || value === "" ? [] : [`[${name}="${value.slice(0, QUOTED_LENGTH)}"]`];
  });
  const text = readText(element.textContent);
  const shown = text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text;
  return `${tag}${marks[0] ?? ""}${shown === "" ? "" : ` “${shown}”`}`;
}
