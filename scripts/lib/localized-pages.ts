import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Plugin } from "vite";

import { DOCUMENTS } from "../../apps/consent/src/copy/documents.ts";
import { LOCALES, LOCALE_TRAITS, type Locale } from "../../apps/consent/src/preferences/locales.ts";
import { ROOT } from "./run.ts";

const FOLDER = path.join(ROOT, "apps/consent");

/** The HTML files of the pages, each with the folder of its scripts. */
const PAGES = [
  { name: "authorize", scripts: "/src/authorize" },
  { name: "index", scripts: "/src/site" },
] as const;
type Page = (typeof PAGES)[number];

/** Which page an HTML file is, and in which language; `null` for one that chooses by itself. */
interface Edition {
  readonly page: Page;
  readonly locale: Locale | null;
}

function fileOf({ page, locale }: Edition): string {
  return path.join(FOLDER, `${page.name}${locale === null ? "" : `.${locale}`}.html`);
}

const EDITIONS: ReadonlyMap<string, Edition> = new Map(
  PAGES.flatMap((page) => [null, ...LOCALES].map((locale) => ({ page, locale }))).map((edition) => [
    fileOf(edition),
    edition,
  ]),
);

/** A page, by the name of its HTML file. */
export type PageName = Page["name"];

/** Every page. */
export const PAGE_NAMES: readonly PageName[] = PAGES.map(({ name }) => name);

/** The HTML files of a page to build, by name: once without a language, and once in each. */
export function pageInputs(name: PageName): Readonly<Record<string, string>> {
  const files = [...EDITIONS].filter(([, { page }]) => page.name === name).map(([file]) => file);
  return Object.fromEntries(files.map((file) => [path.basename(file, ".html"), file]));
}

/**
 * Makes an HTML file for each language of each page: `authorize.de.html` from `authorize.html`. A
 * file for a language names it, holds its words, and loads its catalogue with the page. One without
 * a language speaks English until its script has chosen.
 */
export function localizePages(): Plugin {
  return {
    name: "assent:localize-pages",
    resolveId: (source) => (EDITIONS.has(source) ? source : undefined),
    load: {
      filter: { id: /\.html$/u },
      handler: (id) => {
        const edition = EDITIONS.get(id);
        return edition && readFile(fileOf({ ...edition, locale: null }), "utf8");
      },
    },
    transformIndexHtml: {
      order: "pre",
      handler: (html, { filename }) => {
        const edition = EDITIONS.get(filename);
        return edition && fillIn(html, edition);
      },
    },
  };
}

function fillIn(html: string, { page, locale }: Edition): string {
  const language = locale ?? "en";
  const { title, noScript, notLoaded } = DOCUMENTS[language][page.name];
  const words: Readonly<Record<string, string>> = {
    language,
    direction: LOCALE_TRAITS[language].direction,
    title,
    noScript,
    notLoaded,
    script: `${page.scripts}/${locale === null ? "main" : `languages/${locale}`}.ts`,
  };
  return html.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => words[name] ?? "");
}
