import { isPublic } from "./client-rules.ts";
import type { Client } from "./clients.ts";
import { ApiProblem } from "./errors.ts";
import { createSecretValue } from "./identifiers.ts";
import type { ProjectCore } from "./project-core.ts";
import { isSameSecret } from "./request-guards.ts";

/** The secret of a confidential client while its replacement is being rolled out. */
interface RotatingSecrets {
  readonly clientSecret: string;
  readonly nextClientSecret: string;
}

function rotating(client: Client): RotatingSecrets {
  const { clientSecret, nextClientSecret } = client;
  if (isPublic(client.clientType) || clientSecret === undefined)
    throw new ApiProblem("public_connected_apps_do_not_have_secrets");
  if (nextClientSecret === undefined) throw new ApiProblem("connected_app_not_rotating_secret");
  return { clientSecret, nextClientSecret };
}

function settle(project: ProjectCore, client: Client, clientSecret: string): Client {
  const { nextClientSecret: _next, ...rest } = client;
  const settled = { ...rest, clientSecret };
  project.clients.replace(settled);
  return settled;
}

/**
 * Gives the Connected App a second secret; both are accepted until the rotation is completed or cancelled.
 *
 * @throws ApiProblem `public_connected_apps_do_not_have_secrets`, `connected_app_already_rotating_secret`
 */
export function startSecretRotation(
  project: ProjectCore,
  client: Client,
): RotatingSecrets & Client {
  if (isPublic(client.clientType) || client.clientSecret === undefined)
    throw new ApiProblem("public_connected_apps_do_not_have_secrets");
  if (client.nextClientSecret !== undefined)
    throw new ApiProblem("connected_app_already_rotating_secret");
  const { clientSecret } = client;
  const started = { ...client, clientSecret, nextClientSecret: createSecretValue() };
  project.clients.replace(started);
  return started;
}

/**
 * Ends a rotation: the second secret becomes the only one.
 *
 * @throws ApiProblem `public_connected_apps_do_not_have_secrets`, `connected_app_not_rotating_secret`
 */
export function completeSecretRotation(project: ProjectCore, client: Client): Client {
  return settle(project, client, rotating(client).nextClientSecret);
}

/**
 * Ends a rotation: the second secret is forgotten.
 *
 * @throws ApiProblem `public_connected_apps_do_not_have_secrets`, `connected_app_not_rotating_secret`
 */
export function cancelSecretRotation(project: ProjectCore, client: Client): Client {
  return settle(project, client, rotating(client).clientSecret);
}

/** Whether this is the secret of the Connected App, or the next one of a rotation under way. */
export function acceptsSecret(client: Client | undefined, presented: string): boolean {
  return [client?.clientSecret, client?.nextClientSecret].some(
    (secret) => secret !== undefined && isSameSecret(secret, presented),
  );
}
