import type { Theme } from "./theme.ts";
import { TOKENS, type TokenName } from "./tokens.ts";

/** What stands on what, and the least contrast that it needs. */
export interface ContrastPair {
  readonly front: TokenName;
  readonly back: TokenName;
  readonly least: number;
}

function pairs(least: number, front: TokenName, ...backs: readonly TokenName[]): ContrastPair[] {
  return backs.map((back) => ({ front, back, least }));
}

/** Every pair of colors that the designs put on each other. */
export const CONTRAST_PAIRS: readonly ContrastPair[] = [
  ...pairs(7, "--color-text", "--color-ground", "--color-surface", "--color-sunken"),
  ...pairs(7, "--color-text", "--color-control", "--color-control-hover"),
  ...pairs(4.5, "--color-text-secondary", "--color-ground", "--color-surface", "--color-sunken"),
  ...pairs(4.5, "--color-link", "--color-surface", "--color-ground"),
  ...pairs(7, "--color-on-accent", "--color-accent", "--color-accent-hover"),
  ...pairs(7, "--color-caution-text", "--color-caution-surface"),
  ...pairs(7, "--color-danger-text", "--color-danger-surface"),
  ...pairs(4.5, "--color-caution", "--color-caution-surface", "--color-surface"),
  ...pairs(4.5, "--color-danger", "--color-danger-surface", "--color-surface"),
  ...pairs(3, "--color-edge-strong", "--color-surface", "--color-ground"),
  ...pairs(3, "--color-focus", "--color-surface", "--color-ground"),
  ...pairs(3, "--color-accent", "--color-surface"),
  ...pairs(7, "--color-on-mark", "--color-mark-1", "--color-mark-2", "--color-mark-3"),
  ...pairs(7, "--color-on-mark", "--color-mark-4", "--color-mark-5", "--color-mark-6"),
  ...pairs(7, "--color-on-mark", "--color-mark-7", "--color-mark-8"),
];

/** The surroundings that a theme has colors for. */
export type Scheme = "light" | "dark";

/**
 * The value that a token has in a theme, names of other tokens followed to their end.
 *
 * @param theme Read by `safeParseTheme`.
 * @param base Has a value for every token.
 */
export function resolveToken(name: TokenName, scheme: Scheme, theme: Theme, base: Theme): string {
  const light = theme.light[name] ?? base.light[name] ?? "";
  const inherited = theme.light[name] === undefined ? base.dark[name] : undefined;
  const value = scheme === "dark" ? (theme.dark[name] ?? inherited ?? light) : light;
  const named = TOKENS.find((token) => token.name === value);
  return named === undefined ? value : resolveToken(named.name, scheme, theme, base);
}

/**
 * The contrast between two colors of a theme, from 1 to 21.
 *
 * @returns `null` where one of them lets something through: nobody knows what lies behind.
 * @see WCAG 2.2, relative luminance and contrast ratio
 */
export function measureContrast(
  { front, back }: ContrastPair,
  scheme: Scheme,
  theme: Theme,
  base: Theme,
): number | null {
  const one = luminance(resolveToken(front, scheme, theme, base));
  const other = luminance(resolveToken(back, scheme, theme, base));
  return one === null || other === null
    ? null
    : (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(color: string): number | null {
  const channels = readOklch(color) ?? readHex(color);
  if (channels === null) {
    return null;
  }
  const [red = 0, green = 0, blue = 0] = channels;
  return red * 0.2126 + green * 0.7152 + blue * 0.0722;
}

/** OKLCH as linear sRGB, cut off where sRGB ends. */
function readOklch(color: string): readonly number[] | null {
  const parts = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/u.exec(color);
  if (parts === null) {
    return null;
  }
  const [lightness = 0, chroma = 0, hue = 0] = parts.slice(1).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel)));
}

/** `#rgb` or `#rrggbb` as linear sRGB. */
function readHex(color: string): readonly number[] | null {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/iu.exec(color)?.[1];
  if (digits === undefined) {
    return null;
  }
  const width = digits.length / 3;
  return [0, 1, 2].map((channel) => {
    const text = digits.slice(channel * width, (channel + 1) * width);
    const value = Number.parseInt(text.padEnd(2, text), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}
