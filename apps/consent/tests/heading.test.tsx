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
  fr: [
    "Acme souhaite lire et modifier vos notes",
    "Acme souhaite savoir qui vous êtes",
    "Acme souhaite lire vos notes, exporter vos rapports et plus encore",
    "Acme souhaite utiliser 3 autorisations",
  ],
  es: [
    "Acme quiere leer y editar tus notas",
    "Acme quiere saber quién eres",
    "Acme quiere leer tus notas, exportar tus informes y más",
    "Acme quiere usar 3 permisos",
  ],
  ja: [
    "Acme がノートの閲覧・編集を求めています",
    "Acme が本人情報の確認を求めています",
    "Acme がノートの閲覧、レポートのエクスポートなどを求めています",
    "Acme が権限 3 件の利用を求めています",
  ],
  ar: [
    "يريد تطبيق Acme قراءة ملاحظاتك وتعديلها",
    "يريد تطبيق Acme معرفة هويتك",
    "يريد تطبيق Acme قراءة ملاحظاتك وتصدير تقاريرك والمزيد",
    "يريد تطبيق Acme استخدام 3 أذونات",
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
