import { COLOR_THEMES, PREFERENCE_COOKIES, readPreference } from "@assent/core";

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
 */
export function createBrowserPreferences(window: PreferenceWindow, locale: Locale): Preferences {
  const { document, location } = window;
  const root = document.documentElement;
  const theme = readPreference(document.cookie, "theme", COLOR_THEMES) ?? "system";
  root.lang = locale;
  root.dir = LOCALE_TRAITS[locale].direction;
  root.dataset["theme"] = theme;

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

/** The query as it stands, but for `ui_locales`: on this page the person's own choice goes first. */
function withoutUiLocales(query: string): string {
  const pairs = query.slice(1).split("&");
  const kept = pairs.filter((pair) => !pair.startsWith("ui_locales="));
  return kept.join("&") === "" ? "" : `?${kept.join("&")}`;
}
