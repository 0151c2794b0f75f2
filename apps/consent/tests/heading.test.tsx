import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import type { Copy } from "../src/copy/copy.ts";
import type { Locale, PSEUDO_LOCALE } from "../src/preferences/locales.ts";
import { CATALOGUES } from "../src/server/catalogues.ts";

type Written = Exclude<Locale, typeof PSEUDO_LOCALE>;
type Scope = keyof Copy["scopes"];

/** The sentence at the head of a page that asks for some scopes, and for others without words. */
function heading(locale: Written, scopes: readonly Scope[], others = 0): string {
  const { consent, scopes: words } = CATALOGUES[locale];
  const wishes = scopes.map((scope) => words[scope].wish);
  return renderToStaticMarkup(<>{consent.heading("Acme", wishes, others)}</>);
}

const NOTES: readonly Scope[] = ["notes.read", "notes.write"];
const MANY: readonly Scope[] = ["notes.read", "reports.export", "openid", "offline_access"];

/** What four requests read as. A language without its sentences does not compile. */
const SENTENCES: Readonly<Record<Written, readonly [string, string, string, string]>> = {
  en: [
    "Acme wants to read and edit your notes",
    "Acme wants to know who you are",
    "Acme wants to read your notes, export your reports, and more",
    "Acme wants to use 3 permissions",
  ],
  de: [
    "Acme möchte Ihre Notizen lesen und bearbeiten",
    "Acme möchte Ihre Identität erfahren",
    "Acme möchte Ihre Notizen lesen, Ihre Berichte exportieren und mehr",
    "Acme möchte 3 Berechtigungen nutzen",
  ],
};

describe.each(Object.entries(SENTENCES))("the heading in %s", (tag, sentences) => {
  const locale = tag as Written;

  it("joins what is done to the same thing", () => {
    expect(heading(locale, NOTES)).toBe(sentences[0]);
  });

  it("says a thing once", () => {
    expect(heading(locale, ["openid", "email", "phone"])).toBe(sentences[1]);
  });

  it("stays a sentence, and says that there is more", () => {
    expect(heading(locale, MANY)).toBe(sentences[2]);
    expect(heading(locale, ["notes.read", "reports.export"], 2)).toBe(sentences[2]);
  });

  it("counts permissions that have no words", () => {
    expect(heading(locale, [], 3)).toBe(sentences[3]);
  });
});
