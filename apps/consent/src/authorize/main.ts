import { chooseBrowserLocale } from "../preferences/browser-locale.ts";
import type { Locale } from "../preferences/locales.ts";

/** The consent page by language. The server sends each with its own; a static one chooses here. */
const OPEN: Readonly<Record<Locale, () => Promise<unknown>>> = {
  en: () => import("./languages/en.ts"),
  de: () => import("./languages/de.ts"),
  fr: () => import("./languages/fr.ts"),
  es: () => import("./languages/es.ts"),
  ja: () => import("./languages/ja.ts"),
  ar: () => import("./languages/ar.ts"),
  "en-xa": () => import("./languages/en-xa.ts"),
};

await OPEN[chooseBrowserLocale(window)]();
