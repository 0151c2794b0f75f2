import type { Copy } from "./copy.ts";
import { EN } from "./en.tsx";

/** The language that the consent page speaks: the one setting. */
export const SELECTED_COPY: Copy = EN;
