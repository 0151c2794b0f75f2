import { createContext, useContext } from "react";

import type { Copy } from "./copy.ts";
import { EN } from "./en.tsx";

/** The language of the page. */
export const CopyContext = createContext<Copy>(EN);

/** The words to use here. */
export function useCopy(): Copy {
  return useContext(CopyContext);
}
