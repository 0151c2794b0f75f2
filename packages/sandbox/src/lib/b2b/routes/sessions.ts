import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../../errors.ts";
import { sendResult } from "../../responses.ts";
import { sessionOptions, sessionSelector } from "../../session-authentication.ts";
import { exchangeRequest } from "../../session-exchange.ts";
import type { TokenService } from "../../tokens.ts";
import {
  authenticateMemberSession,
  exchangeMemberAccessToken,
  exchangeMemberSession,
  findMemberSession,
  memberAuthorizationCheck,
  organizationExchangeRequest,
} from "../member-sessions.ts";
import type { Member } from "../members.ts";
import type { B2BProject } from "../project.ts";
import { wireMemberSession } from "../sign-in.ts";

const authenticateRequest = v.object({
  ...sessionSelector.entries,
  ...sessionOptions.entries,
  authorization_check: v.optional(memberAuthorizationCheck),
});
const revokeRequest = v.object({
  member_session_id: v.optional(v.string()),
  member_id: v.optional(v.string()),
  ...sessionSelector.entries,
});
const listRequest = v.object({ organization_id: v.string(), member_id: v.string() });

/** Ends every session of a member. */
function revokeSessionsOf(project: B2BProject, { memberId }: Member): void {
  for (const { sessionId } of project.sessions.of((member) => member.memberId === memberId))
    project.sessions.revoke(sessionId);
}

async function revoke(
  project: B2BProject,
  request: v.InferOutput<typeof revokeRequest>,
): Promise<void> {
  const given = Object.values(request).filter((one) => one !== undefined);
  if (given.length === 0) throw new ApiProblem("no_session_revoke_arguments");
  if (given.length > 1) throw new ApiProblem("too_many_session_revoke_arguments");
  if (request.member_id !== undefined) {
    const member = project.members.find(request.member_id);
    if (member === undefined) throw new ApiProblem("member_not_found");
    revokeSessionsOf(project, member);
    return;
  }
  const session =
    request.member_session_id === undefined
      ? await findMemberSession(project, request)
      : project.sessions.find(request.member_session_id);
  if (session === undefined) throw new ApiProblem("session_not_found");
  project.sessions.revoke(session.sessionId);
}

/** `sessions` of the Node SDK's B2B client, except its key set, which is public. */
export function registerMemberSessions(
  app: FastifyInstance,
  project: B2BProject,
  tokens: TokenService,
): void {
  app.get("/v1/b2b/sessions", async ({ query }, reply) => {
    const { organization_id, member_id } = parseInput(listRequest, query);
    const { organizationId } = project.organizations.get(organization_id);
    if (project.members.find(member_id)?.organizationId !== organizationId)
      throw new ApiProblem("member_not_found");
    const sessions = project.sessions.of(({ memberId }) => memberId === member_id);
    return sendResult(reply, {
      member_sessions: sessions.map((session) => wireMemberSession(project, session)),
    });
  });
  app.post("/v1/b2b/sessions/authenticate", async ({ body }, reply) => {
    const request = parseInput(authenticateRequest, body);
    const session = await findMemberSession(project, request);
    return sendResult(
      reply,
      await authenticateMemberSession(project, session, request, request.authorization_check),
    );
  });
  app.post("/v1/b2b/sessions/exchange", async ({ body }, reply) => {
    const request = parseInput(organizationExchangeRequest, body);
    const session = await findMemberSession(project, request);
    return sendResult(reply, await exchangeMemberSession(project, session, request));
  });
  app.post("/v1/b2b/sessions/exchange_access_token", async ({ body }, reply) =>
    sendResult(
      reply,
      await exchangeMemberAccessToken(project, tokens, parseInput(exchangeRequest, body)),
    ),
  );
  app.post("/v1/b2b/sessions/revoke", async ({ body }, reply) => {
    await revoke(project, parseInput(revokeRequest, body));
    return sendResult(reply);
  });
}
