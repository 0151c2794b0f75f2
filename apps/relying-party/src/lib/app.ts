import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import fastifyCookie from "@fastify/cookie";
import fastifyFormbody from "@fastify/formbody";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { createAccessTokenCheck } from "./access-token.ts";
import { BrowserSessions } from "./browser-session.ts";
import { registerClientRoutes } from "./client-routes.ts";
import type { RelyingPartyConfig } from "./config.ts";
import { errorPage } from "./error-page.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { homePage } from "./home-page.ts";
import { sendPage } from "./page-security.ts";
import { registerPrebuiltPage } from "./prebuilt-page.ts";
import { createProvider, type Provider } from "./provider.ts";
import { registerResourceApi } from "./resource-api.ts";
import { SessionCookie } from "./session-cookie.ts";

/** What a test or another process may put in place of the real thing. */
export interface RelyingPartySeams {
  readonly now?: () => Date;
  /** Receives one line for each fault of this program. Silent by default. */
  readonly report?: (line: string) => void;
}

const BODY_LIMIT_BYTES = 32 * 1024;

/**
 * Builds the relying party: the pages of its clients and the notes API. It listens on nothing
 * yet, and asks the issuer nothing until a request needs it.
 */
export async function createRelyingParty(
  config: RelyingPartyConfig,
  seams: RelyingPartySeams = {},
): Promise<FastifyInstance> {
  const now = seams.now ?? (() => new Date());
  const provider = createProvider({ issuer: config.issuer, now });
  const stylesheet = await readFile(new URL("stylesheet.css", import.meta.url), "utf8");
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    // A HEAD request must not run a callback.
    exposeHeadRoutes: false,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("referrer-policy", "no-referrer");
  });
  app.setErrorHandler((error, request, reply) =>
    answerError(error, { request, reply, report: seams.report ?? (() => undefined) }),
  );
  app.setNotFoundHandler((request, reply) => notFound(request, reply));
  app.removeContentTypeParser("text/plain");

  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/styles.css", (_request, reply) =>
    reply.header("cache-control", "no-cache").type("text/css; charset=utf-8").send(stylesheet),
  );
  registerResourceApi(app, {
    checkAccessToken: createAccessTokenCheck(provider, config.resourceAudience),
    now,
  });
  await app.register((pages) => registerPages(pages, config, { provider, now }));
  return app;
}

/** The pages of the clients: forms in, HTML out. */
async function registerPages(
  pages: FastifyInstance,
  config: RelyingPartyConfig,
  { provider, now }: { provider: Provider; now: () => Date },
): Promise<void> {
  const { clients, prebuilt, url } = config;
  const cookie = new SessionCookie(new BrowserSessions(), url.startsWith("https:"));
  pages.removeContentTypeParser("application/json");
  await pages.register(fastifyFormbody, { bodyLimit: BODY_LIMIT_BYTES });
  await pages.register(fastifyCookie);
  const issuer = config.issuer.href.replace(/\/$/, "");
  const offersPrebuilt = prebuilt !== undefined;
  pages.get("/", (request, reply) => {
    const session = cookie.find(request);
    const page = homePage({ issuer, clients, offersPrebuilt, session, now: now() });
    return sendPage(reply, page, "authorization");
  });
  const notesUrl = new URL("/api/notes", url);
  const shared = { provider, cookie, notesUrl, now, ...(prebuilt && { prebuiltAt: url }) };
  for (const client of clients) {
    registerClientRoutes(pages, { client, ...shared });
  }
  if (prebuilt) {
    await registerPrebuiltPage(pages, prebuilt);
  }
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.code(404);
  return isApi(request)
    ? reply.send({ error: "not_found", error_description: "There is nothing at this address." })
    : sendPage(
        reply,
        errorPage({ title: "Not found", message: "There is nothing at this address." }),
        "self",
      );
}

function answerError(
  error: unknown,
  context: { request: FastifyRequest; reply: FastifyReply; report: (line: string) => void },
): FastifyReply {
  const { request, reply } = context;
  const failure = safeDescribe(error);
  if (failure !== undefined) {
    reply.code(502).header("retry-after", "5");
    return sendPage(reply, issuerPage(failure), "self");
  }
  const status = requestFault(error);
  if (status !== undefined) {
    return sendFault(context, {
      status,
      error: "invalid_request",
      title: "The request was not understood",
      message: "Go back to the clients and start again.",
    });
  }
  const reference = randomUUID();
  const name = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
  context.report(`${reference} ${request.method} ${request.routeOptions.url ?? ""} ${name}`);
  return sendFault(context, {
    status: 500,
    error: "server_error",
    title: "The relying party has a fault",
    message: `Its log has details under the reference ${reference}.`,
  });
}

function sendFault(
  context: { request: FastifyRequest; reply: FastifyReply },
  fault: { status: number; error: string; title: string; message: string },
): FastifyReply {
  const { status, error, title, message } = fault;
  context.reply.code(status);
  return isApi(context.request)
    ? context.reply.send({ error, error_description: title })
    : sendPage(context.reply, errorPage({ title, message }), "self");
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith("/api/");
}

function safeDescribe(error: unknown): Failure | undefined {
  try {
    return describeFailure(error);
  } catch {
    return undefined;
  }
}

/** The status of an error that the sender of the request caused. */
function requestFault(error: unknown): number | undefined {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

function issuerPage(failure: Failure): string {
  return errorPage({
    title: "The issuer did not answer as it should",
    message:
      "Its discovery document could not be read. Check that it runs and that ISSUER is right, then try again.",
    facts: [
      { id: "error", name: "error", value: failure.error },
      {
        id: "error-description",
        name: "error_description",
        value: failure.errorDescription ?? "none",
      },
    ],
  });
}
