import type { FastifyRequest } from "fastify";
import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { findMemberSession } from "./member-sessions.ts";
import { isAdmin } from "./members.ts";
import type { Organization } from "./organizations.ts";
import type { B2BProject } from "./project.ts";

const actingHeaders = v.object({
  "x-stytch-member-session": v.optional(v.string()),
  "x-stytch-member-sessionjwt": v.optional(v.string()),
});

/**
 * Checks the member on whose behalf a server calls, when its SDK call carries an `authorization`: they must belong to
 * the organization and be its admin, or act on themselves. Without one, the project's secret is enough.
 *
 * @throws ApiProblem `session_not_found`, `session_authorization_tenancy_error`, `session_authorization_error`
 */
export async function requireActingMember(
  project: B2BProject,
  { headers }: Pick<FastifyRequest, "headers">,
  organization: Organization,
  memberId?: string,
): Promise<void> {
  const { "x-stytch-member-session": session_token, "x-stytch-member-sessionjwt": session_jwt } =
    v.parse(actingHeaders, headers);
  if (session_token === undefined && session_jwt === undefined) return;
  const { person } = await findMemberSession(project, { session_token, session_jwt });
  if (person.organizationId !== organization.organizationId)
    throw new ApiProblem("session_authorization_tenancy_error");
  if (!isAdmin(person) && person.memberId !== memberId)
    throw new ApiProblem("session_authorization_error");
}
