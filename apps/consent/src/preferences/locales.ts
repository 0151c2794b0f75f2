/** The languages that every page is written in; the first is the default. */
export const LANGUAGES = ["en", "de", "fr", "es", "ja", "ar"] as const;

/**
 * English with accents, longer and in brackets: shows where a layout has no room, and which text is
 * in no catalogue. It is there for whoever asks for it by its tag, and on no menu.
 */
export const PSEUDO_LOCALE = "en-xa";

/** Every locale that a page can be had in, as a BCP 47 tag. */
export const LOCALES = [...LANGUAGES, PSEUDO_LOCALE] as const;
export type Locale = (typeof LOCALES)[number];

/** What a locale calls itself, and the direction that it is written in. */
export interface LocaleTraits {
  readonly name: string;
  readonly direction: "ltr" | "rtl";
}

/** The traits of every locale. */
export const LOCALE_TRAITS: Readonly<Record<Locale, LocaleTraits>> = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
  fr: { name: "Français", direction: "ltr" },
  es: { name: "Español", direction: "ltr" },
  ja: { name: "日本語", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
  "en-xa": { name: "Ƥšéûðö", direction: "ltr" },
};
