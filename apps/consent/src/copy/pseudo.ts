import type { Copy } from "./copy.ts";
import { EN } from "./en.tsx";
import { createPseudoCatalogue } from "./pseudo-catalogue.ts";

/** The pseudo-locale of the consent page, made from English. */
export const PSEUDO: Copy = { ...createPseudoCatalogue(EN), locale: "en-xa" };
