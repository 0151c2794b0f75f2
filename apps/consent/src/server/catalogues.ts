import { AR } from "../copy/ar.tsx";
import type { Copy } from "../copy/copy.ts";
import { DE } from "../copy/de.tsx";
import { EN } from "../copy/en.tsx";
import { ES } from "../copy/es.tsx";
import { FR } from "../copy/fr.tsx";
import { JA } from "../copy/ja.tsx";
import { PSEUDO } from "../copy/pseudo.ts";
import type { Locale } from "../preferences/locales.ts";

/** Every catalogue of the consent page. Only a server holds them all; a page gets its own. */
export const CATALOGUES: Readonly<Record<Locale, Copy>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  ja: JA,
  ar: AR,
  "en-xa": PSEUDO,
};
