import { COLOR_THEMES, type ColorTheme, PREFERENCE_COOKIES, readPreference } from "@assent/core";

import { LOCALE_TRAITS, type Locale } from "./locales.ts";
import type { Preferences } from "./preferences.ts";

const YEAR_SECONDS = 31_536_000;

/** The part of a window that preferences are read from and written to. */
export interface PreferenceWindow {
  readonly document: {
    cookie: string;
    readonly documentElement: { lang: string; dir: string; readonly dataset: DOMStringMap };
  };
  readonly location: {
    readonly protocol: string;
    readonly pathname: string;
    readonly search: string;
    replace(url: string): void;
  };
}

/**
 * Reads the preferences of a page in a language and shows them on its root element, where a server
 * that knows them has done so already. What the person changes is kept for a year, in a cookie that
 * this origin's server reads.
 *
 * @param delivered Whether a server that reads this cookie has made the page. Its root element says
 *   the theme then, and the browser need not be asked for cookies, which it takes its time for.
 *   Default: false.
 */
export function createBrowserPreferences(
  window: PreferenceWindow,
  locale: Locale,
  delivered = false,
): Preferences {
  const { document, location } = window;
  const root = document.documentElement;
  const told = delivered ? COLOR_THEMES.find((each) => each === root.dataset["theme"]) : undefined;
  const theme = told ?? readPreference(document.cookie, "theme", COLOR_THEMES) ?? "system";
  show(root, locale, theme);

  function keep(name: keyof typeof PREFERENCE_COOKIES, value: string): void {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    const attributes = `Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
    document.cookie = `${PREFERENCE_COOKIES[name]}=${value}; ${attributes}`;
  }

  return {
    locale,
    theme,
    query: location.search,
    chooseLocale: (chosen) => {
      keep("locale", chosen);
      location.replace(`${location.pathname}${withoutUiLocales(location.search)}`);
    },
    chooseTheme: (chosen) => {
      keep("theme", chosen);
      root.dataset["theme"] = chosen;
    },
  };
}

/** Writes only what differs: each of these makes the browser lay the whole page out anew. */
function show(
  root: PreferenceWindow["document"]["documentElement"],
  locale: Locale,
  theme: ColorTheme,
): void {
  const { direction } = LOCALE_TRAITS[locale];
  if (root.lang !== locale) {
    root.lang = locale;
  }
  if (root.dir !== direction) {
    root.dir = direction;
  }
  if (root.dataset["theme"] !== theme) {
    root.dataset["theme"] = theme;
  }
}

/** The query as it stands, but for `ui_locales`: on this page the person's own choice goes first. */
function withoutUiLocales(query: string): string {
  const pairs = query.slice(1).split("&");
  const kept = pairs.filter((pair) => !pair.startsWith("ui_locales="));
  return kept.join("&") === "" ? "" : `?${kept.join("&")}`;
}
