import type { Locale } from "../src/preferences/locales.ts";
import { ar } from "../src/site/copy/ar.ts";
import { de } from "../src/site/copy/de.ts";
import { en } from "../src/site/copy/en.ts";
import { es } from "../src/site/copy/es.ts";
import { fr } from "../src/site/copy/fr.ts";
import { ja } from "../src/site/copy/ja.ts";
import { pseudo } from "../src/site/copy/pseudo.ts";
import type { SiteCopy } from "../src/site/copy/site-copy.ts";

/** Every catalogue of the pages around consent. No page holds them all. */
export const SITE_CATALOGUES: Readonly<Record<Locale, SiteCopy>> = {
  en,
  de,
  fr,
  es,
  ja,
  ar,
  "en-xa": pseudo,
};
