import { negotiateLocale, readPreference, readUiLocales } from "@assent/core";

import { LOCALES, type Locale } from "./locales.ts";

/** The part of a window that speaks for a language. */
export interface LocaleWindow {
  readonly document: Pick<Document, "cookie" | "querySelector">;
  readonly location: { readonly search: string };
  readonly navigator: { readonly languages: readonly string[] };
}

/**
 * The language of a page that was served without one, decided as the server decides it. A page that
 * holds words already keeps theirs.
 */
export function chooseBrowserLocale({ document, location, navigator }: LocaleWindow): Locale {
  const written = document.querySelector<HTMLElement>("#root > [lang]")?.lang;
  return negotiateLocale(LOCALES, {
    uiLocales: [...(written === undefined ? [] : [written]), ...readUiLocales(location.search)],
    chosen: readPreference(document.cookie, "locale", LOCALES),
    accepted: navigator.languages,
  });
}
