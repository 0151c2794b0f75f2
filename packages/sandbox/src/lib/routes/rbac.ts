import type { FastifyInstance } from "fastify";

import { policy } from "../rbac.ts";
import { sendResult } from "../responses.ts";

/** `rbac` of the Node SDK. */
export function registerRbac(app: FastifyInstance): void {
  app.get("/v1/rbac/policy", async (_request, reply) => sendResult(reply, { policy }));
}
