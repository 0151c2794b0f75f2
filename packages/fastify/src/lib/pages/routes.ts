import fastifyStatic from "@fastify/static";
import { AssentError } from "@assent/core";
import { PATHS } from "@assent/core/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { requireNoFrame } from "../request-guard.ts";
import type { Responder } from "../responses/answer-hooks.ts";
import { refuseOtherMethods } from "../responses/methods.ts";
import { answerError } from "../responses/problem-reply.ts";
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

/** Pages among which is the router's. */
type RouterPages = Pages & { readonly indexHtml: string };

function registerPages(scope: FastifyInstance, respond: Responder, pages: RouterPages): void {
  for (const path of PAGE_PATHS) {
    const kind = path === PATHS.login ? "sign-in-page" : "page";
    scope.get(path, async (request, reply) => {
      requireNoFrame(request.headers);
      return sendRouterPage(pages, request, respond.dress(reply, kind));
    });
    refuseOtherMethods(scope, path, ["GET", "HEAD"]);
  }
}

/**
 * Answers for an address that there is nothing at: with the router's page for that where somebody
 * looks, with a problem document otherwise.
 */
export async function answerNotFound(
  respond: Responder,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { pages } = respond;
  const looks = request.method === "GET" && request.headers["sec-fetch-dest"] === "document";
  if (pages?.indexHtml === undefined || !looks) {
    return answerError(new AssentError("not_found"), request, reply);
  }
  const { indexHtml } = pages;
  return sendRouterPage({ ...pages, indexHtml }, request, respond.dress(reply, "page").code(404));
}

function sendRouterPage(
  pages: RouterPages,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const presentation = choosePresentation(pages, request);
  const html = presentation.documents.indexHtml ?? pages.indexHtml;
  return sendPage(reply, presentation, renderIndexPage(html, presentation));
}
