import { Fragment, type ReactNode, createElement, isValidElement } from "react";

import { accent, pseudoText } from "./pseudo-text.ts";

/** What stands for itself, or is put together with other text before it is shown. */
const UNTOUCHED: readonly string[] = ["locale", "language", "direction", "wish", "pageTitle"];

/**
 * Makes the pseudo-locale of a catalogue: every message accented, longer by some 40 %, and in
 * brackets at both ends, whether it is text or a function that returns some.
 */
export function createPseudoCatalogue<T extends object>(catalogue: T): T {
  // The same members with other text in them, which no type can say of a walk through any shape.
  return pseudoPart(catalogue) as T;
}

function pseudoPart(part: unknown): unknown {
  if (typeof part === "string") {
    return pseudoText(part);
  }
  if (typeof part === "function") {
    return (...values: unknown[]) =>
      pseudoWords(Reflect.apply(part, undefined, values) as ReactNode);
  }
  const entries = Object.entries(part ?? {}).map(([key, value]: [string, unknown]) => [
    key,
    UNTOUCHED.includes(key) ? value : pseudoPart(value),
  ]);
  return Object.fromEntries(entries);
}

function pseudoWords(words: ReactNode): ReactNode {
  return typeof words === "string"
    ? pseudoText(words)
    : createElement(Fragment, null, "⟦", accentWords(words), "⟧");
}

/** Accents what is ours in a message, and leaves alone the names in it, which are elements. */
function accentWords(words: ReactNode): ReactNode {
  if (typeof words === "string" || typeof words === "number") {
    return accent(String(words));
  }
  if (isValidElement<{ children?: ReactNode }>(words) && words.type === Fragment) {
    const { children } = words.props;
    const parts = Array.isArray(children) ? (children as ReactNode[]) : [children];
    return createElement(Fragment, null, ...parts.map(accentWords));
  }
  return words;
}
