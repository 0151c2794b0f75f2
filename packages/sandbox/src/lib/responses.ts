import type { FastifyReply } from "fastify";

import { createIdentifier } from "./identifiers.ts";

/** Sends what every successful call of the server API carries besides its own members. */
export function sendResult(
  reply: FastifyReply,
  result: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply.send({ request_id: createIdentifier("request-id"), status_code: 200, ...result });
}

/** The same in the envelope that the browser SDK opens. */
export function sendData(
  reply: FastifyReply,
  result: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply.send({
    data: { request_id: createIdentifier("request-id"), status_code: 200, ...result },
  });
}
