import type { ColorTheme } from "@assent/core";
import type { Locale } from "@assent/consent/src/preferences/locales.ts";

import type { MotionChoice } from "./surroundings.ts";

/** How a document is to look, whatever the browser itself prefers. */
export interface Dress {
  readonly theme: ColorTheme;
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly motion: MotionChoice;
  /** A style sheet of tokens, as `pnpm theme` writes it; empty for the default theme. */
  readonly css: string;
}

const STYLE_ID = "preview-theme";
const WANTED_BY_SYSTEM = "(prefers-reduced-motion: reduce)";

/** Puts on a document what the server and the browser's settings would have put on it. */
export function dressDocument(target: Document, dress: Dress): void {
  const root = target.documentElement;
  root.lang = dress.locale;
  root.dir = dress.direction;
  root.dataset["theme"] = dress.theme;
  const style = target.getElementById(STYLE_ID) ?? target.createElement("style");
  style.id = STYLE_ID;
  if (style.textContent !== dress.css) {
    style.textContent = dress.css;
  }
  target.head.append(style);
  for (const sheet of target.styleSheets) {
    chooseMotion(sheet, dress.motion);
  }
}

/** Makes the sheet's own rules for reduced motion hold at any time, or when the system says so. */
function chooseMotion(sheet: CSSStyleSheet, motion: MotionChoice): void {
  for (const rule of sheet.cssRules) {
    if (isMediaRule(rule)) {
      const { media } = rule;
      if (media.mediaText === WANTED_BY_SYSTEM && motion === "reduced") {
        media.mediaText = `all, ${WANTED_BY_SYSTEM}`;
      } else if (media.mediaText === `all, ${WANTED_BY_SYSTEM}` && motion === "system") {
        media.mediaText = WANTED_BY_SYSTEM;
      }
    }
  }
}

/** A rule of another window's document is no instance of this one's classes. */
function isMediaRule(rule: CSSRule): rule is CSSMediaRule {
  return "media" in rule && "conditionText" in rule;
}
