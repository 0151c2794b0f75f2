import * as oidc from "openid-client";

import { type Account, type Registration, createSessionApp, tellError } from "./relying-party.ts";
import type { RelyingPartyApp } from "./relying-party.ts";

function discover({ issuer, clientId, clientSecret }: Registration): Promise<oidc.Configuration> {
  const authentication = clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  // The library wants https of every server; a local one is the exception it knows.
  const options = { execute: [oidc.allowInsecureRequests] };
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, options);
}

/** A relying party on openid-client, with discovery, PKCE, state and nonce. */
export const createOpenIdClientApp: RelyingPartyApp = async (registration) => {
  const configuration = await discover(registration);
  const { redirectUri, origin, scope } = registration;
  const app = createSessionApp();
  app.get("/login", async ({ session }, response) => {
    const state = oidc.randomState();
    const nonce = oidc.randomNonce();
    const codeVerifier = oidc.randomPKCECodeVerifier();
    session.pending = { state, nonce, codeVerifier };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: "S256",
    });
    response.redirect(url.href);
  });
  app.get("/callback", async ({ session, originalUrl }, response) => {
    const { pending } = session;
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(originalUrl, origin), {
      idTokenExpected: true,
      ...(pending && {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.codeVerifier,
      }),
    });
    const subject = tokens.claims()?.sub ?? "";
    const { email = null } = await oidc.fetchUserInfo(configuration, tokens.access_token, subject);
    response.json({ subject, email, error: null } satisfies Account);
  });
  app.use(tellError);
  return app;
};
