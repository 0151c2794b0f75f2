import type { FastifyRequest } from "fastify";

/**
 * The id that answer, log and audit trail share: the server's own request id. One that a client
 * could have chosen is passed on only when it is a plain word.
 */
export function referenceOf({ id }: Pick<FastifyRequest, "id">): string {
  return /^[\w-]{1,64}$/u.test(id) ? id : id.replace(/[^\w-]/gu, "").slice(0, 64) || "none";
}
