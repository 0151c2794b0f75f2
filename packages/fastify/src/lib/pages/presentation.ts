import {
  COLOR_THEMES,
  type ColorTheme,
  negotiateLocale,
  parseAcceptLanguage,
  readPreference,
  readUiLocales,
} from "@assent/core";
import type { FastifyReply, FastifyRequest } from "fastify";

import { encodePage } from "./encode-page.ts";
import type { PageDocuments, Pages } from "./pages.ts";

/** How a person wants to read a page, as far as a request tells. */
export interface Presentation {
  /** One of those that the pages were built in; `undefined` where they were built in none. */
  readonly locale: string | undefined;
  readonly theme: ColorTheme;
  /** The query string of the page as it came, without `?`. */
  readonly query: string;
  /** The pages in this language. */
  readonly documents: PageDocuments;
}

/** The query string as it came, since a parser's second opinion is none of our business. */
export function rawQuery({ raw }: FastifyRequest): string {
  const { url = "" } = raw;
  const at = url.indexOf("?");
  return at === -1 ? "" : url.slice(at + 1);
}

/**
 * Decides the language by `ui_locales`, then by the cookie of the page's own menu, then by
 * `Accept-Language`; and the theme by its cookie. Nothing in a request can make this fail.
 */
export function choosePresentation(pages: Pages, request: FastifyRequest): Presentation {
  const { cookie, "accept-language": acceptLanguage } = request.headers;
  const query = rawQuery(request);
  const theme = readPreference(cookie, "theme", COLOR_THEMES) ?? "system";
  const [first, ...others] = Object.keys(pages.languages ?? {});
  if (first === undefined) {
    return { locale: undefined, theme, query, documents: pages };
  }
  const locale = negotiateLocale([first, ...others], {
    uiLocales: readUiLocales(query),
    chosen: readPreference(cookie, "locale", [first, ...others]),
    accepted: parseAcceptLanguage(acceptLanguage),
  });
  return { locale, theme, query, documents: pages.languages?.[locale] ?? pages };
}

/** Sends a page with what its language and its privacy call for, compressed where that is accepted. */
export function sendPage(
  reply: FastifyReply,
  { locale }: Presentation,
  html: string,
): FastifyReply {
  if (locale !== undefined) {
    reply.header("content-language", locale);
  }
  const { encoding, body } = encodePage(html, reply.request.headers["accept-encoding"]);
  if (encoding !== null) {
    reply.header("content-encoding", encoding);
  }
  return reply
    .header("cache-control", "no-store")
    .header("vary", "accept-encoding")
    .type("text/html; charset=utf-8")
    .send(body);
}
