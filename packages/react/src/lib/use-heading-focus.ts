import type { ConsentState } from "@assent/core";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves the focus to the page's heading when another view takes over, so that a screen reader reads
 * on there. Never at load: neither for the first view nor for the one that it was waiting for.
 * Deciding is one view, and so is leaving: the focus stays where it is between their statuses.
 *
 * @param page Holds one `h1` with `tabIndex={-1}`.
 */
export function useHeadingFocus(page: RefObject<HTMLElement | null>, state: ConsentState): void {
  const view = viewOf(state);
  const shown = useRef(view);
  const settled = useRef(false);
  useEffect(() => {
    if (settled.current && shown.current !== view) {
      page.current?.querySelector("h1")?.focus();
    }
    shown.current = view;
    settled.current ||= view !== "loading";
  }, [page, view]);
}

/** Statuses that share a view have one name. */
function viewOf(state: ConsentState): string {
  if ("choices" in state) {
    return "consent";
  }
  return "redirectTo" in state ? "leaving" : state.status;
}
