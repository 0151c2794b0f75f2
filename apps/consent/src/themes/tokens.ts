/** What a token's value is: decides how an editor offers it and what a theme may put there. */
export type TokenKind = "color" | "font" | "size" | "number" | "shadow" | "duration" | "easing";

/** One custom property that a theme sets and a design reads. */
export interface Token {
  readonly name: `--${string}`;
  readonly kind: TokenKind;
  /** What it is for, in a designer's words. */
  readonly purpose: string;
}

/**
 * Every custom property of a theme. `default.css` sets each of them, and no other. A value may name a
 * token that comes before its own.
 */
export const TOKENS = [
  { name: "--neutral-1", kind: "color", purpose: "The lightest neutral; in the dark, the deepest" },
  { name: "--neutral-2", kind: "color", purpose: "Neutral ramp" },
  { name: "--neutral-3", kind: "color", purpose: "Neutral ramp" },
  { name: "--neutral-4", kind: "color", purpose: "Neutral ramp" },
  { name: "--neutral-5", kind: "color", purpose: "Neutral ramp" },
  { name: "--neutral-6", kind: "color", purpose: "Neutral ramp: first that has 3:1 on a surface" },
  { name: "--neutral-7", kind: "color", purpose: "Neutral ramp: first for text" },
  { name: "--neutral-8", kind: "color", purpose: "Neutral ramp" },
  { name: "--neutral-9", kind: "color", purpose: "The darkest neutral; in the dark, the lightest" },

  { name: "--color-ground", kind: "color", purpose: "Behind everything" },
  { name: "--color-surface", kind: "color", purpose: "The card" },
  { name: "--color-sunken", kind: "color", purpose: "A quiet panel on the card" },
  { name: "--color-edge", kind: "color", purpose: "A line that only separates" },
  { name: "--color-edge-strong", kind: "color", purpose: "The outline of a control" },
  { name: "--color-text", kind: "color", purpose: "Text that must be read" },
  { name: "--color-text-secondary", kind: "color", purpose: "Text that explains" },
  { name: "--color-control", kind: "color", purpose: "A button that is not the main one" },
  { name: "--color-control-hover", kind: "color", purpose: "The same under the pointer" },
  { name: "--color-accent", kind: "color", purpose: "The main button, once a screen" },
  { name: "--color-accent-hover", kind: "color", purpose: "The same under the pointer" },
  { name: "--color-on-accent", kind: "color", purpose: "Text on the accent" },
  { name: "--color-link", kind: "color", purpose: "Links" },
  { name: "--color-focus", kind: "color", purpose: "The ring around what has the focus" },
  { name: "--color-caution", kind: "color", purpose: "Icon and edge of a caution" },
  { name: "--color-caution-surface", kind: "color", purpose: "Ground of a caution" },
  { name: "--color-caution-text", kind: "color", purpose: "Words of a caution" },
  { name: "--color-danger", kind: "color", purpose: "Icon and edge of a failure" },
  { name: "--color-danger-surface", kind: "color", purpose: "Ground of a failure" },
  { name: "--color-danger-text", kind: "color", purpose: "Words of a failure" },
  { name: "--color-mark-1", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-2", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-3", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-4", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-5", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-6", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-7", kind: "color", purpose: "Monogram ground" },
  { name: "--color-mark-8", kind: "color", purpose: "Monogram ground" },
  { name: "--color-on-mark", kind: "color", purpose: "The monogram's letter" },

  { name: "--font-text", kind: "font", purpose: "Sentences" },
  { name: "--font-heading", kind: "font", purpose: "Headings" },
  { name: "--font-code", kind: "font", purpose: "Hosts, raw scopes, reference ids" },
  { name: "--size-12", kind: "size", purpose: "Captions, never less" },
  { name: "--size-14", kind: "size", purpose: "Explanations" },
  { name: "--size-16", kind: "size", purpose: "Text" },
  { name: "--size-20", kind: "size", purpose: "Small headings" },
  { name: "--size-25", kind: "size", purpose: "The heading of a page" },
  { name: "--size-31", kind: "size", purpose: "The heading of a page that has room" },
  { name: "--leading-text", kind: "number", purpose: "Line height of text" },
  { name: "--leading-heading", kind: "number", purpose: "Line height of headings" },

  { name: "--space-4", kind: "size", purpose: "Between a word and its mark" },
  { name: "--space-8", kind: "size", purpose: "Inside a group" },
  { name: "--space-12", kind: "size", purpose: "Inside a group" },
  { name: "--space-16", kind: "size", purpose: "Padding of a panel" },
  { name: "--space-24", kind: "size", purpose: "Between groups" },
  { name: "--space-32", kind: "size", purpose: "Between groups, padding of a card" },
  { name: "--space-48", kind: "size", purpose: "Above and below a card" },
  { name: "--column", kind: "size", purpose: "Widest column of text" },

  { name: "--radius-4", kind: "size", purpose: "Corners of small things" },
  { name: "--radius-8", kind: "size", purpose: "Corners of buttons and panels" },
  { name: "--radius-16", kind: "size", purpose: "Corners of cards" },
  { name: "--shadow-card", kind: "shadow", purpose: "Lifts the card where it is light" },
  { name: "--edge-card", kind: "color", purpose: "Outlines the card where it is dark" },

  { name: "--motion-short", kind: "duration", purpose: "A control that changes" },
  { name: "--motion-long", kind: "duration", purpose: "A view that changes" },
  { name: "--motion-ease", kind: "easing", purpose: "How change runs out" },
] as const satisfies readonly Token[];

/** The name of a token, for code that sets or reads one. */
export type TokenName = (typeof TOKENS)[number]["name"];
