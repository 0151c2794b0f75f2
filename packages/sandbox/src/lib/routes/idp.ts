import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import {
  startAuthorization,
  startRequest,
  submitAuthorization,
  submitRequest,
  type Decider,
} from "../authorization.ts";
import { ApiProblem, parseInput } from "../errors.ts";
import type { Project } from "../project.ts";
import { sendResult } from "../responses.ts";
import { findSession, sessionSelector } from "../session-authentication.ts";
import type { TokenService } from "../tokens.ts";
import { decidingSession, decidingUser } from "../user-decider.ts";

const selector = v.object({ user_id: v.optional(v.string()), ...sessionSelector.entries });

/** Exactly one of `user_id`, `session_token` and `session_jwt` says who decides. */
async function selectDecider(project: Project, body: unknown): Promise<Decider> {
  const { user_id, session_token, session_jwt } = parseInput(selector, body);
  const isSession = session_token !== undefined || session_jwt !== undefined;
  if (user_id === undefined && !isSession) throw new ApiProblem("no_oauth_authorize_user_selector");
  if (user_id !== undefined && isSession) throw new ApiProblem("too_many_user_selection_arguments");
  if (user_id === undefined) {
    return decidingSession(project, await findSession(project, { session_token, session_jwt }));
  }
  const person = project.people.find(user_id);
  if (person === undefined) throw new ApiProblem("user_not_found");
  return decidingUser(project, person, project.now());
}

/** `idp.oauth` of the Node SDK. */
export function registerIdp(app: FastifyInstance, project: Project, tokens: TokenService): void {
  app.post("/v1/idp/oauth/authorize/start", async ({ body }, reply) =>
    sendResult(
      reply,
      await startAuthorization(project, parseInput(startRequest, body), () =>
        selectDecider(project, body),
      ),
    ),
  );
  app.post("/v1/idp/oauth/authorize", async ({ body }, reply) =>
    sendResult(
      reply,
      await submitAuthorization(project, tokens, parseInput(submitRequest, body), () =>
        selectDecider(project, body),
      ),
    ),
  );
}
