import { DEFAULT_THEME } from "@assent/consent/src/themes/default-theme.ts";
import { type Theme, writeThemeCss } from "@assent/consent/src/themes/theme.ts";

/** What the toolbar calls the theme that the panel holds. */
export const EDITED = "edited";

/** Themes to see designs in: the product's own, and others that tokens alone make. */
export const PALETTES: readonly Theme[] = [
  DEFAULT_THEME,
  {
    name: "harbour",
    light: {
      "--neutral-1": "oklch(99.4% 0.004 220)",
      "--neutral-2": "oklch(96.4% 0.01 220)",
      "--neutral-3": "oklch(93.2% 0.014 220)",
      "--neutral-4": "oklch(89% 0.018 220)",
      "--color-accent": "oklch(40% 0.08 195)",
      "--color-accent-hover": "oklch(34% 0.075 195)",
      "--color-focus": "oklch(46% 0.1 195)",
      "--radius-4": "0.125rem",
      "--radius-8": "0.25rem",
      "--radius-16": "0.375rem",
    },
    dark: {
      "--neutral-1": "oklch(18.5% 0.014 220)",
      "--neutral-2": "oklch(22.5% 0.016 220)",
      "--neutral-3": "oklch(27% 0.018 220)",
      "--neutral-4": "oklch(32% 0.02 220)",
      "--color-accent": "oklch(82% 0.09 190)",
      "--color-accent-hover": "oklch(87% 0.07 190)",
      "--color-focus": "oklch(86% 0.09 190)",
    },
  },
  {
    name: "plum",
    light: {
      "--color-accent": "oklch(40% 0.14 330)",
      "--color-accent-hover": "oklch(34% 0.13 330)",
      "--color-focus": "oklch(46% 0.16 330)",
      "--font-heading": "ui-serif, Georgia, serif",
      "--radius-8": "1rem",
      "--radius-16": "1.75rem",
    },
    dark: {
      "--color-accent": "oklch(82% 0.1 330)",
      "--color-accent-hover": "oklch(87% 0.08 330)",
      "--color-focus": "oklch(86% 0.1 330)",
    },
  },
];

/** The style sheet of a theme; empty for the default, which every page has. */
export function paletteCss(name: string, edited: Theme | null): string {
  const theme = name === EDITED ? edited : PALETTES.find((palette) => palette.name === name);
  return theme === undefined || theme === null || theme.name === DEFAULT_THEME.name
    ? ""
    : writeThemeCss(theme, DEFAULT_THEME);
}
