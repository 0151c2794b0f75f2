import { ApiProblem } from "./errors.ts";
import type { ProjectCore } from "./project-core.ts";
import type { TokenService } from "./tokens.ts";

/** The Connected Apps a user has a standing consent with, in Stytch's shape. */
export function connectedAppsOf(project: ProjectCore, userId: string): Record<string, unknown>[] {
  return project.consents.clientsOf(userId).flatMap((clientId) => {
    const client = project.clients.find(clientId);
    if (client === undefined) return [];
    return [
      {
        connected_app_id: clientId,
        name: client.name,
        description: client.description,
        client_type: client.clientType,
        scopes_granted: (project.consents.granted(userId, clientId) ?? []).join(" "),
        ...(client.logoUrl === undefined ? {} : { logo_url: client.logoUrl }),
      },
    ];
  });
}

/**
 * Withdraws a consent: the app leaves the list, its tokens end, and the next authorization has to ask.
 *
 * @throws ApiProblem `connected_app_not_found` when there is no such app or nothing to withdraw
 */
export function revokeConnectedApp(
  project: ProjectCore,
  tokens: TokenService,
  userId: string,
  clientId: string,
): void {
  if (project.consents.granted(userId, clientId) === undefined)
    throw new ApiProblem("connected_app_not_found");
  project.consents.revoke(userId, clientId);
  tokens.revokeGrants(userId, clientId);
}
