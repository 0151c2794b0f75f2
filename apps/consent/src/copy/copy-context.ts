import { createContext, useContext } from "react";

import type { Copy } from "./copy.ts";
import { SELECTED_COPY } from "./selected.ts";

/** The language of the page. */
export const CopyContext = createContext<Copy>(SELECTED_COPY);

/** The words to use here. */
export function useCopy(): Copy {
  return useContext(CopyContext);
}
