import type { SignInConfiguration } from "@assent/core/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { createBudget } from "../identity-provider/budget.ts";
import type { AssentOptions } from "../options.ts";
import type { Pages } from "../pages/pages.ts";
import type { Caller, Services } from "../services.ts";
import { readSessionCredential } from "../session/cookies.ts";
import { answerError } from "./problem-reply.ts";
import { referenceOf } from "./reference.ts";
import { type AnswerKind, createSecurityHeaders } from "./security-headers.ts";

/** What the routes answer with. */
export interface Responder {
  readonly pages: Pages | null;
  readonly signIn: SignInConfiguration;
  readonly isReady: () => boolean;
  /** Notices it when whoever made a request hangs up. */
  watch(request: FastifyRequest, reply: FastifyReply): void;
  /** Who makes a request, with the time that it may spend on Stytch. */
  caller(request: FastifyRequest): Caller;
  /** Puts the security headers of a kind of answer on it. */
  dress(reply: FastifyReply, kind: AnswerKind): FastifyReply;
}

const DEFAULT_BUDGET_MS = 8_000;

/** Creates what the routes answer with. */
export function createResponder(services: Services, options: AssentOptions): Responder {
  const { signIn, pages = null, isReady = () => true } = options;
  const { openerPolicy = "unsafe-none", upstreamBudgetMs = DEFAULT_BUDGET_MS } = options;
  const { publicUrl } = services;
  const stytchApiOrigin = readApiOrigin(signIn);
  const headers = createSecurityHeaders({ publicUrl, openerPolicy, stytchApiOrigin });
  const connections = new WeakMap<FastifyRequest, AbortSignal>();
  return {
    pages,
    signIn,
    isReady,
    watch: (request, reply) => void connections.set(request, watchConnection(reply)),
    caller: (request) => ({
      credential: readSessionCredential(request.headers.cookie),
      reference: referenceOf(request),
      budget: createBudget(upstreamBudgetMs, connections.get(request)),
      log: request.log,
    }),
    dress: (reply, kind) => reply.headers(headers[kind]),
  };
}

/**
 * Aborts when the connection closes before the answer is complete. The request's own `close`, which
 * Fastify's `request.signal` listens to, comes as soon as its body has been read.
 */
function watchConnection({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once("close", () => {
    if (!raw.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}

/** Where the browser SDK sends its calls: it tells live from test by the token. */
function readApiOrigin({ apiUrl, publicToken }: SignInConfiguration): string {
  if (apiUrl !== undefined) {
    return new URL(apiUrl).origin;
  }
  const test = publicToken.startsWith("public-token-test");
  return test ? "https://test.stytch.com" : "https://api.stytch.com";
}

/** Sees that every answer has headers and a reference, and that every failure is a problem. */
export function registerAnswerHooks(scope: FastifyInstance, respond: Responder): void {
  scope.addHook("onRequest", async (request, reply) => {
    respond.watch(request, reply);
    respond.dress(reply, "data").header("x-request-id", referenceOf(request));
  });
  scope.addHook("onResponse", async (request, reply) => {
    // The route, never the address: an authorization URL holds what no log may.
    const route = request.routeOptions.url ?? "none";
    const fields = { method: request.method, route, status: reply.statusCode };
    request.log.info({ ...fields, durationMs: Math.round(reply.elapsedTime) }, "answered");
  });
  scope.setErrorHandler(answerError);
}
