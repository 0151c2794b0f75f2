import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../errors.ts";
import type { Project } from "../project.ts";
import { sendResult } from "../responses.ts";
import {
  authenticateSession,
  findSession,
  sessionOptions,
  sessionSelector,
  describeSession,
} from "../session-authentication.ts";
import { exchangeAccessToken, exchangeRequest } from "../session-exchange.ts";
import type { TokenService } from "../tokens.ts";

const authenticateRequest = v.object({
  ...sessionSelector.entries,
  ...sessionOptions.entries,
  authorization_check: v.optional(v.object({ resource_id: v.string(), action: v.string() })),
});
const revokeRequest = v.object({ session_id: v.optional(v.string()), ...sessionSelector.entries });

async function revoke(
  project: Project,
  request: v.InferOutput<typeof revokeRequest>,
): Promise<void> {
  const given = [request.session_id, request.session_token, request.session_jwt].filter(
    (one) => one !== undefined,
  );
  if (given.length === 0) throw new ApiProblem("no_session_revoke_arguments");
  if (given.length > 1) throw new ApiProblem("too_many_session_revoke_arguments");
  const session =
    request.session_id === undefined
      ? await findSession(project, request)
      : project.sessions.find(request.session_id);
  if (session === undefined) throw new ApiProblem("session_not_found");
  project.sessions.revoke(session.sessionId);
}

/** `sessions` of the Node SDK, except its key set, which is public. */
export function registerSessions(
  app: FastifyInstance,
  project: Project,
  tokens: TokenService,
): void {
  app.get("/v1/sessions", async ({ query }, reply) => {
    const { user_id } = parseInput(v.object({ user_id: v.string() }), query);
    if (project.people.find(user_id) === undefined) throw new ApiProblem("user_not_found");
    return sendResult(reply, {
      sessions: project.sessions
        .of(({ userId }) => userId === user_id)
        .map((session) => describeSession(project, session)),
    });
  });
  app.post("/v1/sessions/authenticate", async ({ body }, reply) => {
    const request = parseInput(authenticateRequest, body);
    const session = await findSession(project, request);
    return sendResult(
      reply,
      await authenticateSession(project, session, request, request.authorization_check),
    );
  });
  app.post("/v1/sessions/exchange_access_token", async ({ body }, reply) =>
    sendResult(
      reply,
      await exchangeAccessToken(project, tokens, parseInput(exchangeRequest, body)),
    ),
  );
  app.post("/v1/sessions/revoke", async ({ body }, reply) => {
    await revoke(project, parseInput(revokeRequest, body));
    return sendResult(reply);
  });
}
