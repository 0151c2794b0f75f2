import type { FastifyInstance } from "fastify";

import type { Project } from "../project.ts";
import { sendResult } from "../responses.ts";

/** `rbac` of the Node SDK. */
export function registerRbac(app: FastifyInstance, project: Project): void {
  app.get("/v1/rbac/policy", async (_request, reply) =>
    sendResult(reply, { policy: project.policy }),
  );
}
