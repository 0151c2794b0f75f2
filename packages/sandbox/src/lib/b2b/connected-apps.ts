import type { Client } from "../clients.ts";
import { ApiProblem } from "../errors.ts";
import type { B2BProject } from "./project.ts";

interface ActiveMember {
  readonly member_id: string;
  readonly granted_scopes: readonly string[];
}

/** The members of an organization who let a Connected App act for them. */
function activeMembers(
  project: B2BProject,
  organizationId: string,
  clientId: string,
): ActiveMember[] {
  return project.members.of(organizationId).flatMap(({ memberId }) => {
    const granted_scopes = project.consents.granted(memberId, clientId);
    return granted_scopes === undefined ? [] : [{ member_id: memberId, granted_scopes }];
  });
}

function facts(client: Client): Record<string, unknown> {
  return {
    connected_app_id: client.clientId,
    name: client.name,
    description: client.description,
    client_type: client.clientType,
    ...(client.logoUrl === undefined ? {} : { logo_url: client.logoUrl }),
  };
}

/** The Connected Apps that members of an organization use, in Stytch's shape. */
export function organizationApps(
  project: B2BProject,
  organizationId: string,
): Record<string, unknown>[] {
  return project.clients
    .all()
    .filter(({ clientId }) => activeMembers(project, organizationId, clientId).length > 0)
    .map(facts);
}

/**
 * One of them, with the members who use it.
 *
 * @throws ApiProblem `connected_app_not_found` when no member uses it
 */
export function describeOrganizationApp(
  project: B2BProject,
  organizationId: string,
  clientId: string,
): Record<string, unknown> {
  const client = project.clients.find(clientId);
  const active_members = activeMembers(project, organizationId, clientId);
  if (client === undefined || active_members.length === 0)
    throw new ApiProblem("connected_app_not_found");
  return { ...facts(client), active_members };
}
