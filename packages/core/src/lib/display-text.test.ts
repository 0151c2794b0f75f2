import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { displayText } from "./display-text.ts";

describe("a stranger's text on our page", () => {
  it.each([
    ["\u202Egnp.exe", "gnp.exe"],
    ["A\u200Bc\u2066me\u2069\u{E0041}", "Acme"],
    ["\n\nSigned\tin", "Signed in"],
    ["<b onx=1>", "<b onx=1>"],
    ["   ", ""],
    ["", ""],
    ["\ud800x", "\ufffdx"],
    ["a".repeat(10), "a".repeat(10)],
    ["a".repeat(11), `${"a".repeat(9)}…`],
    ["ééééééééééé", "ééééééééé…"],
  ])("%j reads %j [#45]", (text, shown) => {
    expect(displayText(text, 10)).toBe(shown);
  });

  it("keeps at most four combining marks on a letter [#45]", () => {
    expect(displayText(`Z${"\u0300".repeat(1_000)}algo`, 64)).toBe(`Z${"\u0300".repeat(4)}algo`);
  });

  it("holds no control, bidirectional or invisible character, and stays within its length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const shown = displayText(text, 20);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f]/u);
        const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(shown);
        expect([...graphemes].length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
