import type { ColorTheme } from "@assent/core";

/** The words of the menu for language and appearance, which every page has. */
export interface PreferencesCopy {
  /** On the button that opens the menu. */
  readonly title: string;
  /** Above the names of the languages. */
  readonly languages: string;
  readonly appearance: string;
  readonly themes: Readonly<Record<ColorTheme, string>>;
}
