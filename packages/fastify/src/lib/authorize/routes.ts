import { AssentError, MAX_QUERY_LENGTH } from "@assent/core";
import { type Outcome, PATHS, StartRequest } from "@assent/core/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";

import { renderAuthorizePage } from "../pages/pages.ts";
import { choosePresentation, rawQuery, sendPage } from "../pages/presentation.ts";
import type { RequestLimit } from "../rate-limit.ts";
import { requireNavigation, requireNoFrame, requireOwnScript } from "../request-guard.ts";
import type { Responder } from "../responses/answer-hooks.ts";
import { refuseOtherMethods } from "../responses/methods.ts";
import { nameError, sendProblem } from "../responses/problem-reply.ts";
import { type Services, recordAudit } from "../services.ts";
import { decide } from "./decide.ts";
import { createProblemOutcome, reportError } from "./error-delivery.ts";
import { evaluate } from "./evaluate.ts";

/** Registers the authorization endpoint and the two calls of its page. */
export function registerAuthorizeRoutes(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
  limit: RequestLimit,
): void {
  registerEndpoint(scope, services, respond, limit);
  const guard = async (request: FastifyRequest): Promise<void> => {
    guardScript(services, respond, request);
    await limit(request);
  };
  scope.post(PATHS.start, { onRequest: guard }, async (request, reply) => {
    const body = v.safeParse(StartRequest, request.body);
    if (!body.success) {
      throw new AssentError("invalid_request", { detail: "The body is not { query }." });
    }
    reply.header("cache-control", "no-store");
    return evaluate(services, respond.caller(request), body.output.query);
  });
  scope.post(PATHS.decision, { onRequest: guard }, async (request, reply) => {
    reply.header("cache-control", "no-store");
    return decide(services, respond.caller(request), request.body);
  });
  refuseOtherMethods(scope, PATHS.start, ["POST"]);
  refuseOtherMethods(scope, PATHS.decision, ["POST"]);
}

/** Applies {@link requireOwnScript}, and keeps a record of who did not pass. */
export function guardScript(services: Services, respond: Responder, request: FastifyRequest): void {
  try {
    requireOwnScript(request.headers, services.publicUrl);
  } catch (error) {
    recordAudit(services, respond.caller(request), {
      event: "request.refused",
      reason: nameError(error).code,
    });
    throw error;
  }
}

function registerEndpoint(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
  limit: RequestLimit,
): void {
  const url = PATHS.authorize;
  scope.get(url, { exposeHeadRoute: false }, async (request, reply) => {
    requireNoFrame(request.headers);
    requireNavigation(request.headers);
    const outcome = await outcomeOf(services, respond, request, limit);
    return sendOutcome(respond, request, reply, outcome);
  });
  // Looking costs nothing and does nothing: no session is read, nobody is asked.
  scope.head(url, async (_request, reply) =>
    respond.dress(reply, "page").header("cache-control", "no-store").type("text/html").send(""),
  );
  scope.register(async (forms) => {
    forms.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: MAX_QUERY_LENGTH * 2 },
      (_request, body, done) => done(null, body),
    );
    forms.post(url, async (request, reply) => redirectForm(services, request, reply));
  });
  refuseOtherMethods(scope, url, ["GET", "HEAD", "POST"]);
}

/** Somebody looking at a page gets a page, whatever went wrong. */
async function outcomeOf(
  services: Services,
  respond: Responder,
  request: FastifyRequest,
  limit: RequestLimit,
): Promise<Outcome> {
  const caller = respond.caller(request);
  try {
    await limit(request);
    return await evaluate(services, caller, rawQuery(request));
  } catch (error) {
    const named = nameError(error);
    reportError(caller, named);
    return createProblemOutcome(named, caller);
  }
}

function sendOutcome(
  respond: Responder,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
): FastifyReply {
  reply.header("cache-control", "no-store");
  if (outcome.kind === "redirect") {
    // Browsers carry the fragment of our address over to one that has none (RFC 9700 §4.1.3).
    return reply.redirect(`${outcome.redirectTo}#`, 303);
  }
  if (outcome.kind === "login") {
    return reply.redirect(outcome.loginUrl, 303);
  }
  const { pages } = respond;
  if (pages === null) {
    return sendWithoutPage(reply, outcome);
  }
  const presentation = choosePresentation(pages, request);
  const html = renderAuthorizePage(pages, presentation, outcome, (error) =>
    reportError({ log: request.log }, nameError(error)),
  );
  const problem = outcome.kind === "problem" ? outcome.problem : null;
  if (problem?.retryAfterSeconds !== undefined) {
    reply.header("retry-after", String(problem.retryAfterSeconds));
  }
  respond.dress(reply, "page").code(problem?.status ?? 200);
  return sendPage(reply, presentation, html);
}

function sendWithoutPage(
  reply: FastifyReply,
  outcome: Extract<Outcome, { kind: "consent" | "problem" }>,
): FastifyReply {
  if (outcome.kind === "problem") {
    return sendProblem(reply, outcome.problem);
  }
  throw new AssentError("not_found", { detail: "No consent page has been built." });
}

/**
 * Turns a form into the navigation it stands for: cookies of `SameSite=Lax` come along then, and a
 * reload does not ask to send a form again.
 *
 * @see OpenID Connect Core §3.1.2.1
 */
function redirectForm(
  { publicUrl }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  requireNoFrame(request.headers);
  const { body } = request;
  if (typeof body !== "string" || !/^[\x21-\x7e]*$/u.test(body) || body.includes("#")) {
    throw new AssentError("invalid_request", { detail: "The body is not a form." });
  }
  if (request.raw.url?.includes("?")) {
    const detail = "Parameters belong in the address or in the body, not in both.";
    throw new AssentError("invalid_request", { detail });
  }
  const query = body.replaceAll("\\", "%5C");
  return reply
    .header("cache-control", "no-store")
    .redirect(`${publicUrl}${PATHS.authorize}?${query}`, 303);
}
