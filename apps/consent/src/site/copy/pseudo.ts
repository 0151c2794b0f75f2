import { createPseudoCatalogue } from "../../copy/pseudo-catalogue.ts";
import { en } from "./en.ts";
import type { SiteCopy } from "./site-copy.ts";

/** The pseudo-locale of the pages around consent, made from English. */
export const pseudo: SiteCopy = { ...createPseudoCatalogue(en), language: "en-xa" };
