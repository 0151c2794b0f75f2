import { AssentError, type Problem } from "@assent/core";
import type { FastifyReply, FastifyRequest } from "fastify";

import { describeError, reportError } from "../authorize/error-delivery.ts";
import { referenceOf } from "./reference.ts";

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) {
    reply.header("retry-after", String(problem.retryAfterSeconds));
  }
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(JSON.stringify(problem));
}

/** Answers any failure: a named one by its problem, every other by one that says nothing. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const named = nameError(error);
  reportError(request, named);
  return sendProblem(reply, describeError(named, referenceOf(request)));
}

/**
 * Puts a failure into our own words. Fastify's client errors keep their meaning; the text of an
 * unexpected error reaches the log as its name and stack, never with its properties, since the
 * SDK's errors carry session tokens there.
 */
export function nameError(error: unknown): AssentError {
  if (error instanceof AssentError) {
    return error;
  }
  const { statusCode = 500, name, stack } = readServerError(error);
  switch (statusCode) {
    case 404:
      return new AssentError("not_found");
    case 413:
      return new AssentError("too_large");
    case 415:
      return new AssentError("unsupported_media_type");
    default: {
      const client = statusCode >= 400 && statusCode < 500;
      const detail = "The body or the address cannot be read.";
      return client
        ? new AssentError("invalid_request", { detail })
        : new AssentError("internal_error", { cause: { name, stack: frames(stack) } });
    }
  }
}

function readServerError(error: unknown): {
  statusCode?: number | undefined;
  name: string;
  stack: string;
} {
  if (!(error instanceof Error)) {
    return { name: typeof error, stack: "" };
  }
  const statusCode =
    "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : undefined;
  return { statusCode, name: error.constructor.name, stack: error.stack ?? "" };
}

/** The frames of a stack without its first lines, which repeat the message. */
function frames(stack: string): readonly string[] {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 10)
    .map((line) => line.trim());
}
