import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import type { Copy } from "../src/copy/copy.ts";
import { DOCUMENTS } from "../src/copy/documents.ts";
import { EN } from "../src/copy/en.tsx";
import { LOCALES, LOCALE_TRAITS, type Locale } from "../src/preferences/locales.ts";
import { SCOPE_CATALOGUE } from "../src/scopes/catalogue.ts";
import { CATALOGUES } from "../src/server/catalogues.ts";
import type { SiteCopy } from "../src/site/copy/site-copy.ts";
import { SITE_CATALOGUES } from "./site-catalogues.ts";

/** Every message of a catalogue with its path, functions filled with samples. */
function messages(
  part: unknown,
  fill: (path: string) => readonly unknown[],
  path = "",
): readonly (readonly [string, string])[] {
  if (typeof part === "string") {
    return [[path, part]];
  }
  if (typeof part === "function") {
    const filled: unknown = Reflect.apply(part, undefined, fill(path));
    return [[path, renderToStaticMarkup(<>{filled as string}</>)]];
  }
  return Object.entries(part ?? {}).flatMap(([key, value]) =>
    messages(value, fill, path === "" ? key : `${path}.${key}`),
  );
}

const NAMES = [<bdi key="a">Acme</bdi>, <bdi key="b">Other</bdi>];

/** Messages of the consent page that take numbers. */
const NUMBERS: Readonly<Record<string, readonly unknown[]>> = {
  "consent.heading": [NAMES[0], [], 1],
  "consent.allowSome": [2, 5],
  "tally.on": [2, 5],
  "tally.permissionsOn": [2, 5],
  "steps.progress": [2, 5],
  "failure.retryAfter": [30],
};

/** The same of the pages around it. */
const SITE_NUMBERS: Readonly<Record<string, readonly unknown[]>> = {
  "code.sent": ["Acme", 10],
  "connectedApps.count": [2],
  "connectedApps.found": [2, 5],
  "connectedApps.showMore": [2],
};

function consentMessages(copy: Copy): readonly (readonly [string, string])[] {
  return messages(copy, (path) => NUMBERS[path] ?? NAMES);
}

function siteMessages(copy: SiteCopy): readonly (readonly [string, string])[] {
  return messages(copy, (path) => SITE_NUMBERS[path] ?? ["Acme"]);
}

function visible(text: string): string {
  return text.replace(/<[^>]*>/gu, "").trim();
}

/** Words that beg or giggle, and marks that shout, in each language. */
const TONE =
  /[!！¡]|\b(?:please|oops|bitte|ups|veuillez|s’il vous plaît|oups|por favor|vaya)\b|من فضلك|الرجاء|يُرجى/iu;

/** What each language writes in. */
const SCRIPTS: Readonly<Record<Locale, RegExp>> = {
  en: /\p{Script=Latin}/u,
  de: /\p{Script=Latin}/u,
  fr: /\p{Script=Latin}/u,
  es: /\p{Script=Latin}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ar: /\p{Script=Arabic}/u,
  "en-xa": /\p{Script=Latin}/u,
};

/** Messages that are the same in every language, by nature. */
const UNTRANSLATED = /^(?:locale|language|direction|pageTitle)$/u;

describe.each(LOCALES)("the copy in %s", (locale) => {
  const copy = CATALOGUES[locale];
  const site = SITE_CATALOGUES[locale];
  const all = [...consentMessages(copy), ...siteMessages(site)];

  it("knows what it is, and its direction", () => {
    expect([copy.locale, site.language]).toEqual([locale, locale]);
    expect(copy.direction).toBe(LOCALE_TRAITS[locale].direction);
  });

  it("has no blank message", () => {
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(([, text]) => visible(text) === "")).toEqual([]);
  });

  it("is written in its own script", () => {
    const words = all.filter(([path]) => !UNTRANSLATED.test(path));
    expect(words.filter(([, text]) => !SCRIPTS[locale].test(text))).toEqual([]);
  });

  it("isolates every name that it puts into a sentence", () => {
    const named = all.filter(([, text]) => text.includes("Acme"));
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter(([, text]) => !/<bdi>Acme<\/bdi>|\u2068Acme\u2069/u.test(text)).map(visiblePath),
    ).toEqual(["pageTitle"]);
  });

  it("neither shouts nor begs nor giggles", () => {
    expect(all.filter(([, text]) => TONE.test(text))).toEqual([]);
  });

  it.each(Object.entries(SCOPE_CATALOGUE))(
    "has words for %s: what it leads to when it is sensitive, and why when it is required",
    (scope, { kind }) => {
      const words = new Map(Object.entries(copy.scopes)).get(scope);
      expect(words?.title).toMatch(/\S/u);
      expect(words?.consequence !== undefined).toBe(kind === "sensitive");
      expect(words?.reason !== undefined).toBe(kind === "required");
    },
  );

  it("has the messages that English has, and no other", () => {
    const paths = (messages: readonly (readonly [string, string])[]): readonly string[] =>
      messages.map(([path]) => path).toSorted();
    expect(paths(consentMessages(copy))).toEqual(paths(consentMessages(EN)));
    expect(paths(siteMessages(site))).toEqual(paths(siteMessages(SITE_CATALOGUES.en)));
  });

  it("says the same of preferences on every page", () => {
    expect(site.preferences).toEqual(copy.preferences);
  });

  it("tells what an HTML file says before any script", () => {
    const words = messages(DOCUMENTS[locale], () => []);
    expect(words).toHaveLength(6);
    expect(words.filter(([, text]) => visible(text) === "")).toEqual([]);
  });
});

function visiblePath([path]: readonly [string, string]): string {
  return path;
}

describe("the pseudo-locale", () => {
  const english = new Map(consentMessages(EN));
  const pseudo = consentMessages(CATALOGUES["en-xa"]).filter(
    ([path]) => !UNTRANSLATED.test(path) && !path.includes(".wish."),
  );

  it("brackets every message once, at both ends", () => {
    expect(pseudo.filter(([, text]) => !/^⟦[^⟦⟧]+⟧$/u.test(text))).toEqual([]);
  });

  it("leaves no letter of ours plain, and no name accented", () => {
    const ours = pseudo.map(([, text]) => text.replace(/<bdi>(?:Acme|Other)<\/bdi>/gu, ""));
    expect(ours.filter((text) => /[a-z]/iu.test(text.replace(/&\w+;/gu, "")))).toEqual([]);
  });

  it("is longer than English by some 40 %", () => {
    const length = (texts: readonly string[]): number => texts.join("").length;
    const growth =
      length(pseudo.map(([, text]) => visible(text))) /
      length(pseudo.map(([path]) => visible(english.get(path) ?? "")));
    expect(growth).toBeGreaterThan(1.3);
    expect(growth).toBeLessThan(1.6);
  });
});
