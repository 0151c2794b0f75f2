import { CONTRAST_PAIRS, measureContrast } from "@assent/consent/src/themes/contrast.ts";
import { DEFAULT_THEME } from "@assent/consent/src/themes/default-theme.ts";
import { safeParseTheme, writeThemeCss } from "@assent/consent/src/themes/theme.ts";
import { describe, expect, it } from "vitest";

import { EDITED, PALETTES, paletteCss } from "../src/theme/palettes.ts";
import { changeDraft, readDraft, settleDraft, startDraft } from "../src/theme/theme-draft.ts";

describe("the themes of the toolbar", () => {
  it.each(PALETTES.map((theme) => [theme.name, theme] as const))(
    "%s is valid, and every pair of its colors has the contrast it needs",
    (_, theme) => {
      expect(safeParseTheme(theme)).toMatchObject({ ok: true });
      for (const pair of CONTRAST_PAIRS) {
        for (const scheme of ["light", "dark"] as const) {
          const ratio = measureContrast(pair, scheme, theme, DEFAULT_THEME);
          expect([pair, scheme, (ratio ?? 0) >= pair.least]).toEqual([pair, scheme, true]);
        }
      }
    },
  );

  it("leave the pages' own style sheet alone where the default is chosen", () => {
    expect(paletteCss("default", null)).toBe("");
    expect(paletteCss("nobody's", null)).toBe("");
    expect(paletteCss("harbour", null)).toContain("oklch(40% 0.08 195)");
  });
});

describe("a theme that is edited", () => {
  it("takes a value, gives it up again, and is written as CSS and JSON that can be read", () => {
    const changed = changeDraft(startDraft(), "dark", "--color-accent", "#abcdef");
    const { theme, problems } = settleDraft(changed);
    expect(problems).toEqual([]);
    expect(theme).toEqual({ name: EDITED, light: {}, dark: { "--color-accent": "#abcdef" } });
    expect(writeThemeCss(theme, DEFAULT_THEME)).toContain("#abcdef");
    expect(paletteCss(EDITED, theme)).toContain("#abcdef");
    expect(readDraft(JSON.stringify(theme))).toMatchObject({ dark: theme.dark });
    expect(changeDraft(changed, "dark", "--color-accent", "").dark).toEqual({});
  });

  it("holds what is refused, says why, and shows the rest", () => {
    const draft = changeDraft(
      changeDraft(startDraft(), "light", "--color-ground", "url(https://evil.example/)"),
      "light",
      "--color-surface",
      "#ffffff",
    );
    const { theme, problems } = settleDraft(draft);
    expect(draft.light["--color-ground"]).toBe("url(https://evil.example/)");
    expect(theme.light).toEqual({ "--color-surface": "#ffffff" });
    expect(problems.map(({ path }) => path)).toEqual(["light.--color-ground"]);
    expect(problems.map(({ problem }) => problem).join()).toContain("must be a color");
  });

  it.each([
    ["{", ["This is no JSON."]],
    ["[]", ["The theme must be an object."]],
    ['{"name":"a","light":{"--x":"1"},"dark":{}}', ["light.--x is no token."]],
  ])("is not read from %s", (text, sentences) => {
    expect(readDraft(text)).toEqual(sentences);
  });
});
