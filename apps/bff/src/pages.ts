import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { PageDocuments, Pages } from "@assent/fastify";
import * as v from "valibot";

const Renderer = v.object({
  renderAuthorizePage: v.pipe(
    v.function(),
    v.transform((render) => render),
  ),
});

/** What a page that nobody asked for in another language is sent in. */
const DEFAULT_LOCALE = "en";

/**
 * Loads what `apps/consent` was built into: each page without a language, and in every language that
 * a file is named by, such as `authorize.de.html`.
 *
 * @returns `null` where nothing was built.
 */
export async function loadPages(directory: string): Promise<Pages | null> {
  const client = join(directory, "client");
  let documents: PageDocuments;
  try {
    documents = await readDocuments(client, "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
  const module: unknown = await import(pathToFileURL(join(directory, "server", "render.js")).href);
  const { renderAuthorizePage } = v.parse(Renderer, module);
  return {
    ...documents,
    languages: await readLanguages(client),
    assetsDirectory: join(client, "assets"),
    render: (snapshot, options) => String(renderAuthorizePage(snapshot, options)),
  };
}

async function readDocuments(client: string, suffix: string): Promise<PageDocuments> {
  return {
    authorizeHtml: await readFile(join(client, `authorize${suffix}.html`), "utf8"),
    indexHtml: await readFile(join(client, `index${suffix}.html`), "utf8"),
  };
}

async function readLanguages(client: string): Promise<Readonly<Record<string, PageDocuments>>> {
  const locales = (await readdir(client))
    .flatMap((name) => /^authorize\.([a-z\d-]+)\.html$/iu.exec(name)?.[1] ?? [])
    .toSorted((one, other) => rank(one) - rank(other));
  const entries = locales.map(
    async (locale) => [locale, await readDocuments(client, `.${locale}`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function rank(locale: string): number {
  return locale === DEFAULT_LOCALE ? 0 : 1;
}
