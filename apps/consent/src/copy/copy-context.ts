import { createContext, use } from "react";

import type { Copy } from "./copy.ts";

/** The language of the page; none outside a page. */
export const CopyContext = createContext<Copy | null>(null);

/**
 * The words to use here.
 *
 * @throws Error outside a `CopyContext`: no language reaches a page that has not asked for it.
 */
export function useCopy(): Copy {
  const copy = use(CopyContext);
  if (copy === null) {
    throw new Error("useCopy needs a CopyContext above it.");
  }
  return copy;
}
