import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import {
  startAuthorization,
  startRequest,
  submitAuthorization,
  submitRequest,
  type Decider,
} from "../../authorization.ts";
import { ApiProblem, parseInput } from "../../errors.ts";
import { sendResult } from "../../responses.ts";
import { sessionSelector } from "../../session-authentication.ts";
import type { TokenService } from "../../tokens.ts";
import { decidingMember, decidingMemberSession } from "../member-decider.ts";
import { findMemberSession } from "../member-sessions.ts";
import type { B2BProject } from "../project.ts";

const selector = v.object({
  organization_id: v.optional(v.string()),
  member_id: v.optional(v.string()),
  ...sessionSelector.entries,
});

/** An organization with a member, or a session, says who decides. */
async function selectDecider(project: B2BProject, body: unknown): Promise<Decider> {
  const { organization_id, member_id, ...session } = parseInput(selector, body);
  const isSession = session.session_token !== undefined || session.session_jwt !== undefined;
  const isMember = organization_id !== undefined || member_id !== undefined;
  if (isMember && isSession) throw new ApiProblem("too_many_user_selection_arguments");
  if (isSession) return decidingMemberSession(project, await findMemberSession(project, session));
  if (organization_id === undefined || member_id === undefined)
    throw new ApiProblem("no_oauth_authorize_member_selector");
  const { organizationId } = project.organizations.get(organization_id);
  const member = project.members.find(member_id);
  if (member?.organizationId !== organizationId) throw new ApiProblem("member_not_found");
  return decidingMember(project, member, project.now());
}

/** `idp.oauth` of the Node SDK's B2B client. */
export function registerMemberIdp(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): void {
  app.post("/v1/b2b/idp/oauth/authorize/start", async ({ body }, reply) => {
    const request = parseInput(startRequest, body);
    const decide = (): Promise<Decider> => selectDecider(project, body);
    return sendResult(reply, await startAuthorization(project, request, decide));
  });
  app.post("/v1/b2b/idp/oauth/authorize", async ({ body }, reply) => {
    const request = parseInput(submitRequest, body);
    const decide = (): Promise<Decider> => selectDecider(project, body);
    return sendResult(reply, await submitAuthorization(project, tokens, request, decide));
  });
}
