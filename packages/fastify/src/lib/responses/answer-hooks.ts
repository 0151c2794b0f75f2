import type { SignInConfiguration } from "@assent/core/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { createBudget } from "../identity-provider/budget.ts";
import type { SessionCredential } from "../identity-provider/port.ts";
import type { AssentOptions } from "../options.ts";
import type { ServedPages } from "../pages/served-pages.ts";
import type { Caller, Services } from "../services.ts";
import { readSessionCredential } from "../session/cookies.ts";
import { answerError } from "./problem-reply.ts";
import { referenceOf } from "./reference.ts";
import { type AnswerKind, createSecurityHeaders } from "./security-headers.ts";

/** What the routes answer with. */
export interface Responder {
  readonly pages: ServedPages | null;
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
export function createResponder(
  services: Services,
  options: AssentOptions,
  pages: ServedPages | null,
): Responder {
  const { signIn, isReady = () => true } = options;
  const { openerPolicy = "unsafe-none", upstreamBudgetMs = DEFAULT_BUDGET_MS } = options;
  const { publicUrl } = services;
  const stytchApiOrigin = readApiOrigin(signIn);
  const headers = createSecurityHeaders({
    publicUrl,
    openerPolicy,
    stytchApiOrigin,
    ...(pages !== null && {
      styleSources: pages.styleSources,
      scriptSources: pages.scriptSources,
    }),
  });
  const visits = new WeakMap<FastifyRequest, Visit>();
  return {
    pages,
    signIn,
    isReady,
    watch: (request, reply) => void visits.set(request, createVisit(request, reply)),
    caller: (request) => {
      const visit = visits.get(request);
      return {
        credential: visit ? visit.credential() : readSessionCredential(request.headers.cookie),
        reference: referenceOf(request),
        budget: createBudget(upstreamBudgetMs, visit?.connection),
        log: request.log,
      };
    },
    dress: (reply, kind) => reply.headers(headers[kind]),
  };
}

/** What is found out once about a request, however many steps ask. */
interface Visit {
  readonly connection: AbortSignal;
  readonly credential: () => SessionCredential | null;
}

function createVisit({ headers }: FastifyRequest, reply: FastifyReply): Visit {
  let credential: SessionCredential | null | undefined;
  return {
    connection: watchConnection(reply),
    credential: () => {
      credential = credential === undefined ? readSessionCredential(headers.cookie) : credential;
      return credential;
    },
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
