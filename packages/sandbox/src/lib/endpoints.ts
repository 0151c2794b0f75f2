/** One endpoint as documented: Node methods are written as in the SDK, browser methods with `stytch.` before them. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly caller: string;
}

/** Reads `METHOD path caller`. */
export function endpoint(line: string): Endpoint {
  const [, method, path, caller] = /^(GET|POST|PUT|DELETE) (\S+) (.+)$/u.exec(line) ?? [];
  if (method !== "GET" && method !== "POST" && method !== "PUT" && method !== "DELETE")
    throw new Error(line);
  return { method, path: path ?? "", caller: caller ?? "" };
}

/** Every endpoint of the sandbox and who calls it. The overview page shows it; a test keeps the README equal to it. */
export const endpoints: readonly Endpoint[] = [
  "POST /v1/idp/oauth/authorize/start idp.oauth.authorizeStart",
  "POST /v1/idp/oauth/authorize idp.oauth.authorize",
  "GET /v1/sessions sessions.get",
  "POST /v1/sessions/authenticate sessions.authenticate, sessions.authenticateJwt",
  "POST /v1/sessions/exchange_access_token sessions.exchangeAccessToken",
  "POST /v1/sessions/revoke sessions.revoke",
  "GET /v1/sessions/jwks/{project_id} sessions.getJWKS",
  "POST /v1/passwords/authenticate passwords.authenticate",
  "POST /v1/otps/email/send otps.email.send",
  "POST /v1/otps/email/login_or_create otps.email.loginOrCreate",
  "POST /v1/otps/authenticate otps.authenticate",
  "POST /v1/users users.create",
  "POST /v1/users/search users.search",
  "GET /v1/users/{user_id} users.get",
  "PUT /v1/users/{user_id} users.update",
  "DELETE /v1/users/{user_id} users.delete",
  "GET /v1/users/{user_id}/connected_apps users.connectedApps",
  "POST /v1/users/{user_id}/connected_apps/{client_id}/revoke users.revoke",
  "POST /v1/connected_apps/clients connectedApp.clients.create",
  "POST /v1/connected_apps/clients/search connectedApp.clients.search",
  "GET /v1/connected_apps/clients/{client_id} connectedApp.clients.get",
  "PUT /v1/connected_apps/clients/{client_id} connectedApp.clients.update",
  "DELETE /v1/connected_apps/clients/{client_id} connectedApp.clients.delete",
  "POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start connectedApp.clients.secrets.rotateStart",
  "POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel connectedApp.clients.secrets.rotateCancel",
  "POST /v1/connected_apps/clients/{client_id}/secrets/rotate connectedApp.clients.secrets.rotate",
  "POST /v1/m2m/clients m2m.clients.create",
  "POST /v1/m2m/clients/search m2m.clients.search",
  "GET /v1/m2m/clients/{client_id} m2m.clients.get",
  "PUT /v1/m2m/clients/{client_id} m2m.clients.update",
  "DELETE /v1/m2m/clients/{client_id} m2m.clients.delete",
  "POST /v1/m2m/clients/{client_id}/secrets/rotate/start m2m.clients.secrets.rotateStart",
  "POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel m2m.clients.secrets.rotateCancel",
  "POST /v1/m2m/clients/{client_id}/secrets/rotate m2m.clients.secrets.rotate",
  "GET /pwa/v3/projects/{project_slug}/environments/{environment_slug}/jwt_templates/{jwt_template_type} the management API",
  "PUT /pwa/v3/projects/{project_slug}/environments/{environment_slug}/jwt_templates/{jwt_template_type} the management API",
  "GET /v1/rbac/policy rbac.policy",
  "GET /sdk/v1/projects/bootstrap/{public_token} stytch (at start)",
  "POST /sdk/v1/events stytch (events)",
  "POST /sdk/v1/passwords/authenticate stytch.passwords.authenticate",
  "POST /sdk/v1/otps/email/login_or_create stytch.otps.email.loginOrCreate",
  "POST /sdk/v1/otps/email/send/primary stytch.otps.email.send",
  "POST /sdk/v1/otps/email/send/secondary stytch.otps.email.send",
  "POST /sdk/v1/otps/authenticate stytch.otps.authenticate",
  "POST /sdk/v1/sessions/authenticate stytch.session.authenticate",
  "POST /sdk/v1/sessions/exchange_access_token stytch.session.exchangeAccessToken",
  "POST /sdk/v1/sessions/revoke stytch.session.revoke",
  "GET /sdk/v1/users/me stytch.user.get",
  "GET /sdk/v1/users/connected_apps stytch.user.getConnectedApps",
  "POST /sdk/v1/users/connected_apps/{client_id}/revoke stytch.user.revokedConnectedApp",
  "POST /sdk/v1/idp/oauth/authorize/start stytch.idp.oauthAuthorizeStart",
  "POST /sdk/v1/idp/oauth/authorize/submit stytch.idp.oauthAuthorizeSubmit",
  "POST /sdk/v1/oauth/logout/start stytch.idp.oauthLogoutStart",
  "POST /v1/oauth2/token any OAuth client",
  "POST /v1/oauth2/introspect any OAuth client",
  "POST /v1/oauth2/revoke any OAuth client",
  "POST /v1/oauth2/register any OAuth client",
  "GET /v1/oauth2/userinfo any OAuth client",
  "POST /v1/oauth2/userinfo any OAuth client",
  "GET /.well-known/openid-configuration any OAuth client",
  "GET /.well-known/oauth-authorization-server any OAuth client",
  "GET /.well-known/jwks.json any OAuth client",
  "POST /v1/public/{project_id}/oauth2/token any OAuth client, m2m.token",
  "POST /v1/public/{project_id}/oauth2/introspect idp.introspectTokenNetwork",
  "POST /v1/public/{project_id}/oauth2/revoke any OAuth client",
  "GET /v1/public/{project_id}/oauth2/userinfo any OAuth client",
  "POST /v1/public/{project_id}/oauth2/userinfo any OAuth client",
  "GET /v1/public/{project_id}/.well-known/openid-configuration any OAuth client",
  "GET / a person: overview",
  "GET /inbox a person: inbox",
  "GET /inbox.json a test: inbox",
  "GET /healthz a process manager",
].map(endpoint);
