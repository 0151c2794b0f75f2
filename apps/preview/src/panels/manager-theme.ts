import { create } from "storybook/theming";

/** The product's mark, as the pages show it. */
const MARK =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 32"><rect width="32" height="32" rx="8" fill="#1f1d1a"/><path d="m9.5 16.5 4.5 4.5 8.5-9.5" fill="none" stroke="#fdfcfa" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/><text x="42" y="22.5" font-family="ui-sans-serif, system-ui, sans-serif" font-size="19" font-weight="650" fill="INK">Assent</text></svg>',
  );

/** Storybook's own chrome in the product's colors, light or dark as the system is. */
export function createManagerTheme(): ReturnType<typeof create> {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const ink = encodeURIComponent(dark ? "#f1eeea" : "#1f1d1a");
  return create({
    base: dark ? "dark" : "light",
    brandTitle: "Assent preview",
    brandUrl: "./",
    brandTarget: "_self",
    brandImage: MARK.replace("INK", ink),
    colorSecondary: dark ? "#8fb4f2" : "#23468f",
    appBg: dark ? "#181613" : "#f4f2ee",
    appContentBg: dark ? "#211e1b" : "#fefdfc",
    appPreviewBg: dark ? "#181613" : "#fefdfc",
    barBg: dark ? "#211e1b" : "#fefdfc",
    appBorderColor: dark ? "#3a3632" : "#e2deda",
    appBorderRadius: 8,
    fontBase: "ui-sans-serif, system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif",
    fontCode: "ui-monospace, SF Mono, Cascadia Mono, Menlo, Consolas, monospace",
  });
}
