import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { negotiateLocale, parseAcceptLanguage, parseUiLocales, readUiLocales } from "./locale.ts";

const AVAILABLE = ["en", "de", "fr", "ja", "pt-BR"] as const;

describe("negotiateLocale", () => {
  it("asks the request first, then the user, then the browser", () => {
    const accepted = ["fr"];
    expect(negotiateLocale(AVAILABLE, { uiLocales: ["ja"], chosen: "de", accepted })).toBe("ja");
    expect(negotiateLocale(AVAILABLE, { uiLocales: ["sv"], chosen: "de", accepted })).toBe("de");
    expect(negotiateLocale(AVAILABLE, { uiLocales: ["sv"], chosen: "sv", accepted })).toBe("fr");
    expect(negotiateLocale(AVAILABLE, {})).toBe("en");
  });

  it.each([
    ["de-CH-1996", "de"],
    ["DE", "de"],
    ["pt-br", "pt-BR"],
    ["pt", "en"],
    ["pt-PT", "en"],
    ["x-de", "en"],
    ["../../de", "en"],
    ["de ", "en"],
    ["", "en"],
  ])("takes %j for %s", (wish, found) => {
    expect(negotiateLocale(AVAILABLE, { accepted: [wish] })).toBe(found);
  });

  it("gives back one of its own, whatever is asked for [#15]", () => {
    const wishes = fc.record({
      uiLocales: fc.array(fc.string()),
      chosen: fc.option(fc.string(), { nil: undefined }),
      accepted: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(wishes, (asked) => {
        expect(AVAILABLE).toContain(negotiateLocale(AVAILABLE, asked));
      }),
    );
  });
});

describe("parseUiLocales", () => {
  it("leaves out what is no language tag, and never fails [#15]", () => {
    expect(parseUiLocales("../../etc se xx- <b> de-CH")).toEqual(["se", "de-CH"]);
    expect(parseUiLocales("")).toEqual([]);
    expect(parseUiLocales("de ".repeat(10_000))).toHaveLength(10);
  });
});

describe("readUiLocales", () => {
  it("finds the parameter in any query that can be read", () => {
    expect(readUiLocales("?client_id=x&ui_locales=fr-CA%20fr+en")).toEqual(["fr-CA", "fr", "en"]);
    expect(readUiLocales("client_id=x")).toEqual([]);
  });

  it.each(["ui_locales=de&ui_locales=fr", "ui_locales=de&a=%", "ui_locales=%00de"])(
    "takes %j for a query without it [#15]",
    (query) => {
      expect(readUiLocales(query)).toEqual([]);
    },
  );
});

describe("parseAcceptLanguage", () => {
  it.each([
    ["fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", ["fr-CH", "fr", "en", "de"]],
    ["en;q=0.2,de;q=1.0, ja ;Q=0.5", ["de", "ja", "en"]],
    ["de;q=0, fr", ["fr"]],
    ["de;q=2, fr;q=-1, es;q=NaN, ja;q=0.1234", []],
    ["de;q=0.5;x=1, <script>, en", ["en", "de"]],
    ["", []],
    [undefined, []],
  ])("reads %j as %j", (header, tags) => {
    expect(parseAcceptLanguage(header)).toEqual(tags);
  });

  it("stays bounded and never fails", () => {
    expect(parseAcceptLanguage("de,".repeat(100_000)).length).toBeLessThanOrEqual(20);
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(parseAcceptLanguage(header).every((tag) => /^[\w-]+$/u.test(tag))).toBe(true);
      }),
    );
  });
});
