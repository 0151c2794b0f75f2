import type { ColorTheme } from "@assent/core";
import { createContext, use } from "react";

import type { Locale } from "./locales.ts";

/** How the person wants to read the page, and how to change that. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: ColorTheme;
  /** The query string of the page, with or without the leading `?`: a change of language keeps it. */
  readonly query: string;
  readonly chooseLocale: (locale: Locale) => void;
  readonly chooseTheme: (theme: ColorTheme) => void;
}

/** Preferences that nobody can change: what a server renders by. */
export const FIXED_PREFERENCES: Preferences = {
  locale: "en",
  theme: "system",
  query: "",
  chooseLocale: () => undefined,
  chooseTheme: () => undefined,
};

/** The preferences of the page. */
export const PreferencesContext = createContext<Preferences>(FIXED_PREFERENCES);

/** The preferences to show and to change here. */
export function usePreferences(): Preferences {
  return use(PreferencesContext);
}
