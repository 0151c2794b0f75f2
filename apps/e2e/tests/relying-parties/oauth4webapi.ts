import * as oauth from "oauth4webapi";

import { type Account, type Registration, createSessionApp, tellError } from "./relying-party.ts";
import type { Pending, RelyingPartyApp } from "./relying-party.ts";

// The library wants https of every server; a local one is the exception it knows, call by call.
const LOCAL = { [oauth.allowInsecureRequests]: true };

interface Parties {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly authentication: oauth.ClientAuth;
}

async function discover({ issuer, clientId, clientSecret }: Registration): Promise<Parties> {
  const url = new URL(issuer);
  const response = await oauth.discoveryRequest(url, { ...LOCAL, algorithm: "oidc" });
  return {
    server: await oauth.processDiscoveryResponse(url, response),
    client: { client_id: clientId },
    authentication: clientSecret === null ? oauth.None() : oauth.ClientSecretPost(clientSecret),
  };
}

async function exchange(
  { server, client, authentication }: Parties,
  { state, nonce, codeVerifier }: Pending,
  answer: { readonly url: URL; readonly redirectUri: string },
): Promise<Account> {
  const parameters = oauth.validateAuthResponse(server, client, answer.url, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    parameters,
    answer.redirectUri,
    codeVerifier,
    LOCAL,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? "";
  const information = await oauth.userInfoRequest(server, client, tokens.access_token, LOCAL);
  const profile = await oauth.processUserInfoResponse(server, client, subject, information);
  return { subject, email: profile.email ?? null, error: null };
}

/** A relying party on oauth4webapi, every step by hand. */
export const createOauth4WebApiApp: RelyingPartyApp = async (registration) => {
  const parties = await discover(registration);
  const { redirectUri, origin, scope, clientId } = registration;
  const app = createSessionApp();
  app.get("/login", async ({ session }, response) => {
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    const codeVerifier = oauth.generateRandomCodeVerifier();
    session.pending = { state, nonce, codeVerifier };
    const url = new URL(parties.server.authorization_endpoint ?? "");
    url.search = new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: "S256",
    }).toString();
    response.redirect(url.href);
  });
  app.get("/callback", async ({ session, originalUrl }, response) => {
    const pending = session.pending ?? { state: "", nonce: "", codeVerifier: "" };
    const url = new URL(originalUrl, origin);
    response.json(await exchange(parties, pending, { url, redirectUri }));
  });
  app.use(tellError);
  return app;
};
