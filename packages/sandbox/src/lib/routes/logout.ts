import type { FastifyInstance } from "fastify";

import { parseInput } from "../errors.ts";
import { logoutRequest, startLogout } from "../logout.ts";
import type { Project } from "../project.ts";
import { presentedSessionToken } from "../request-guards.ts";
import { sendData } from "../responses.ts";

/** The logout call of the browser SDK's identity provider page. Nobody has to be signed in for it. */
export function registerLogout(app: FastifyInstance, project: Project): void {
  app.post("/sdk/v1/oauth/logout/start", async (request, reply) => {
    const token = presentedSessionToken(project, request);
    const session = token === undefined ? undefined : project.sessions.findByToken(token);
    const parsed = parseInput(logoutRequest, request.body);
    return sendData(reply, await startLogout(project, parsed, session?.person.userId));
  });
}
