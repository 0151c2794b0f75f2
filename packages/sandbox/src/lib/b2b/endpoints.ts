import { endpoint, endpoints, type Endpoint } from "../endpoints.ts";

/** The endpoints that only the B2B project has. */
export const memberEndpoints: readonly Endpoint[] = [
  "POST /v1/b2b/idp/oauth/authorize/start idp.oauth.authorizeStart",
  "POST /v1/b2b/idp/oauth/authorize idp.oauth.authorize",
  "GET /v1/b2b/sessions sessions.get",
  "POST /v1/b2b/sessions/authenticate sessions.authenticate, sessions.authenticateJwt",
  "POST /v1/b2b/sessions/exchange sessions.exchange",
  "POST /v1/b2b/sessions/exchange_access_token sessions.exchangeAccessToken",
  "POST /v1/b2b/sessions/revoke sessions.revoke",
  "GET /v1/b2b/sessions/jwks/{project_id} sessions.getJWKS",
  "POST /v1/b2b/passwords/authenticate passwords.authenticate",
  "POST /v1/b2b/passwords/discovery/authenticate passwords.discovery.authenticate",
  "POST /v1/b2b/otps/email/login_or_signup otps.email.loginOrSignup",
  "POST /v1/b2b/otps/email/authenticate otps.email.authenticate",
  "POST /v1/b2b/otps/email/discovery/send otps.email.discovery.send",
  "POST /v1/b2b/otps/email/discovery/authenticate otps.email.discovery.authenticate",
  "POST /v1/b2b/discovery/organizations discovery.organizations.list",
  "POST /v1/b2b/discovery/organizations/create discovery.organizations.create",
  "POST /v1/b2b/discovery/intermediate_sessions/exchange discovery.intermediateSessions.exchange",
  "POST /sdk/v1/b2b/passwords/authenticate stytch.passwords.authenticate",
  "POST /sdk/v1/b2b/passwords/discovery/authenticate stytch.passwords.discovery.authenticate",
  "POST /sdk/v1/b2b/otps/email/login_or_signup stytch.otps.email.loginOrSignup",
  "POST /sdk/v1/b2b/otps/email/authenticate stytch.otps.email.authenticate",
  "POST /sdk/v1/b2b/otps/email/discovery/send stytch.otps.email.discovery.send",
  "POST /sdk/v1/b2b/otps/email/discovery/authenticate stytch.otps.email.discovery.authenticate",
  "POST /sdk/v1/b2b/discovery/organizations stytch.discovery.organizations.list",
  "POST /sdk/v1/b2b/discovery/organizations/create stytch.discovery.organizations.create",
  "POST /sdk/v1/b2b/discovery/intermediate_sessions/exchange stytch.discovery.intermediateSessions.exchange",
  "POST /sdk/v1/b2b/sessions/authenticate stytch.session.authenticate",
  "POST /sdk/v1/b2b/sessions/exchange stytch.session.exchange",
  "POST /sdk/v1/b2b/sessions/exchange_access_token stytch.session.exchangeAccessToken",
  "POST /sdk/v1/b2b/sessions/revoke stytch.session.revoke",
  "GET /sdk/v1/b2b/organizations/members/me stytch.self.get",
  "GET /sdk/v1/b2b/organizations/me stytch.organization.get",
  "POST /sdk/v1/b2b/organizations/search stytch.organization.getBySlug",
  "GET /sdk/v1/b2b/organizations/members/connected_apps stytch.self.getConnectedApps",
  "POST /sdk/v1/b2b/organizations/members/connected_apps/{client_id}/revoke stytch.self.revokeConnectedApp",
  "GET /sdk/v1/b2b/organizations/connected_apps stytch.organization.getConnectedApps",
  "GET /sdk/v1/b2b/organizations/connected_apps/{client_id} stytch.organization.getConnectedApp",
  "POST /sdk/v1/idp/b2b/oauth/authorize/start stytch.idp.oauthAuthorizeStart",
  "POST /sdk/v1/idp/b2b/oauth/authorize/submit stytch.idp.oauthAuthorizeSubmit",
].map(endpoint);

const everywhere =
  /^\/($|\.well-known|inbox|healthz|v1\/(oauth2|public|connected_apps)|sdk\/v1\/(projects|events))/u;

/** Every endpoint of a B2B sandbox: its own, then those that both projects have. */
export const b2bEndpoints: readonly Endpoint[] = [
  ...memberEndpoints,
  ...endpoints.filter(({ path }) => everywhere.test(path)),
];
