import express from "express";
import oidc, { type ConfigParams } from "express-openid-connect";

import { type Account, type RelyingPartyApp, tellError } from "./relying-party.ts";

async function createApp(
  { issuer, origin, clientId, clientSecret, scope }: Parameters<RelyingPartyApp>[0],
  parameters: ConfigParams["authorizationParams"],
): ReturnType<RelyingPartyApp> {
  const app = express();
  app.use(
    oidc.auth({
      issuerBaseURL: issuer,
      baseURL: origin,
      clientID: clientId,
      clientSecret: clientSecret ?? "",
      secret: crypto.randomUUID(),
      authRequired: false,
      authorizationParams: { scope, ...parameters },
    }),
  );
  app.get("/", async ({ oidc: visitor }, response) => {
    const { sub: subject, email = null } = await visitor.fetchUserInfo();
    response.json({ subject, email, error: null } satisfies Account);
  });
  app.use(tellError);
  return app;
}

/** A relying party on express-openid-connect, told to use the code flow with its answer in the query. */
export const createExpressOpenIdConnectApp: RelyingPartyApp = (registration) =>
  createApp(registration, { response_type: "code", response_mode: "query" });

/** The same with what the library does unless told: an ID token by form post. */
export const createUnconfiguredExpressOpenIdConnectApp: RelyingPartyApp = (registration) =>
  createApp(registration, {});
