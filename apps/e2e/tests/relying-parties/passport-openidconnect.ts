import type { Handler } from "express";
import passport from "passport";
import Strategy from "passport-openidconnect";

import {
  type Account,
  type RelyingPartyApp,
  createSessionApp,
  tellError,
} from "./relying-party.ts";

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly userinfo_endpoint: string;
}

/** The library has no discovery: somebody copies these from the document. */
async function readEndpoints(issuer: string): Promise<Endpoints> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  return (await response.json()) as Endpoints;
}

/** A relying party on passport-openidconnect: a confidential client without PKCE. */
export const createPassportApp: RelyingPartyApp = async (registration) => {
  const { issuer, redirectUri, clientId, clientSecret, scope } = registration;
  const endpoints = await readEndpoints(issuer);
  const strategy = new Strategy(
    {
      issuer,
      authorizationURL: endpoints.authorization_endpoint,
      tokenURL: endpoints.token_endpoint,
      userInfoURL: endpoints.userinfo_endpoint,
      callbackURL: redirectUri,
      clientID: clientId,
      clientSecret: clientSecret ?? "",
      // The library adds `openid` itself.
      scope: scope.replace(/^openid /u, ""),
      nonce: "yes",
      skipUserProfile: false,
    },
    (_issuer: string, { id, emails = [] }: passport.Profile, done: Strategy.VerifyCallback) => {
      const email = emails[0]?.value ?? null;
      done(null, { subject: id, email, error: null } satisfies Account);
    },
  );
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- its types leave the handler open
  const authenticator: passport.Authenticator<Handler, Handler> = new passport.Passport();
  authenticator.use(strategy);
  const app = createSessionApp();
  app.get("/login", authenticator.authenticate("openidconnect"));
  // A denial is a failed sign-in to this library, whose own error has no code.
  const options = { session: false, failWithError: true };
  app.get("/callback", authenticator.authenticate("openidconnect", options), (request, response) =>
    response.json(request.user),
  );
  app.use(tellError);
  return app;
};
