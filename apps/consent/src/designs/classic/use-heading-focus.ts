import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves the focus to the page's heading when another view takes over, so that a screen reader reads
 * on there. Never at load: neither for the first view nor for the one that it was waiting for.
 *
 * @param page Holds one `h1` with `tabIndex={-1}`.
 * @param view Names the view; views that share a name share the focus.
 */
export function useHeadingFocus(page: RefObject<HTMLElement | null>, view: string): void {
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
