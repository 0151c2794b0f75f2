import { AssentError } from "@assent/core";
import type { FastifyInstance } from "fastify";

/** Answers every other method of an address with 405 and what it does take. */
export function refuseOtherMethods(
  scope: FastifyInstance,
  url: string,
  taken: readonly string[],
): void {
  const method = scope.supportedMethods.filter((name) => !taken.includes(name));
  scope.route({
    method,
    url,
    onRequest: async (_request, reply) => {
      reply.header("allow", taken.join(", "));
      throw new AssentError("method_not_allowed");
    },
    handler: () => undefined,
  });
}
