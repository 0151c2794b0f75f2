import type { Decider } from "../authorization.ts";
import type { Session } from "../sessions.ts";
import type { Member } from "./members.ts";
import { admitConnectedApp, effectivePolicy } from "./organizations.ts";
import type { B2BProject } from "./project.ts";
import { describeMember } from "./sign-in.ts";

/** A member who decides without a session: one the server names. */
export function decidingMember(
  project: B2BProject,
  member: Member,
  authenticatedAt: Date,
): Decider {
  const organization = project.organizations.get(member.organizationId);
  const { organization_id: _, ...described } = describeMember(project, member);
  return {
    accountId: member.memberId,
    described,
    policy: effectivePolicy(project.policy, organization),
    roles: member.roles,
    authenticatedAt,
    admit: (client) => admitConnectedApp(organization, client),
  };
}

/** A signed-in member who decides. */
export function decidingMemberSession(
  project: B2BProject,
  { person, startedAt, sessionId }: Session<Member>,
): Decider {
  return { ...decidingMember(project, person, startedAt), sessionId };
}
