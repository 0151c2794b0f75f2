/// <reference types="node" />
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { CONTRAST_PAIRS, measureContrast } from "./contrast.ts";
import { DEFAULT_THEME } from "./default-theme.ts";
import { type Theme, safeParseTheme, writeThemeCss } from "./theme.ts";
import { TOKENS } from "./tokens.ts";

const css = readFileSync(`${import.meta.dirname}/default.css`, "utf8");
const SCHEMES = ["light", "dark"] as const;

describe("the default theme", () => {
  it("sets every token of the list and nothing else", () => {
    const declared = [...css.matchAll(/^ {2}(--[\w-]+):/gmu)].map(([, name]) => name);
    expect(new Set(declared)).toEqual(new Set(TOKENS.map(({ name }) => name)));
  });

  it("is what `pnpm theme` writes from its data", () => {
    expect(safeParseTheme(DEFAULT_THEME)).toMatchObject({ ok: true });
    expect(css).toBe(writeThemeCss(DEFAULT_THEME, DEFAULT_THEME));
  });

  it.each(SCHEMES.flatMap((scheme) => CONTRAST_PAIRS.map((pair) => ({ pair, scheme }))))(
    "shows $pair.front on $pair.back with a contrast of at least $pair.least:1 ($scheme)",
    ({ scheme, pair }) => {
      expect(measureContrast(pair, scheme, DEFAULT_THEME, DEFAULT_THEME)).toBeGreaterThanOrEqual(
        pair.least,
      );
    },
  );
});

describe("contrast", () => {
  const pair = { front: "--color-text", back: "--color-surface", least: 7 } as const;

  function themed(front: string, back: string): Theme {
    return { name: "t", light: { "--color-text": front, "--color-surface": back }, dark: {} };
  }

  it.each([
    ["#000000", "#ffffff", 21],
    ["#fff", "#000", 21],
    ["oklch(100% 0 0)", "#000", 21],
    ["#767676", "#ffffff", 4.54],
    ["#777", "#777777", 1],
  ])("measures %s on %s as %d", (front, back, ratio) => {
    const measured = measureContrast(pair, "light", themed(front, back), DEFAULT_THEME);
    expect(measured).toBeCloseTo(ratio, 1);
  });

  it("measures a theme's own light value in the dark, too, where the theme has no dark one", () => {
    expect(measureContrast(pair, "dark", themed("#000", "#fff"), DEFAULT_THEME)).toBeCloseTo(21);
  });

  it("does not guess what lies behind a color that lets something through", () => {
    const theme = themed("transparent", "oklch(20% 0 0 / 0.5)");
    expect(measureContrast(pair, "light", theme, DEFAULT_THEME)).toBeNull();
  });
});
