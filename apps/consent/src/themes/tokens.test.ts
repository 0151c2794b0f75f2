/// <reference types="node" />
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { DEFAULT_THEME } from "./default-theme.ts";
import { safeParseTheme, writeThemeCss } from "./theme.ts";
import { TOKENS, type TokenName } from "./tokens.ts";

const css = readFileSync(`${import.meta.dirname}/default.css`, "utf8");

type Scheme = "light" | "dark";

const declarations = new Map(
  [...css.matchAll(/^ {2}(--[\w-]+):\s*([^;]+);/gmu)].map(([, name = "", value = ""]) => [
    name,
    value.trim(),
  ]),
);

/** Follows `light-dark()` and `var()` to one OKLCH colour. */
function resolve(name: string, scheme: Scheme): string {
  let value = declarations.get(name) ?? "";
  while (!value.startsWith("oklch(")) {
    const reference = /^var\((--[\w-]+)\)$/u.exec(value)?.[1];
    const pair = /^light-dark\(((?:[^(),]|\([^()]*\))+),\s*(.+)\)$/u.exec(value);
    const next = reference === undefined ? pair?.[scheme === "light" ? 1 : 2] : undefined;
    value = next?.trim() ?? declarations.get(reference ?? "") ?? "oklch(none)";
  }
  return value;
}

/** Relative luminance of an OKLCH colour, by way of linear sRGB. */
function luminance(colour: string): number {
  const parts = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/u.exec(colour);
  if (parts === null) {
    throw new Error(`Not an OKLCH colour: ${colour}`);
  }
  const [lightness = 0, chroma = 0, hue = 0] = parts.slice(1).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel)));
  return (channels[0] ?? 0) * 0.2126 + (channels[1] ?? 0) * 0.7152 + (channels[2] ?? 0) * 0.0722;
}

function contrast(front: TokenName, back: TokenName, scheme: Scheme): number {
  const one = luminance(resolve(front, scheme));
  const other = luminance(resolve(back, scheme));
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** What stands on what, and the least contrast it needs. */
const PAIRS: readonly (readonly [TokenName, TokenName, number])[] = [
  ["--color-text", "--color-ground", 7],
  ["--color-text", "--color-surface", 7],
  ["--color-text", "--color-sunken", 7],
  ["--color-text", "--color-control", 7],
  ["--color-text", "--color-control-hover", 7],
  ["--color-text-secondary", "--color-ground", 4.5],
  ["--color-text-secondary", "--color-surface", 4.5],
  ["--color-text-secondary", "--color-sunken", 4.5],
  ["--color-link", "--color-surface", 4.5],
  ["--color-link", "--color-ground", 4.5],
  ["--color-on-accent", "--color-accent", 7],
  ["--color-on-accent", "--color-accent-hover", 7],
  ["--color-caution-text", "--color-caution-surface", 7],
  ["--color-danger-text", "--color-danger-surface", 7],
  ["--color-caution", "--color-caution-surface", 4.5],
  ["--color-caution", "--color-surface", 4.5],
  ["--color-danger", "--color-danger-surface", 4.5],
  ["--color-danger", "--color-surface", 4.5],
  ["--color-edge-strong", "--color-surface", 3],
  ["--color-edge-strong", "--color-ground", 3],
  ["--color-focus", "--color-surface", 3],
  ["--color-focus", "--color-ground", 3],
  ["--color-accent", "--color-surface", 3],
  ["--color-on-mark", "--color-mark-1", 7],
  ["--color-on-mark", "--color-mark-2", 7],
  ["--color-on-mark", "--color-mark-3", 7],
  ["--color-on-mark", "--color-mark-4", 7],
  ["--color-on-mark", "--color-mark-5", 7],
  ["--color-on-mark", "--color-mark-6", 7],
  ["--color-on-mark", "--color-mark-7", 7],
  ["--color-on-mark", "--color-mark-8", 7],
];

describe("the default theme", () => {
  it("sets every token of the list and nothing else", () => {
    expect([...declarations.keys()].sort()).toEqual(TOKENS.map(({ name }) => name).sort());
  });

  it("is what `pnpm theme` writes from its data", () => {
    expect(safeParseTheme(DEFAULT_THEME)).toMatchObject({ ok: true });
    expect(css).toBe(writeThemeCss(DEFAULT_THEME, DEFAULT_THEME));
  });

  for (const scheme of ["light", "dark"] as const) {
    it.each(PAIRS)(
      `shows %s on %s with a contrast of at least %d:1 (${scheme})`,
      (front, back, least) => {
        expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(least);
      },
    );
  }
});
