import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { ApiProblem, parseInput } from "../errors.ts";
import type { ProjectCore } from "../project-core.ts";
import { sendResult } from "../responses.ts";
import { knownScopes } from "../scopes.ts";

function common(project: ProjectCore): Record<string, unknown> {
  const { switches } = project;
  return {
    issuer: project.url,
    authorization_endpoint: `${project.appUrl}/oauth/authorize`,
    token_endpoint: `${project.url}/v1/oauth2/token`,
    jwks_uri: `${project.url}/.well-known/jwks.json`,
    userinfo_endpoint: `${project.url}/v1/oauth2/userinfo`,
    revocation_endpoint: `${project.url}/v1/oauth2/revoke`,
    introspection_endpoint: `${project.url}/v1/oauth2/introspect`,
    scopes_supported: knownScopes(project.policy).filter((scope) => scope !== "full_access"),
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    ...(switches.advertiseIss ? { authorization_response_iss_parameter_supported: true } : {}),
    ...(switches.clientIdMetadataDocuments ? { client_id_metadata_document_supported: true } : {}),
    ...(switches.dynamicClientRegistration
      ? { registration_endpoint: `${project.url}/v1/oauth2/register` }
      : {}),
  };
}

function openidConfiguration(project: ProjectCore): Record<string, unknown> {
  return {
    ...common(project),
    id_token_signing_alg_values_supported: ["RS256"],
    subject_types_supported: ["public"],
  };
}

/** Public documents: what clients discover, and the keys. */
export function registerDiscovery(app: FastifyInstance, project: ProjectCore): void {
  const requireProject = (params: unknown): void => {
    if (parseInput(v.object({ projectId: v.string() }), params).projectId !== project.id) {
      throw new ApiProblem("project_not_found");
    }
  };
  const keys = { keys: [project.keys.publicJwk] };
  const sessionKeys = {
    consumer: "/v1/sessions/jwks/:projectId",
    b2b: "/v1/b2b/sessions/jwks/:projectId",
  }[project.vertical];
  app.get("/.well-known/openid-configuration", async (_request, reply) =>
    sendResult(reply, openidConfiguration(project)),
  );
  app.get("/.well-known/oauth-authorization-server", async (_request, reply) =>
    sendResult(reply, common(project)),
  );
  app.get("/.well-known/jwks.json", async (_request, reply) => sendResult(reply, keys));
  app.get(sessionKeys, async ({ params }, reply) => {
    requireProject(params);
    return sendResult(reply, keys);
  });
  app.get("/v1/public/:projectId/.well-known/openid-configuration", async ({ params }, reply) => {
    requireProject(params);
    return sendResult(reply, openidConfiguration(project));
  });
}
