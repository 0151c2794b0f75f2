import { Provider, type Configuration } from "oidc-provider";

import { acceptsSecret } from "./client-secrets.ts";
import { isPublic } from "./client-rules.ts";
import type { ProjectCore } from "./project-core.ts";
import type { ProviderStorage } from "./provider-storage.ts";
import { knownScopes } from "./scopes.ts";

/** Three months, as Stytch documents for refresh tokens. */
export const refreshTokenSeconds = 90 * 24 * 60 * 60;

const codeSeconds = 10 * 60;

function configuration(project: ProjectCore, storage: ProviderStorage): Configuration {
  return {
    adapter: (model) => storage.adapter(model),
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "given_name", "middle_name", "family_name"],
      phone: ["phone_number", "phone_number_verified"],
    },
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    clientBasedCORS: () => false,
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      introspection: {
        enabled: true,
        allowedPolicy: (_context, client, token) => client.clientId === token.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => client.clientId === token.clientId,
      },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
    },
    findAccount: (_context, accountId) => {
      const claims = project.accounts.claims(accountId);
      return claims === undefined ? undefined : { accountId, claims: () => claims };
    },
    issueRefreshToken: (_context, _client, code) => code.scopes.has("offline_access"),
    jwks: { keys: [project.keys.privateJwk] },
    pkce: { required: () => false },
    responseTypes: ["code"],
    rotateRefreshToken: ({ oidc }) => {
      const client = project.clients.find(oidc.client?.clientId ?? "");
      return client === undefined || isPublic(client.clientType);
    },
    scopes: knownScopes(project.policy),
    ttl: {
      AccessToken: (_context, _token, client) =>
        (project.clients.find(client.clientId)?.accessTokenExpiryMinutes ?? 60) * 60,
      AuthorizationCode: codeSeconds,
      Grant: refreshTokenSeconds * 4,
      IdToken: 60 * 60,
      RefreshToken: refreshTokenSeconds,
    },
  };
}

/** The certified provider behind the token endpoint. Its own authorization endpoint is never exposed. */
export function createProvider(project: ProjectCore, storage: ProviderStorage): Provider {
  const provider = new Provider(project.url, configuration(project, storage));
  // While a secret is being rotated there are two; the provider itself knows one.
  provider.Client.prototype.compareClientSecret = function compareClientSecret(presented) {
    return acceptsSecret(project.clients.find(this.clientId), presented);
  };
  return provider;
}
