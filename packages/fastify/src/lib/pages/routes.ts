import fastifyStatic from "@fastify/static";
import { PATHS } from "@assent/core/contract";
import type { FastifyInstance } from "fastify";

import { requireNoFrame } from "../request-guard.ts";
import type { Responder } from "../responses/answer-hooks.ts";
import { refuseOtherMethods } from "../responses/methods.ts";
import { type Pages, renderIndexPage } from "./pages.ts";
import { choosePresentation, sendPage } from "./presentation.ts";

/** The addresses of the router's pages. Anything else is a real 404. */
const PAGE_PATHS = ["/", PATHS.login, "/connected-apps"] as const;

/** Registers the pages and their files, where they were built. */
export async function registerPageRoutes(
  scope: FastifyInstance,
  respond: Responder,
): Promise<void> {
  const { pages } = respond;
  if (pages === null) {
    return;
  }
  if (pages.indexHtml !== undefined) {
    registerPages(scope, respond, { ...pages, indexHtml: pages.indexHtml });
  }
  await scope.register(fastifyStatic, {
    root: pages.assetsDirectory,
    prefix: "/assets/",
    wildcard: false,
    index: false,
    dotfiles: "ignore",
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
  });
}

function registerPages(
  scope: FastifyInstance,
  respond: Responder,
  pages: Pages & { readonly indexHtml: string },
): void {
  for (const path of PAGE_PATHS) {
    const kind = path === PATHS.login ? "sign-in-page" : "page";
    scope.get(path, async (request, reply) => {
      requireNoFrame(request.headers);
      respond.dress(reply, kind);
      const presentation = choosePresentation(pages, request);
      const html = presentation.documents.indexHtml ?? pages.indexHtml;
      return sendPage(reply, presentation, renderIndexPage(html, presentation));
    });
    refuseOtherMethods(scope, path, ["GET", "HEAD"]);
  }
}
