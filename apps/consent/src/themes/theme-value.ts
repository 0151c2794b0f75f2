import type { TokenKind } from "./tokens.ts";

/** The outcome of reading one value: CSS that says exactly this, or what is wrong. */
export type ValueResult =
  | { readonly ok: true; readonly css: string }
  | { readonly ok: false; readonly problem: string };

/** A layer of a shadow: its lengths, and its colour. */
export interface ShadowLayer {
  readonly lengths: string;
  readonly color: string;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,4})?`;
const OKLCH = new RegExp(
  `^oklch\\((${NUMBER})% (${NUMBER}) (${NUMBER})(?: / (${NUMBER}))?\\)$`,
  "u",
);
const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/iu;
const LENGTH = new RegExp(`^(?:0|${NUMBER}(?:rem|px))$`, "u");
const OFFSET = new RegExp(`^-?(?:0|${NUMBER}(?:rem|px))$`, "u");
const DURATION = new RegExp(`^(${NUMBER})(ms|s)$`, "u");
const EASING = /^cubic-bezier\((-?\d(?:\.\d{1,3})?)(?:, (-?\d(?:\.\d{1,3})?)){3}\)$/u;
const EASINGS: readonly string[] = ["linear", "ease", "ease-in", "ease-out", "ease-in-out"];

/** What no layout of ours is made for, in rem; a pixel counts as a sixteenth. */
const MAX_LENGTH_REM = 64;
const MAX_DURATION_MS = 1_000;
const MAX_SHADOW_LAYERS = 3;

/** Fonts that a system may have: nothing is fetched, so nothing else can be named. */
const FONTS: readonly string[] = [
  "ui-sans-serif",
  "ui-serif",
  "ui-monospace",
  "ui-rounded",
  "system-ui",
  "sans-serif",
  "serif",
  "monospace",
  "-apple-system",
  "Arial",
  "Avenir Next",
  "Cambria",
  "Cascadia Mono",
  "Charter",
  "Consolas",
  "Georgia",
  "Helvetica Neue",
  "Inter",
  "Iowan Old Style",
  "Menlo",
  "Noto Sans",
  "Noto Serif",
  "Palatino",
  "Roboto",
  "SF Mono",
  "Segoe UI",
  "Source Serif 4",
  "Times New Roman",
  "Ubuntu",
  "Verdana",
];

/** Reads a value by the kind of its token. Nothing but what its grammar names comes out as CSS. */
export function readValue(kind: TokenKind, value: string): ValueResult {
  const [read, expected] = READERS[kind];
  const css = read(value);
  return css === null ? { ok: false, problem: `must be ${expected}` } : { ok: true, css };
}

type Reader = (value: string) => string | null;

const READERS: Readonly<Record<TokenKind, readonly [read: Reader, expected: string]>> = {
  color: [
    readColor,
    "a color: oklch(50% 0.1 250), with an alpha / 0.5 or without, #rrggbb, or transparent",
  ],
  size: [readLength, `a length from 0 to ${MAX_LENGTH_REM}rem, in rem or px`],
  number: [readNumber, "a number from 0 to 4"],
  font: [readFont, `fonts of the list, parted by commas: ${FONTS.join(", ")}`],
  shadow: [
    readShadow,
    `none, or up to ${MAX_SHADOW_LAYERS} layers parted by commas, each of two to four lengths and a color`,
  ],
  duration: [readDuration, `a duration up to ${MAX_DURATION_MS}ms, in ms or s`],
  easing: [readEasing, `cubic-bezier(x1, y1, x2, y2) with x from 0 to 1, or ${EASINGS.join(", ")}`],
};

function readColor(value: string): string | null {
  if (value === "transparent" || HEX.test(value)) {
    return value;
  }
  const parts = OKLCH.exec(value)?.slice(1);
  if (parts === undefined) {
    return null;
  }
  const [lightness, chroma, hue, alpha = 0] = parts.map((part) => Number(part ?? 1));
  const inside = within(lightness, 100) && within(chroma, 0.5) && within(hue, 360);
  return inside && within(alpha, 1) ? value : null;
}

function within(number: number | undefined, max: number): boolean {
  return number !== undefined && number >= 0 && number <= max;
}

function readLength(value: string): string | null {
  return LENGTH.test(value) && within(toRem(value), MAX_LENGTH_REM) ? value : null;
}

function toRem(length: string): number {
  const amount = Math.abs(Number.parseFloat(length));
  return length.endsWith("px") ? amount / 16 : amount;
}

function readNumber(value: string): string | null {
  return new RegExp(`^${NUMBER}$`, "u").test(value) && within(Number(value), 4) ? value : null;
}

function readFont(value: string): string | null {
  const families = value.split(", ");
  const known = families.length <= 12 && families.every((family) => FONTS.includes(family));
  return known
    ? families.map((family) => (/^[\w-]+$/u.test(family) ? family : `"${family}"`)).join(", ")
    : null;
}

function readShadow(value: string): string | null {
  const layers = parseShadow(value);
  return layers === null ? null : writeShadow(layers);
}

/** Parts a shadow into its layers, none for `none`; `null` for what is no shadow. */
export function parseShadow(value: string): readonly ShadowLayer[] | null {
  if (value === "none") {
    return [];
  }
  const texts = value.split(", ");
  const layers = texts.flatMap((text): readonly ShadowLayer[] => {
    const [, lengths = "", color = ""] = /^((?:[-.\w]+ ){2,4})(\S.*)$/u.exec(text) ?? [];
    const offsets = lengths.trim().split(" ");
    const usable =
      offsets.every((offset) => OFFSET.test(offset) && within(toRem(offset), MAX_LENGTH_REM)) &&
      !offsets[2]?.startsWith("-") &&
      readColor(color) !== null;
    return usable ? [{ lengths: lengths.trim(), color }] : [];
  });
  return layers.length === texts.length && layers.length <= MAX_SHADOW_LAYERS ? layers : null;
}

/** Writes a shadow from its layers. */
export function writeShadow(layers: readonly ShadowLayer[]): string {
  return layers.length === 0
    ? "none"
    : layers.map(({ lengths, color }) => `${lengths} ${color}`).join(", ");
}

function readDuration(value: string): string | null {
  const [, amount, unit] = DURATION.exec(value) ?? [];
  const ms = Number(amount) * (unit === "s" ? 1_000 : 1);
  return amount !== undefined && within(ms, MAX_DURATION_MS) ? value : null;
}

function readEasing(value: string): string | null {
  if (EASINGS.includes(value)) {
    return value;
  }
  const numbers = EASING.test(value) ? (value.match(/-?\d(?:\.\d+)?/gu) ?? []).map(Number) : [];
  const [x1, y1 = 9, x2, y2 = 9] = numbers;
  const inside = within(x1, 1) && within(x2, 1) && Math.abs(y1) <= 2 && Math.abs(y2) <= 2;
  return numbers.length === 4 && inside ? value : null;
}
